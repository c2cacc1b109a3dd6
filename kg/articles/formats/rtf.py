"""RTF, by striprtf."""

import re
from collections.abc import Iterator

from kg.articles.archives import split
from kg.articles.formats.content import Content
from kg.articles.formats.properties import fields_of_properties
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.formats.sniffing import HEAD, mismatch
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, short

TITLE = re.compile(r"\{\\title\s((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+\s?\??){1,500})\}")
PROPERTY = re.compile(r"\{\\propname\s([^{}]{1,100})\}[^{}]{0,100}\{\\staticval\s([^{}]{1,1000})\}")
DELETED = re.compile(r"\{[^{}]{0,300}?\\deleted(?![a-z0])[^{}]*\}")  # while changes were tracked
PICTURE = re.compile(r"\{\\(?:\*\\)?(?:pict|objdata|themedata|datastore)\b[^{}]*\}")


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a document, or those put together in it.

    Raises `Malformed` or `TooLong`.
    """
    data = content.whole(most=options.most_bytes_of_file)
    if wrong := mismatch(data.lstrip()[:HEAD], "rtf"):
        raise Malformed(wrong)
    source = DELETED.sub("", PICTURE.sub("", data.decode("latin-1")))
    properties: dict[str, object] = {name: plain(text) for name, text in PROPERTY.findall(source)}
    title = TITLE.search(source[:50_000])
    fields = fields_of_properties(properties, options, title=plain(title[1]) if title else None)
    text = re.sub(r"\n{3,}", "\n\n", plain(source)).strip()
    yield from numbered(split(RawArticle(text, fields), options))


def plain(source: str) -> str:
    """Return the text of RTF, raising `Malformed`."""
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # what it raises for broken groups is not its to promise
        raise Malformed(f"a broken RTF file ({short(error)})") from None
    return text.replace("\xa0", " ")
