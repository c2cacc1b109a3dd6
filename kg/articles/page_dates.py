"""When a page says that it was published: in JSON-LD, in its meta tags, in marked times.

Dates of changes, of downloads and of other articles are none of these.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.date_lines import date_of_text, is_date_line
from kg.articles.fields import date_within, folded
from kg.articles.orders import NUMERIC, Order
from kg.articles.published import from_numbers, iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of meta tags and microdata as `folded` writes them, best first.
METAS = (
    "articlepublishedtime", "ogarticlepublishedtime", "articlepublished", "datepublished",
    "ogpublishedtime", "ogpublishdate", "publishedtime", "publishdate", "publisheddate",
    "publicationdate", "pubdate", "articlepubdate", "citationpublicationdate", "citationdate",
    "parselypubdate", "sailthrudate", "dctermsissued", "dcdateissued", "dctermscreated",
    "dcdatecreated", "dctermsdate", "dcdate", "date", "releasedate", "originalpublicationdate",
    "displaydate", "cxenseparserecspublishtime", "rbpubdate", "ptime", "pdate", "creationdate",
    "datecreated", "dateissued", "issuedate",
)  # fmt: skip
# Kinds of objects in JSON-LD, the surest first: a page may be older than its article.
KINDS = (("article", "posting", "report", "review", "broadcast"), ("webpage", "creativework"))
KEYS = ("datePublished", "dateCreated", "uploadDate")
DATED = re.compile(r"date|time|publi|posted|byline|meta", re.IGNORECASE)
LONGEST_LINE = 200  # characters
MOST_OF_JSON = 500_000  # characters
DEEPEST = 6  # lists and objects within one another


def published_of(tree: "HtmlElement", *, order: Order | None = None) -> str | None:
    """Return the date on which a page says that its article was published, None if it does not."""
    for said in (*of_json(tree), *of_metas(tree), *of_times(tree)):
        if found := iso_date(said, order=order):
            return found
    return None


def described(tree: "HtmlElement") -> Iterator[dict[str, object]]:
    """Yield all objects of the JSON-LD of a page, in order; what is no JSON is left out."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text_content() or "")[:MOST_OF_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from objects(data)


def of_json(tree: "HtmlElement") -> list[str | None]:
    """Return the dates of publication in JSON-LD: those of articles first, by their sureness."""
    found: list[tuple[int, int, str | None]] = []
    for item in described(tree):
        found += [
            (KEYS.index(key), rank(item), date_within(item[key])) for key in KEYS if key in item
        ]
    return [date for _, _, date in sorted(found, key=lambda each: each[:2])]


def rank(item: dict[str, object]) -> int:
    """Return how sure it is that an object is the article, 0 the surest."""
    kind = str(item.get("@type", "")).lower()
    fits = (n for n, names in enumerate(KINDS) if any(name in kind for name in names))
    return next(fits, len(KINDS))


def objects(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD, those within others too; comments are left out."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:200]:
            yield from objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key, inner in data.items():
            if key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "article"):
                yield from objects(inner, depth + 1)


def of_metas(tree: "HtmlElement") -> list[str | None]:
    """Return the dates of publication in meta tags, the surest name first."""
    found: dict[str, str | None] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(folded(name), meta.get("content"))
    return [found[name] for name in METAS if name in found]


def of_times(tree: "HtmlElement") -> list[str | None]:
    """Return the dates of elements that are marked as the date of publication."""
    found = []
    for time in tree.iter("time", "abbr", "span", "p", "div"):
        marked = folded(time.get("itemprop") or "") in ("datepublished", "datecreated")
        if time.tag == "time":
            names = f"{time.get('class') or ''} {time.get('id') or ''}".lower()
            marked = marked or time.get("pubdate") is not None or "publish" in names
        if marked:
            found.append(time.get("datetime") or time.get("content") or time.text_content()[:100])
    return found


def date_shown(tree: "HtmlElement", *, order: Order | None = None) -> str | None:
    """Return the date of a line that an element below the headline shows, by its class.

    Extractors look for dates, not for lines such as "RIGA | March 6, 2024 — Updated at 11:30 pm".
    """
    below = False
    for element in tree.iter("h1", "div", "p", "span", "small"):
        below = below or element.tag == "h1"
        if below and DATED.search(f"{element.get('class', '')} {element.get('id', '')}"):
            line = " ".join(element.text_content()[:LONGEST_LINE].split())
            if is_date_line(line) and (found := date_of_text(line, order=order)):
                return found
    return None


def sure_part(found: str | None, shown: str, *, order: Order | None) -> str | None:
    """Return a date that was found somewhere on a page as far as the page is sure of it.

    Where the page shows it as 5/9/2011, only the year is sure unless `order` is known.
    """
    for match in NUMERIC.finditer(shown) if found else ():
        if found in (from_numbers(match, "day"), from_numbers(match, "month")):
            return from_numbers(match, order)
    return found
