"""Subtitles of news on film: SRT and WebVTT. What was said is the text, without the times.

1
00:00:01,000 --> 00:00:04,200
Foreign Minister Tomas Vrabel met
President Ilze Ozola.
"""

import re
from collections.abc import Iterator

from kg.articles.encodings import decode
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions

TIMES = re.compile(
    r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[ \t]+(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}.*"
)
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]{1,80})>")
MARK = re.compile(r"</?[A-Za-z][^<>]{0,80}>|<\d[\d:.]{3,15}>|\{\\[^{}]{1,80}\}")
SPEAKER = re.compile(r"(?:[-–—]|>{2,3})[ \t]*\S|[A-Z][\w .'-]{1,40}:[ \t]")


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield what was said as one article, raising `TooLong` or `Undecodable`."""
    data = content.whole(most=options.most_bytes_of_page)
    text = text_of(decode(data, encoding=options.encoding))
    yield 0, RawArticle(text) if text else "subtitles without a text"


def text_of(subtitles: str) -> str:
    """Return what was said: a line for each who speaks, one that comes again left out."""
    said: list[str] = []
    before = ""
    for line in lines(subtitles):
        if line == before:
            continue  # scrolling subtitles show each line twice
        before = line
        if said and not SPEAKER.match(line):
            said[-1] = f"{said[-1]} {line}"
        else:
            said.append(line)
    return "\n".join(said)


def lines(subtitles: str) -> Iterator[str]:
    """Yield the lines that are shown, in order, without what marks them."""
    shown = False
    for each in subtitles.splitlines():
        line = each.strip()
        if TIMES.fullmatch(line):
            shown = True
        elif not line:
            shown = False
        elif shown and (words := MARK.sub("", VOICE.sub(r"\1: ", line)).strip()):
            yield words
