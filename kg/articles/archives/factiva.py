"""Factiva: "Document NYTF000020240305ek3500050" behind each article.

HD  Ministers meet in Riga              Ministers meet in Riga
WC  823 words                           823 words
PD  5 March 2024                        5 March 2024
SN  The New York Times                  The New York Times
LA  English                             English
LP  …                                   Copyright 2024 The New York Times Company
TD  …                                   …
"""

import re

from kg.articles.archives.labels import cut, joined
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.published import iso_date

CLOSES = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?Document[ \t]+[A-Z0-9]{4,12}\d{8}[A-Za-z0-9]{6,12}[ \t]*$", re.MULTILINE
)
CODE = re.compile(
    r"(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CLM|ART|RF|VOL)"
    r"(?:[ \t]+|$)(.*)"
)
WORDS = re.compile(r"[\d,.]+ words")
LANGUAGES = re.compile(
    r"(?i)english|german|french|spanish|russian|arabic|chinese|italian|portuguese"
)
CODES_OF_TEXT = ("LP", "TD")


def articles(text: str) -> list[RawArticle]:
    """Return the articles of an export of Factiva, none of any other text."""
    blocks = cut(text, CLOSES, before=True)
    found = (coded(block) or plain(block) for block in blocks)
    return [each for each in found if each is not None]


def coded(block: str) -> RawArticle | None:
    """Return the article of a block of codes, None where it has none."""
    said: dict[str, list[str]] = {}
    name = ""
    for line in block.splitlines():
        match = CODE.fullmatch(line.strip()) if not line.startswith((" ", "\t")) else None
        if match:
            name = match[1]
        said.setdefault(name, []).append(match[2] if match else line)
    if "HD" not in said or not said.keys() & set(CODES_OF_TEXT):
        return None

    def value(code: str) -> str | None:
        return " ".join(" ".join(said.get(code, [])).split()) or None

    fields = Fields(
        title=value("HD"), published=iso_date(value("PD")), publisher=value("SN"),
        language=(value("LA") or "").lower() or None,
    )  # fmt: skip
    return RawArticle("\n\n".join(joined(said[c]) for c in CODES_OF_TEXT if c in said), fields)


def plain(block: str) -> RawArticle | None:
    """Return the article of a block whose head has no codes, None where it has no such head."""
    lines = [line.strip() for line in block.splitlines()]
    at = next((i for i, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    if at is None:
        return None
    above = [line for line in lines[:at] if line and not line.startswith("By ")]
    below = [(i, line) for i, line in enumerate(lines[at + 1 : at + 25], at + 1) if line]
    dated = next(((i, date) for i, line in below[:4] if (date := iso_date(line))), None)
    rights = next(
        (i for i, line in below if line.lower().startswith(("copyright", "(c)", "©"))), None
    )
    language = next((i for i, line in below if LANGUAGES.fullmatch(line)), None)
    start = max(
        (i for i in (at, dated and dated[0], rights, language) if i is not None), default=at
    )
    names = [line for i, line in below if dated and i > dated[0] and not re.match(r"\d", line)]
    text = joined(lines[start + 1 :])
    fields = Fields(
        title=max(above, key=len, default=None),
        published=dated[1] if dated else None,
        publisher=names[0] if names else None,
        language=lines[language].lower() if language is not None else None,
    )
    return RawArticle(text, fields) if text else None
