"""Several articles in one text: what archives of the press export, and what people put together."""

from kg.articles.archives import chats, diaries, factiva, nexis, proquest
from kg.articles.archives.clippings import clippings
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle
from kg.articles.options import ReadOptions
from kg.articles.plain import split_front_matter

# Each returns the articles of its own exports, and none of other texts.
ARCHIVES = (proquest.articles, nexis.articles, factiva.articles, chats.articles)


def split(raw: RawArticle, options: ReadOptions) -> list[RawArticle]:
    """Return the articles of an archive's export, or of texts that were put one after another.

    Any other text is the one article that it is, without its front matter. Of what is said of
    several, publisher and language are said of each.
    """
    front, text = split_front_matter(raw.text, options)
    fields = raw.fields.over(front)
    found = next(filter(None, (articles(text) for articles in ARCHIVES)), None)
    if found is None:
        texts = clippings(raw.text)
        if len(texts) > 1:
            fields = raw.fields
            fronts = (split_front_matter(text, options) for text in texts)
            found = [RawArticle(text, front) for front, text in fronts]
        else:
            found = diaries.articles(text) or [RawArticle(text, fields)]
            if len(found) == 1:
                return [RawArticle(text, fields, raw.notes)]
    shared = Fields(publisher=fields.publisher, language=fields.language)
    return [RawArticle(each.text, each.fields.over(shared), raw.notes) for each in found]


__all__ = ["split"]
