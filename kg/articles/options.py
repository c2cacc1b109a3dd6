"""What a user can say about the files to read."""

from dataclasses import dataclass

ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How to read files.

    `limit` is the most characters that an article may have. `text`, `title`, `published`, `url`
    and `publisher` name the columns (or JSON keys) that hold these; where None, the usual names
    are looked for. `encoding` overrules detection. `in_language` says which articles are analysed:
    those in a language ("en"), `ANY`, or where None those in the pipeline's.
    """

    limit: int = 1_000_000
    text: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    encoding: str | None = None
    in_language: str | None = None

    @property
    def most_bytes(self) -> int:
        """Return the most bytes that a file of one article may have (four a character)."""
        return 4 * self.limit + 65_536

    @property
    def most_bytes_of_page(self) -> int:
        """Return the most bytes that a saved page may have, with its scripts and pictures."""
        return 20 * self.limit + 65_536

    @property
    def most_bytes_of_file(self) -> int:
        """Return the most bytes that a document or a message may have, with its pictures."""
        return 200 * self.limit + 65_536

    def fingerprint(self) -> str:
        """Return what changes the articles that a file yields; empty for the defaults."""
        named = (self.text, self.title, self.published, self.url, self.publisher, self.encoding,
                 self.in_language)  # fmt: skip
        return repr(named) if any(named) else ""
