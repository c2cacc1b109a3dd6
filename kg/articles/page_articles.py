"""Several whole articles on one page: each with a headline, a date and paragraphs of its own.

A press review, a blog that shows its posts at length, a day's issue. Cards that lead to articles
elsewhere are none, nor are the posts of a live blog: these are parts of one article.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kg.articles.date_lines import is_date_line
from kg.articles.fields import Fields, clean, date_within
from kg.articles.leads import is_sentence, leads_elsewhere, words_of
from kg.articles.page_dates import described
from kg.articles.published import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4")
LEAST_SENTENCE = 40
# Paragraphs and characters of a whole article; more of one whose headline leads elsewhere.
WHOLE, LINKED = (2, 120), (3, 400)
LEAST_BODY = 100  # characters of a text in JSON-LD
LIVE = re.compile(r"live[\s_-]?(?:blog|update|text|feed|post|coverage)", re.IGNORECASE)
MOST_OF_A_PAGE = 300  # articles


def whole_articles(tree: "HtmlElement") -> list["HtmlElement"]:
    """Return the elements of a page that are whole articles, none where it has only one."""
    outermost = [
        each
        for each in tree.iter("article")
        if not any(parent.tag == "article" for parent in each.iterancestors())
    ]
    found = [each for each in outermost[:MOST_OF_A_PAGE] if is_whole(each)]
    return found if len(found) > 1 and not any(map(is_live, found)) else []


def is_whole(element: "HtmlElement") -> bool:
    """Return whether an element has a headline, a date and as much text as an article has."""
    if heading_of(element) is None or not list(dates(element)):
        return False
    said = [p for p in element.iter("p") if is_sentence(p, least=LEAST_SENTENCE, most=100_000)]
    paragraphs, characters = LINKED if leads_elsewhere(element) else WHOLE
    return len(said) >= paragraphs and sum(map(len, map(words_of, said))) >= characters


def is_live(element: "HtmlElement") -> bool:
    """Return whether an element, or what it stands in, is called a live blog."""
    around = (element, *element.iterancestors())
    return any(LIVE.search(f"{each.get('class', '')} {each.get('id', '')}") for each in around)


def heading_of(element: "HtmlElement") -> "HtmlElement | None":
    """Return the first headline in an element that says something."""
    return next((each for each in element.iter(*HEADINGS) if words_of(each)), None)


def dates(element: "HtmlElement") -> Iterator[str]:
    """Yield the dates that an element shows in marked times and in lines of their own."""
    for time in element.iter("time"):
        if found := iso_date(time.get("datetime") or words_of(time)):
            yield found
    for each in element.iter("p", "span", "div", "small", "em"):
        line = words_of(each)
        if len(each) == 0 and is_date_line(line) and (found := iso_date(line)):
            yield found


def fields_of_element(element: "HtmlElement", page: Fields) -> Fields:
    """Return what an article of a page says of itself, and what the page says of all."""
    heading = heading_of(element)
    links = [] if heading is None else [*heading.iterancestors("a"), *heading.iter("a")]
    place = next((str(link.get("href")) for link in links if link.get("href")), "")
    place = urljoin(page.url or "", place) if place else ""
    return Fields(
        title=clean(words_of(heading)) if heading is not None else None,
        published=next(dates(element), None),
        url=clean(place) if place.startswith("http") else None,
        publisher=page.publisher,
        language=page.language,
    )


def articles_of_json(tree: "HtmlElement") -> list[tuple[Fields, str]]:
    """Return the articles whose texts stand in the JSON-LD of a page, none where there is one."""
    found: dict[str, tuple[Fields, str]] = {}
    for item in described(tree):
        body = item.get("articleBody")
        if isinstance(body, str) and len(body) >= LEAST_BODY:
            found.setdefault(body, (fields_of_json(item), body))
    return list(found.values()) if len({each.title for each, _ in found.values()}) > 1 else []


def live_posts(tree: "HtmlElement") -> tuple[Fields, str] | None:
    """Return the live blog in the JSON-LD of a page with all of its posts, None without one."""
    for item in described(tree):
        updates = item.get("liveBlogUpdate")
        posts = (
            [each for each in updates if isinstance(each, dict)]
            if isinstance(updates, list)
            else []
        )
        said = [
            "\n".join(filter(None, (clean(post.get("headline")), clean(post.get("articleBody")))))
            for post in posts
        ]
        if text := "\n\n".join(filter(None, said)):
            return fields_of_json(item), text
    return None


def fields_of_json(item: dict[str, object]) -> Fields:
    """Return what an article in JSON-LD says of itself."""
    place = item.get("url") or item.get("mainEntityOfPage")
    return Fields(
        title=clean(item.get("headline") or item.get("name")),
        published=iso_date(date_within(item.get("datePublished") or item.get("dateCreated"))),
        url=clean(place) if isinstance(place, str) else None,
        publisher=clean(item.get("publisher")),
    )
