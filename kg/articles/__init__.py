"""Files of news articles, and the articles in them.

    for source in sources(["news/", "archive.jsonl.gz"]):     # cheap: path and digest
        for item in records(source):                          # reads, parses
            ...                                               # Read(article, source, digest)
                                                              # or ArticleError, as a value

`reading_text` is what a reader reads in an article's text, with a map back to its offsets.

`read` is both in one. Nothing raises for a bad file or record: an `ArticleError` is yielded in
its place, so that the others go on.
"""

from kg.articles.edits import ReadingText
from kg.articles.options import ReadOptions
from kg.articles.prose import prose
from kg.articles.reading import Read, read, records
from kg.articles.reading_text import reading_text
from kg.articles.sources import Source, sources

__all__ = [
    "Read",
    "ReadOptions",
    "ReadingText",
    "Source",
    "prose",
    "read",
    "reading_text",
    "records",
    "sources",
]
