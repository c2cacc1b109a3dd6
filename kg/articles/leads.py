"""What an extractor of main text leaves out of a page: its lead, items of lists, rows of tables."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# How publishers call the sentences between the headline and the text.
LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadin|standfirst|subtitle|sub-?title|sub-?head(?:line|ing)?|dek|deck"
    r"|intro(?:duction)?|summary|abstract|excerpt|teaser|sapo|preamble|description|chapeau)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
ELSEWHERE = frozenset(
    {"a", "nav", "footer", "aside", "form", "button", "li", "head", "noscript", "template"}
)
LEAST, MOST = 40, 700  # characters of a lead
SENTENCE = re.compile(r"\w.*[.!?…][\"'”’)]?$", re.DOTALL)
LEAST_ITEM = 60  # characters of an item that is a sentence, and no entry of a menu
LEAST_ROWS, LONGEST_CELL = 2, 120
BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "h2", "h3", "h4", "blockquote"})


# What readers write below an article, by the names that it has on pages.
REMARKS = re.compile(
    r"(?:^|\s)(?:(?:user|reader)s?-?comments?|comments?-?(?:list|section|area|container|thread)?"
    r"|commentlist|disqus_thread|respond|replies)(?:$|\s)",
    re.IGNORECASE,
)


def cut_remarks(tree: "HtmlElement") -> None:
    """Take out what readers wrote, which has dates of its own; never what has a headline."""
    for element in list(tree.iter("section", "div", "ol", "ul", "aside")):
        named = f"{element.get('class', '')} {element.get('id', '')}"
        whole = element.getparent() is None or element.find(".//h1") is not None
        if not whole and REMARKS.search(named):
            element.drop_tree()


def join_posts(tree: "HtmlElement") -> None:
    """Let the posts of a live blog be parts of one article, of which an extractor takes the first.

    A page with one of these classes once has its article there. Posts whose headlines lead to other
    pages are articles of their own, of which a blog's front page shows several.
    """
    for name in ("post", "entry"):
        posts = tree.xpath(".//*[@class=$name]", name=name)
        beside = len({post.getparent() for post in posts}) == 1
        if len(posts) > 1 and beside and not any(map(leads_elsewhere, posts)):
            for post in posts:
                post.attrib.pop("class")


def leads_elsewhere(post: "HtmlElement") -> bool:
    """Return whether the headline of a post leads to another page."""
    heads = "self::h1 or self::h2 or self::h3 or self::h4"
    return bool(post.xpath(f".//*[{heads}]//a[@href and not(starts-with(@href, '#'))]"))


def words_of(element: "HtmlElement") -> str:
    """Return what an element says, on one line."""
    return " ".join(element.text_content().split())


def is_sentence(element: "HtmlElement", *, least: int, most: int) -> bool:
    """Return whether an element is a sentence or a few, and hardly a link."""
    words = words_of(element)
    if not least <= len(words) <= most or not SENTENCE.match(words):
        return False
    linked = sum(len(words_of(link)) for link in element.iter("a"))
    return linked < 0.5 * len(words)


def lead_of(tree: "HtmlElement") -> str | None:
    """Return the lead of a page, None if it shows none: the first such element of its body."""
    for element in tree.iter("div", "p", "section", "span", "h2", "h3", "h4", "header", "strong"):
        if LEAD.search(f"{element.get('class', '')} {element.get('itemprop', '')}"):
            outside = any(parent.tag in ELSEWHERE for parent in element.iterancestors())
            if not outside and is_sentence(element, least=LEAST, most=MOST):
                return words_of(element)
    return None


def set_items(tree: "HtmlElement") -> None:
    """Make a paragraph of what an item of a list says, where that is a sentence."""
    for item in list(tree.iter("li")):
        if not any(child.tag in BLOCKS for child in item) and is_sentence(
            item, least=LEAST_ITEM, most=10 * MOST
        ):
            paragraph = item.makeelement("p")
            paragraph.text, item.text = item.text, None
            paragraph.extend(list(item))
            item.append(paragraph)


def set_rows(tree: "HtmlElement") -> None:
    """Make a paragraph of each row of a table of short cells: "Dolezal | Saarinen".

    A table of long cells, or of links, lays out a page, and what it holds is read as the page is.
    """
    for table in list(tree.iter("table")):
        rows = [[words_of(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
        cells = [cell for row in rows for cell in row]
        nested = any(
            child.tag in BLOCKS | {"img", "a", "form"} for child in table.iterdescendants()
        )
        if nested or len(rows) < LEAST_ROWS or max(map(len, cells), default=0) > LONGEST_CELL:
            continue
        if sum(len(row) > 1 for row in rows) < LEAST_ROWS:
            continue
        for child in list(table):
            table.remove(child)
        table.tag = "div"
        for row in rows:
            paragraph = table.makeelement("p")
            paragraph.text = " | ".join(filter(None, row))
            table.append(paragraph)


def with_lead(text: str, lead: str | None) -> str:
    """Return a text under its lead, where the text does not have it."""
    if lead is None or lead in " ".join(text.split()):
        return text
    return f"{lead}\n{text}"
