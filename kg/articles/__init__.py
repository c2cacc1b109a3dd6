"""Files of news articles, and the articles in them.

    for source in sources(["news/", "archive.jsonl.gz"]):     # cheap: path and digest
        for item in records(source):                          # reads, parses
            ...                                               # Read(article, source, digest)
                                                              # or ArticleError, as a value

`read` is both in one. Nothing raises for a bad file or record: an `ArticleError` is yielded in
its place, so that the others go on.
"""

from kg.articles.options import ReadOptions
from kg.articles.prose import prose
from kg.articles.reading import Read, read, records
from kg.articles.sources import Source, sources

__all__ = ["Read", "ReadOptions", "Source", "prose", "read", "records", "sources"]
