"""WARC, by warcio: one article for each page that was archived."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import IO, Any

from kg.articles.encodings import Undecodable
from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, TooLong, short

# Compressions of a page that warcio undoes by itself; brotli needs a library beside it.
KNOWN = ("identity", "gzip", "x-gzip", "deflate", "none", "")
CHUNK = 65_536  # bytes
PAGES = ("text/html", "application/xhtml+xml")


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of the pages, numbered from 1; raises `Malformed` or `TooLong`.

    Pictures, redirections and pages without an article are left out.
    """
    yield from enumerate(articles(content.readable(), options), start=1)


def articles(stream: IO[bytes], options: ReadOptions) -> Iterator[RawArticle | str]:
    """Yield the article of each page of an archive, or what is wrong with one."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    archive = ArchiveIterator(stream)
    archive.INC_RECORD = ""  # what it would print about a record of a wrong length
    try:
        for record in archive:
            if record.rec_type == "conversion":
                yield from converted(record, options)
            elif record.rec_type in ("response", "resource") and is_page(record):
                yield from pages(record, options)
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, KeyError) as error:
        if isinstance(error, Malformed | TooLong):
            raise
        raise Malformed(f"a broken WARC file ({short(error)})") from None


def is_page(record: Any) -> bool:
    """Return whether a record holds a page, and not an error or a picture."""
    http = record.http_headers
    if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
        return False
    headers = http or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower().startswith(PAGES)


def converted(record: Any, options: ReadOptions) -> Iterator[RawArticle | str]:
    """Yield the article of a page that Common Crawl keeps as its text (WET)."""
    if "text/plain" not in (record.rec_headers.get_header("Content-Type") or "").lower():
        return
    most = options.most_bytes
    data = record.content_stream().read(most + 1)
    address = clean(record.rec_headers.get_header("WARC-Target-URI"))
    if len(data) > most:
        yield f"a text over {most:,} bytes ({address})"
        return
    if text := data.decode("utf-8", "replace").strip():
        yield RawArticle(text, Fields(url=address))


def pages(record: Any, options: ReadOptions) -> Iterator[RawArticle | str]:
    """Yield the articles of a record, mostly one; none where its page has none."""
    from kg.articles.pages import articles

    if (lack := undecodable(record)) is not None:
        yield lack
        return
    most = options.most_bytes_of_page
    address = clean(record.rec_headers.get_header("WARC-Target-URI"))
    try:
        data = unpacked(record, most=most + 1)
        if len(data) > most:
            yield f"a page over {most:,} bytes ({address})"
            return
        found = articles(data, options)
    except (Malformed, TooLong, Undecodable) as error:
        yield str(error)
        return
    for fields, text in found:
        if text.strip():
            yield RawArticle(text, fields.over(Fields(url=address)))


def unpacked(record: Any, *, most: int) -> bytes:
    """Return at most so many bytes of a page, its compression undone. Raises `Malformed`."""
    if coding_of(record) != "br":
        return bytes(record.content_stream().read(most))
    import brotli

    record.http_headers.remove_header("Content-Encoding")  # else warcio tries, and fails
    stream, decompressor, data = record.content_stream(), brotli.Decompressor(), b""
    try:
        while len(data) < most and (chunk := stream.read(CHUNK)):
            data += decompressor.process(chunk, output_buffer_limit=most - len(data))
            while len(data) < most and not decompressor.can_accept_more_data():
                data += decompressor.process(b"", output_buffer_limit=most - len(data))
    except brotli.error as error:
        raise Malformed(f"a page that brotli cannot unpack ({short(error)})") from None
    return data[:most]


def coding_of(record: Any) -> str:
    """Return how the page of a record is compressed, as its headers say it."""
    told = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    return (told or "identity").strip().lower()


def undecodable(record: Any) -> str | None:
    """Return what is wrong with a record whose page is compressed in a way not known here."""
    coding = coding_of(record)
    if coding in KNOWN or (coding == "br" and find_spec("brotli")):
        return None
    address = record.rec_headers.get_header("WARC-Target-URI")
    mend = "; pip install brotli" if coding == "br" else ""
    return f"a page compressed by {coding}, which cannot be read ({address}){mend}"
