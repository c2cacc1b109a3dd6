"""Tags and entities of HTML, and the marks of quoted mail, in texts that are no pages."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from kg.articles.edits import Edit

INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "meter", "o:p", "q", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "center",
)  # fmt: skip
BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details",
    "div", "dl", "dt", "embed", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "iframe", "li", "main", "nav", "object", "ol",
    "p", "picture", "pre", "section", "source", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "ul", "video", "audio",
)  # fmt: skip
HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|head|noscript|template|svg)\b[^<>]*>.*?</\1\s*>|<!doctype[^<>]*>"
    r"|</?(?:script|style)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    rf"</?({'|'.join(re.escape(name) for name in (*INLINE, *BLOCKS))})(?=[\s/>])(?:[^<>\"']"
    r"|\"[^\"<]*\"|'[^'<]*')*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"</?([A-Za-z][\w:.-]{0,60})[^<>]*>|<[?!][^<>]*>")  # of a text that is XML
CELLS = frozenset({"td", "th"})
# In the source of a page a line break is a space; where paragraphs have tags, it was one.
PARAGRAPH_TAG = re.compile(r"<(?:p|br|div|li)(?=[\s/>])", re.IGNORECASE)
SOURCE_BREAK = re.compile(r"(?<=\S)[ \t]*(?:\r\n|\r|\n)[ \t]*(?=\S)")
ENTITY = re.compile(r"&(?:amp;)?(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Some programs quote by a bar; in a table a line ends with one too, or has several.
BARRED = re.compile(r"(?:[ \t]*(?:\|(?:[ \t][^|\n]*)?)?(?:\n|\Z))+")
BAR = re.compile(r"(?m)^[ \t]*\|[ \t]?")
QUOTED = re.compile(r"(?m)^[ \t]*((?:>[ \t]?)+)")


def without_tags(text: str) -> Iterator[Edit]:
    """Yield the edits that take tags off: paragraphs end where a block did, scripts go whole.

    Only the names of HTML make a tag: in "the Free & Fair <Party>" nothing is one.
    """
    if text.lstrip()[:5] == "<?xml":
        tags = ANY_TAG.finditer(text)
        yield from (Edit(tag.start(), tag.end(), shown((tag[1] or "p").lower())) for tag in tags)
        return
    if "<" not in text or not (TAG.search(text) or HIDDEN.search(text)):
        return
    marks = [(match.span(), "\n\n") for match in HIDDEN.finditer(text)]
    marks += [(match.span(), shown(match[1].lower())) for match in TAG.finditer(text)]
    if PARAGRAPH_TAG.search(text):
        marks += [(match.span(), " ") for match in SOURCE_BREAK.finditer(text)]
    at = 0
    for (start, end), instead in sorted(marks):
        if start >= at:
            yield Edit(start, end, instead)
            at = end


def shown(tag: str) -> str:
    """Return what a reader sees where a tag stands."""
    if tag in CELLS:
        return "\t"
    return "" if tag in INLINE else "\n\n"


def unescaped(text: str) -> Iterator[Edit]:
    """Yield the edits that make characters of entities, also of those that were escaped twice."""
    if "&" not in text:
        return
    for match in ENTITY.finditer(text):
        name = match[1]
        if name.startswith("#") or f"{name};" in html5:
            yield Edit(match.start(), match.end(), html.unescape(f"&{name};"))


def unquoted(text: str) -> Iterator[Edit]:
    """Yield the edits that take the marks of quoted mail off; a change of depth is a new paragraph.

    A single line with such a mark may be anything.
    """
    if text.count("|") > 1 and BARRED.fullmatch(text.replace("\r", "")):
        yield from (Edit(match.start(), match.end(), "") for match in BAR.finditer(text))
        return
    marks = list(QUOTED.finditer(text)) if ">" in text else []
    if len(marks) < 2:
        return
    end, depth = 0, 0
    for match in marks:
        now = match[1].count(">")
        if text.count("\n", end, match.start()) > 1:
            depth = 0
        yield Edit(match.start(), match.end(), "\n" if now != depth and match.start() else "")
        end, depth = match.end(), now
