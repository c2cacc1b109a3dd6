"""The text of pages of very many tags, which no parser reads in bounded time: tags taken off.

One pass over the markup. What is certainly not the article (menus, forms, scripts) goes with its
text; other lines of the page stay, and `prose` leaves clutter out of the analysis as in any text.
"""

import html
import re

# What holds the article, the best first.
HOLDERS = ("main", "body")
ASIDES = tuple(
    (re.compile(rf"<{name}(?=[\s/>])", re.IGNORECASE),
     re.compile(rf"</{name}\s{{0,5}}>", re.IGNORECASE))
    for name in ("head", "nav", "footer", "aside", "form", "button", "select", "noscript",
                 "template", "script", "style", "iframe", "object")
)  # fmt: skip
BLOCK = re.compile(
    r"</?(?:address|article|blockquote|body|br|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)"
    r"(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-z!?][^<>]*>", re.IGNORECASE)


def stripped(page: str) -> str:
    """Return the text of a page, one line for each block, in time linear in its length."""
    # In markup the end of a line is a space; only a block ends a line of the text.
    page = " ".join(within(page).split())
    for start, end in ASIDES:
        page = without(page, start, end)
    text = html.unescape(TAG.sub("", BLOCK.sub("\n", page)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def within(page: str) -> str:
    """Return what stands in the elements that hold the article: from the first to the last end."""
    for name in HOLDERS:
        start = re.search(rf"<{name}\b[^<>]*>", page, re.IGNORECASE)
        end = page.lower().rfind(f"</{name}")
        if start and end > start.end():
            return page[start.end() : end]
    return page


def without(page: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    """Return the markup without what stands from `start` to `end`; one without end stays."""
    kept, at = [], 0
    while (opened := start.search(page, at)) and (closed := end.search(page, opened.end())):
        kept.append(page[at : opened.start()])
        at = closed.end()
    return "".join(kept) + page[at:]
