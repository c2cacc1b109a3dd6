"""RIS, in which databases of the press and programs for references export articles.

TY  - NEWS
TI  - Ministers meet in Riga
DA  - 2024/03/06
T2  - Baltic Courier
AB  - Slovak Foreign Minister Tomas Vrabel met …
ER  -
"""

import re
from collections.abc import Iterator

from kg.articles.encodings import decode
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, Record
from kg.articles.options import ReadOptions

TAG = re.compile(r"([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*)|$)")
# Which of the usual columns a tag is, the best tag first.
COLUMNS = {
    "text": ("AB", "N2", "N1"),
    "title": ("TI", "T1", "CT"),
    "published": ("DA", "Y1", "PY"),
    "publisher": ("T2", "JO", "JF", "JA", "PB"),
    "url": ("UR", "L2", "LK"),
    "language": ("LA",),
}


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield each reference as a record, numbered from 1; raises `TooLong` or `Undecodable`."""
    data = content.whole(most=options.most_bytes_of_page)
    for number, said in enumerate(references(decode(data, encoding=options.encoding)), start=1):
        yield number, record(said)


def record(said: dict[str, list[str]]) -> Record:
    """Return a reference by the usual names of columns, or that it has no text."""
    found: dict[str, object] = {}
    for column, tags in COLUMNS.items():
        values = ("\n\n".join(said[tag]) for tag in tags if tag in said)
        if value := next(filter(None, map(str.strip, values)), ""):
            found[column] = value.strip("/ ") if column == "published" else value
    return found if "text" in found else "a reference without an abstract"


def references(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the values of each reference by their tags; lines without one go on from the last."""
    said: dict[str, list[str]] = {}
    tag = ""
    for line in text.splitlines():
        if match := TAG.match(line):
            tag = match[1]
            if tag == "ER":
                if said:
                    yield said
                said = {}
            else:
                said.setdefault(tag, []).append((match[2] or "").strip())
        elif tag in said and line.strip():
            said[tag][-1] += f"\n{line.strip()}"
    if said:
        yield said
