"""What stands beside a quotation: the sentence before it and the sentence after it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from kg.store.queries.batches import rows_of
from kg.store.schema import article, sentence

# Article, start and end.
Span = tuple[str, int, int]


def contexts(connection: Connection, spans: Iterable[Span]) -> dict[Span, tuple[str, str]]:
    """Return the sentence before each span and the one after it; empty where there is none."""
    wanted: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        wanted[span[0]].append(span)
    bounds: dict[str, list[tuple[int, int]]] = defaultdict(list)
    query = select(sentence.c.article_id, sentence.c.start, sentence.c.end)
    for row in rows_of(connection, query, sentence.c.article_id, sorted(wanted)):
        bounds[row.article_id].append((row.start, row.end))
    found: dict[Span, tuple[str, str]] = {}
    texts = select(article.c.id, article.c.text)
    for row in rows_of(connection, texts, article.c.id, sorted(wanted)):
        near = sorted(bounds[row.id])
        for span in wanted[row.id]:
            found[span] = _beside(span, near, row.text)
    return found


def _beside(span: Span, near: list[tuple[int, int]], text: str) -> tuple[str, str]:
    _, start, end = span
    before = bisect_right([last for _, last in near], start) - 1
    after = bisect_left([first for first, _ in near], end)
    return (
        text[slice(*near[before])].strip() if before >= 0 else "",
        text[slice(*near[after])].strip() if after < len(near) else "",
    )
