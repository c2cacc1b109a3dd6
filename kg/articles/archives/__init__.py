"""Texts that archives of the press export: many articles in one, each with a head of labels."""

from kg.articles.archives import factiva, nexis, proquest
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle

# Each returns the articles of its own exports, and none of other texts.
ARCHIVES = (proquest.articles, nexis.articles, factiva.articles)


def split(raw: RawArticle) -> list[RawArticle]:
    """Return the articles of an archive's export; of any other text the one article that it is."""
    for articles in ARCHIVES:
        if found := articles(raw.text):
            shared = Fields(publisher=raw.fields.publisher, language=raw.fields.language)
            return [RawArticle(each.text, each.fields.over(shared), raw.notes) for each in found]
    return [raw]


__all__ = ["split"]
