"""HTML pages: main text or texts, title, date and publisher, by trafilatura. Nothing is fetched."""

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.articles import chat_pages
from kg.articles.date_lines import date_of_title
from kg.articles.encodings import BOMS, Undecodable, decode
from kg.articles.fields import Fields, clean, storable
from kg.articles.headlines import is_short
from kg.articles.leads import (
    cut_remarks,
    join_posts,
    lead_of,
    set_items,
    set_rows,
    with_lead,
    words_of,
)
from kg.articles.mastheads import is_masthead
from kg.articles.options import ReadOptions
from kg.articles.orders import order_of_address
from kg.articles.page_articles import (
    articles_of_json,
    fields_of_element,
    live_posts,
    whole_articles,
)
from kg.articles.page_dates import date_shown, published_of, sure_part
from kg.articles.published import iso_date
from kg.articles.streams import Malformed, TooLong
from kg.articles.stripped import stripped, without

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# Their remarks on pages that hold nothing are not for the user's terminal.
for library in ("trafilatura", "htmldate"):
    logging.getLogger(library).addHandler(logging.NullHandler())

CHARSET = re.compile(rb"""<meta[^<>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,30})""", re.I)
LANGUAGE = re.compile(r"""<html[^<>]{0,500}\slang\s?=\s?["']?([A-Za-z-]{2,8})""", re.I)
DATA_URI = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=%\s]{64,}")
# A long live blog has 20,000; beyond this a parser's time is not bounded, and tags are taken off.
MOST_TAGS = 60_000
# Beyond so many characters a tag loses its attributes: a parser compares each with all others.
LONG_TAG = re.compile(r"<(/?[A-Za-z][\w:-]{0,40})\b[^<>]{8000,}>?")
MOST_OF_A_HEAD = 200_000  # characters
MOST_SHOWN = 20_000  # characters in which a page may show its date
DATES = {"original_date": True, "extensive_search": False}
# A caption is a paragraph: it may tell of a meeting, and main text keeps only paragraphs.
FIGURE = re.compile(r"<(/?)(figcaption|figure)\b", re.I)
# What holds no text of the article and makes saved pages large. Metadata in JSON-LD is a script.
ASIDES = tuple(
    (re.compile(start, re.I), re.compile(end, re.I))
    for start, end in (
        (r"<!--", r"-->"),
        (r"<script\b(?![^<>]{0,500}ld\+json)", r"</script\s{0,5}>"),
        (r"<style\b", r"</style\s{0,5}>"),
        (r"<svg\b", r"</svg\s{0,5}>"),
    )
)


def articles(data: bytes, options: ReadOptions) -> list[tuple[Fields, str]]:
    """Return the fields and the texts of the whole articles on a page, mostly of one.

    Raises `TooLong`, `Malformed` or `Undecodable`.
    """
    html = markup(data, options)
    if chat_pages.MARK in html and html.count("<") <= MOST_TAGS and (chat := chat_of(html)):
        return chat
    many = html.count("<article") > 1 or html.count('"articleBody"') > 1
    found = several(html) if many and html.count("<") <= MOST_TAGS else []
    return found or [main(html)]


def chat_of(html: str) -> list[tuple[Fields, str]]:
    """Return the messages of a chat that was exported as a page."""
    import trafilatura

    tree = trafilatura.load_html(html)
    return [] if tree is None else [(f, storable(t)) for f, t in chat_pages.messages(tree)]


def several(html: str) -> list[tuple[Fields, str]]:
    """Return the articles of a page that shows several whole ones, none of any other page."""
    import trafilatura
    from lxml.html import tostring

    tree = trafilatura.load_html(html)
    if tree is None:
        return []
    if found := articles_of_json(tree):
        return [(fields, storable(text)) for fields, text in found]
    cut_remarks(tree)
    if not (elements := whole_articles(tree)):
        return []
    page, _ = main(html)
    texts = [main(f"<html><body>{tostring(each, encoding='unicode')}") for each in elements]
    return [
        (fields_of_element(each, page).over(fields), text)
        for each, (fields, text) in zip(elements, texts, strict=True)
        if text
    ]


def tables(data: bytes, options: ReadOptions) -> Iterator[list[list[str]]]:
    """Yield the rows of the tables of a page that do not hold others, raising as `articles`."""
    import trafilatura

    html = markup(data, options)
    few = html.count("<") <= MOST_TAGS and "<table" in html.lower()
    tree = trafilatura.load_html(html) if few else None
    for table in tree.iter("table") if tree is not None else ():
        if table.find(".//table") is None:
            yield [[words_of(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]


def markup(data: bytes, options: ReadOptions) -> str:
    """Return the markup of a page, raising `TooLong` or `Undecodable`."""
    html = page_of(data, options)
    if len(html) > 2 * options.limit:
        raise TooLong(f"a page of {len(html):,} characters, the most is {2 * options.limit:,}")
    return LONG_TAG.sub(r"<\1>", html)


def main(html: str) -> tuple[Fields, str]:
    """Return the fields and the main text of the markup of a page, raising `Malformed`."""
    tree, found = parsed(html) if html.count("<") <= MOST_TAGS else head_and_text(html)
    live = live_posts(tree) if tree is not None and "liveBlogUpdate" in html else None
    if live and (found is None or len(found.text or "") < len(live[1])):
        return live
    if found is None or not found.text:
        return Fields(), ""
    language = LANGUAGE.search(html[:5_000])
    title, order = title_of(found, tree), order_of_address(found.url)
    shown = tree.text_content()[:MOST_SHOWN] if tree is not None else ""
    headed = tree.findtext(".//title") if tree is not None else None
    found_date = sure_part(iso_date(found.date), shown, order=order)
    shown_date = date_shown(tree, order=order) if tree is not None else None
    fields = Fields(
        title=title,
        published=published_of(tree, order=order) if tree is not None else None,
        dated=found_date or shown_date or date_of_title(headed, order=order),
        url=clean(found.url),
        publisher=clean(found.sitename),
        language=language[1].lower()[:2] if language else None,
    )
    return fields, storable(found.text)


def title_of(found: "Document", tree: "HtmlElement | None") -> str | None:
    """Return the title of a page's article: one that names the newspaper or a section is none."""
    title = clean(found.title)
    if tree is None or title is None or not (is_masthead(title) or title == found.sitename):
        return title
    headings = [each for each in tree.iter("h1", "h2", "h3") if not [*each.iterancestors("a")]]
    shown = [words_of(each) for each in headings if each.find(".//a") is None]
    other = next((each for each in shown if is_short(each) and not is_masthead(each)), None)
    return other or (title if title in shown else None)


def parsed(html: str) -> "tuple[HtmlElement | None, Document | None]":
    """Return the tree of a page and what trafilatura finds in it, None if it finds no article.

    Raises `Malformed`."""
    import trafilatura
    from trafilatura.settings import Document

    try:
        tree = trafilatura.load_html(html)
        if tree is None:
            return None, None
        cut_remarks(tree)
        join_posts(tree)
        lead = lead_of(tree)
        set_items(tree)
        set_rows(tree)
        found = trafilatura.bare_extraction(
            tree,
            fast=True,  # the other extractors that it would ask take quadratic time
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(DATES),
            config=settings(),
        )
    except Exception as error:  # what parsers raise for hostile markup is not theirs to promise
        raise Malformed(f"a page that cannot be parsed ({type(error).__name__})") from None
    if not isinstance(found, Document):
        return tree, None
    found.text = with_lead(found.text, lead) if found.text else None
    return tree, found


def head_and_text(html: str) -> "tuple[HtmlElement | None, Document]":
    """Return the head of a page of very many tags, its metadata and its text without tags.

    Raises `Malformed` where what looks like tags are none.
    """
    from trafilatura import extract_metadata, load_html
    from trafilatura.settings import Document

    head = html[:MOST_OF_A_HEAD].partition("<body")[0]
    tree = None
    try:
        tree = load_html(f"{head}<body></body></html>")
        found = extract_metadata(tree, date_config=dict(DATES))
    except Exception:  # as above; the text does not need its metadata
        found = Document()
    found.text = stripped(html)
    if found.text.count("<") > MOST_TAGS:
        raise Malformed("a page that cannot be parsed (its tags have no end)")
    return tree, found


@lru_cache(maxsize=1)
def settings() -> ConfigParser:
    """Return trafilatura's settings with short articles kept."""
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "40"
    return config


def page_of(data: bytes, options: ReadOptions) -> str:
    """Return the markup of a page without scripts, styles and embedded pictures."""
    encoding = options.encoding
    if encoding is None and not any(data.startswith(bom) for bom, _ in BOMS):
        declared = CHARSET.search(data[:4_096])
        encoding = declared[1].decode("ascii").lower() if declared else None
    try:
        html = decode(data, encoding=encoding)
    except Undecodable:
        if options.encoding is not None:
            raise
        html = decode(data)  # the page declares what it is not
    if "\0" in html:
        raise Undecodable("binary, not text")
    for start, end in ASIDES:
        html = without(html, start, end)
    html = FIGURE.sub(
        lambda tag: f"<{tag[1]}{'p' if tag[2].lower() == 'figcaption' else 'div'}", html
    )
    return re.sub(r"^\s{0,100}<\?xml[^<>]{0,200}\?>", "", DATA_URI.sub("", html))
