"""Where an article may begin in a document: a new page, a main heading, blank paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.articles.archives import split
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.options import ReadOptions

BREAK = "\f"  # stands as a paragraph of its own where one may begin
MARK = f"{BREAK}\n\n"
LEAST_BLANK = 2  # paragraphs in a row


def articles(
    paragraphs: Iterable[str], fields: Fields, options: ReadOptions
) -> Iterator[RawArticle]:
    """Yield the article of a document's paragraphs, or those put together in it, without breaks."""
    text = "\n\n".join(filter(None, paragraphs))
    for each in split(RawArticle(text, fields), options):
        yield replace(each, text=each.text.replace(MARK, "").strip().strip(BREAK))
