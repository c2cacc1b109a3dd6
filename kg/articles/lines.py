"""The lines of a text, as their shape shows them: indent, bullet, table, end of a sentence."""

import re
from dataclasses import dataclass

LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
# "–", "(2)", "b.", "iv)", and "09:30" of a programme.
BULLET = re.compile(
    r"([•◦▪●·*>»›►‣–—-]|\(?(?:\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5})[.)]"
    r"|(?:[01]?\d|2[0-3])(?::[0-5]\d(?:\s?[ap]\.?m\.?)?|\.[0-5]\d\s?[ap]\.?m\.?))\s+(?=\S)"
)
# Cells; some type three blanks after a sentence.
TABLE = re.compile(r"\S\t\S|[^\s.!?)\"”] {3,}\S|\|.*\||\.{5,}")
# "From: …", "Sent: …", and what other labels stand above a text.
LABEL = re.compile(
    r"(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Tags?|Source|Author|By|Contact):\s"
)
BYLINE = re.compile(r"By [A-Z]\w+|BY [A-Z]{2,}")
DATELINE = re.compile(
    r"[A-Z][A-Z][A-Z .'-]{1,30}(?:, [A-Z][\w. ,]{2,30})?\s?"
    r"(?:[–—]|-{1,2}\s|\([A-Z][\w ./-]{1,30}\)|, [A-Z][a-z]{2,8}\.? \d{1,2}\b)"
)
HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line that is not blank: the span of its words, its indent, the blank lines before it."""

    start: int
    end: int
    words: str
    indent: int
    blanks: int

    @property
    def column(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.words)

    @property
    def goes_on(self) -> bool:
        """Whether its last words end no sentence."""
        return SENTENCE_END.search(self.words[-6:]) is None

    @property
    def is_item(self) -> bool:
        """Whether it begins with a bullet or a number, as in a list."""
        return BULLET.match(self.words) is not None

    @property
    def bullet(self) -> str:
        """Its bullet, or the kind of its number ("1.", "a)", "A."); none where it is no item."""
        mark = BULLET.match(self.words)
        if not mark:
            return ""
        return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d+", "1", mark[1])))

    @property
    def stands_alone(self) -> bool:
        """Whether it is a row of a table, a heading or a label: no part of a paragraph."""
        match = TABLE.search(self.words) or LABEL.match(self.words) or HEADING.match(self.words)
        return match is not None

    @property
    def opens(self) -> bool:
        """Whether it begins as what stands first in an article: a byline, a dateline."""
        return (BYLINE.match(self.words) or DATELINE.match(self.words)) is not None

    @property
    def starts_small(self) -> bool:
        """Whether its first letter is a small one, so that it goes on from the line before."""
        first = self.words.lstrip("\"'“‘(«")[:1]
        return first.islower() or (first.isdigit() and not self.is_item)

    @property
    def head(self) -> str:
        """Its first word."""
        return self.words.split(maxsplit=1)[0]


def text_lines(text: str) -> list[TextLine]:
    """Return the lines of a text that are not blank."""
    found: list[TextLine] = []
    blanks = 0
    for match in LINE.finditer(text):
        line = match[1]
        words = line.strip()
        if not words:
            blanks += 1
            continue
        indent = len(line) - len(line.lstrip())
        start = match.start() + indent
        width = len(line[:indent].expandtabs(4))
        found.append(TextLine(start, start + len(words), words, width, blanks))
        blanks = 0
    return found
