"""WACZ: a zip file of WARC files."""

from collections.abc import Iterator
from itertools import count

from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered
from kg.articles.formats.warc import articles
from kg.articles.formats.zipped import unzipped
from kg.articles.options import ReadOptions


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of the pages, numbered from 1; raises `Malformed` or `TooLong`."""
    numbers = count(1)
    with unzipped(content, title="WACZ") as opened:
        for info in opened.infolist():
            if not info.filename.endswith((".warc", ".warc.gz")):
                continue
            with opened.open(info) as entry:
                packed = Content(
                    entry,  # type: ignore[arg-type]
                    path=info.filename,
                    compressed=info.filename.endswith(".gz"),
                    size=info.file_size,
                )
                for found in articles(packed.readable(), options):
                    yield next(numbers), found
