"""What a format's reader yields: articles as they stand in a file, or what is wrong with one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.articles.fields import Fields


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article of a file: its text, what the file says of it, and notes for the user."""

    text: str
    fields: Fields = field(default=Fields())
    notes: tuple[str, ...] = ()


# A row or object whose columns are still to be told, an article, or what is wrong.
Record = Mapping[str, object] | RawArticle | str
# 0 is the number of the one article of a file ("talks.docx"), 1, 2, … those of several ("#2").
Numbered = tuple[int, Record]


def numbered(found: Iterable[Record]) -> Iterator[Numbered]:
    """Yield each record with its number from 1 on; 0 if there is only one."""
    records = iter(found)
    first = next(records, None)
    if first is None:
        return
    second = next(records, None)
    if second is None:
        yield 0, first
        return
    yield 1, first
    yield 2, second
    yield from enumerate(records, start=3)
