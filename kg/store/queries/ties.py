"""Ties: who is named together with whom, and in which sentences."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Select, and_, func, select

from kg.model import Quote, Tie
from kg.results.records import CoMention, TieRow
from kg.store.queries.batches import BATCH, batches, rows_at, rows_of
from kg.store.queries.entities import by_id
from kg.store.queries.named import Named, Pairs, alone, named, near, pairs
from kg.store.queries.quotes import Cut, quotes
from kg.store.schema import (
    article,
    entity_mention,
    mention,
    sentence,
)

if TYPE_CHECKING:
    from kg.store.queries.named import Numbers


class _Place(NamedTuple):
    """A sentence of an article, by its number."""

    article_id: str
    sentence: int


def together(
    connection: Connection,
    entities: Collection[str],
    *,
    quoted: int = 3,
    most: int | None = None,
) -> tuple[CoMention, ...]:
    """Return the co-mentions among the entities, each with at most so many sentences quoted.

    `most` keeps those of most sentences.
    """
    where = named(connection, entities)
    found = pairs(where)
    strong = (-found.sentences).argsort(kind="stable")[:most].tolist()
    return co_mentions(connection, where, found, dict.fromkeys(strong, quoted))


def co_mentions(
    connection: Connection, where: Named, found: Pairs, quoted: Mapping[int, int]
) -> tuple[CoMention, ...]:
    """Return the co-mentions of these pairs, in order of their ids.

    `quoted` says of each pair, by its place, how many of its sentences are quoted, of as many
    articles as there are.
    """
    import numpy as np

    sentences = connection.scalar(select(func.count()).select_from(sentence)) or 0
    often = alone(where).tolist()
    places = _places(where, found, quoted)
    wanted = [
        (pair, _Place(where.articles[at], number))
        for pair, most in quoted.items()
        for at, number in _spread(places[pair].tolist(), most)
    ]
    ends = {pair: (where.entities[found.left[pair]], where.entities[found.right[pair]])
            for pair in quoted}  # fmt: skip
    cuts = sentence_cuts(connection, [(place, ends[pair]) for pair, place in wanted])
    said = defaultdict(list)
    for (pair, _), text in zip(wanted, quotes(connection, cuts), strict=True):
        said[pair].append(text)
    made = []
    for pair in sorted(quoted):
        count = int(found.sentences[pair])
        tie = Tie(
            "co-mention", *ends[pair], sentences=count, articles=int(found.articles[pair]),
            independent=int(found.independent[pair]),
            npmi=npmi(count, often[found.left[pair]], often[found.right[pair]], sentences),
        )  # fmt: skip
        told = tuple(where.articles[at] for at in np.unique(places[pair][:, 0]).tolist())
        made.append(CoMention(tie, told, tuple(said[pair])))
    return tuple(made)


def _places(where: Named, found: Pairs, chosen: Collection[int]) -> dict[int, Numbers]:
    """Return the sentences of the chosen pairs, in order: place of the article, number in it."""
    import numpy as np

    wanted = np.zeros(len(found.left), dtype=bool)
    wanted[list(chosen)] = True
    kept = np.flatnonzero(wanted[found.pair])
    row = found.row[kept]
    of, article_, number = found.pair[kept], where.article[row], where.sentence[row]
    order = np.lexsort((number, article_, of))
    of, places = of[order], np.column_stack([article_, number])[order]
    return {
        pair: places[begin:end]
        for pair, begin, end in zip(
            chosen,
            np.searchsorted(of, list(chosen)).tolist(),
            np.searchsorted(of, list(chosen), side="right").tolist(),
            strict=True,
        )
    }


def _spread(places: Iterable[Sequence[int]], most: int) -> list[Sequence[int]]:
    """Return so many of the sentences, the first of each article first, then the second ones.

    They are given in order of articles.
    """
    seen: Counter[int] = Counter()
    first, later = [], []
    for place in places:
        seen[place[0]] += 1
        if seen[place[0]] > 1:
            later.append((seen[place[0]], place))
        else:
            first.append(place)
            # Two who are named together a thousand times are not looked at whole.
            if len(first) == most:
                return first
    return (first + [place for _, place in sorted(later)])[:most]


def npmi(both: int, left: int, right: int, all_: int) -> float:
    """Return the normalised pointwise mutual information of two events (Bouma 2009).

    1.0: they never occur apart; 0.0: they are independent; -1.0: they never occur together.
    """
    if not both or not all_:
        return -1.0
    if both >= all_:
        return 1.0
    information = math.log(both * all_ / (left * right))
    return round(max(-1.0, min(1.0, information / -math.log(both / all_))), 4)


def sentence_cuts(
    connection: Connection, wanted: Sequence[tuple[tuple[str, int], Collection[str]]]
) -> list[Cut]:
    """Return the cuts of sentences, the mentions of the given entities marked."""
    places = sorted({(place[0], place[1]) for place, _ in wanted})
    spans = {}
    bounds = select(
        sentence.c.article_id, sentence.c["index"].label("number"), sentence.c.start, sentence.c.end
    )
    for row in rows_at(connection, bounds, (sentence.c.article_id, sentence.c["index"]), places):
        spans[row.article_id, row.number] = (row.start, row.end)
    marks = defaultdict(list)
    names = select(
        mention.c.article_id, mention.c.sentence, mention.c.start, mention.c.end,
        entity_mention.c.entity_id,
    ).join(entity_mention, entity_mention.c.mention_id == mention.c.id)  # fmt: skip
    for row in rows_at(connection, names, (mention.c.article_id, mention.c.sentence), places):
        marks[row.article_id, row.sentence, row.entity_id].append((row.start, row.end))
    return [
        Cut(
            place[0],
            *spans[place[0], place[1]],
            tuple(span for one in ones for span in marks[place[0], place[1], one]),
        )
        for place, ones in wanted
    ]


def strongest(
    connection: Connection,
    one: str,
    *,
    limit: int | None = 20,
    quoted: bool = True,
    weighed: bool = True,
) -> tuple[TieRow, ...]:
    """Return the co-mentions of an entity, on the left, with others; most sentences first.

    Each has its first sentence where `quoted`, and its `npmi` where `weighed`: for that all
    sentences that name either of the two are counted.
    """
    companions = near(connection, one, limit)
    found = by_id(connection, [one, *(row.entity_id for row in companions)])
    often = _alone(connection, found) if weighed else {}
    sentences = connection.scalar(select(func.count()).select_from(sentence)) if weighed else 0
    first = {row.entity_id: row.first for row in companions} if quoted else {}
    said = _first_sentences(connection, one, first)
    rows = []
    for row in companions:
        other = row.entity_id
        left, right = sorted((one, other))
        tie = Tie(
            "co-mention", left, right,
            sentences=row.sentences, articles=row.articles, independent=row.independent,
            npmi=npmi(row.sentences, often[left], often[right], sentences or 0)
            if weighed else None,
        )  # fmt: skip
        rows.append(TieRow(tie, found[one], found[other], said.get(other, ())))
    rows.sort(key=lambda row: (-row.tie.sentences, -(row.tie.npmi or 0.0), row.right.name))
    return tuple(rows)


def _first_sentences(
    connection: Connection, one: str, first: Mapping[str, str]
) -> dict[str, tuple[Quote]]:
    """Return of each entity the first sentence that names it and `one`, in the article given."""
    of = entity_mention.c.entity_id
    query = (
        select(mention.c.article_id, mention.c.sentence, of)
        .join(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .where(of.is_not(None))
    )
    if len(first) < BATCH // 2:
        # Looked for in these articles, not among all mentions of these names: this says so.
        query = query.where(func.coalesce(of, of).in_([one, *first]))
    named: dict[str, set[_Place]] = defaultdict(set)
    for row in rows_of(connection, query, mention.c.article_id, sorted(set(first.values()))):
        named[row.entity_id].add(_Place(row.article_id, row.sentence))
    places = {
        other: min(place for place in named[other] & named[one] if place.article_id == article_id)
        for other, article_id in first.items()
    }
    cuts = sentence_cuts(connection, [(place, (one, other)) for other, place in places.items()])
    return {other: (text,) for other, text in zip(places, quotes(connection, cuts), strict=True)}


def _alone(connection: Connection, entities: Iterable[str]) -> dict[str, int]:
    """Return in how many sentences each entity is named."""
    of = entity_mention.c.entity_id
    found: dict[str, int] = {}
    for batch in batches(sorted(entities)):
        # Counted by the database: a name of many mentions has many more rows than one page.
        places = (
            select(of, mention.c.article_id, mention.c.sentence)
            .distinct()
            .join(mention, mention.c.id == entity_mention.c.mention_id)
            .where(of.in_(batch))
            .subquery()
        )
        counted = select(places.c.entity_id, func.count()).group_by(places.c.entity_id)
        found |= {row[0]: row[1] for row in connection.execute(counted)}
    return found


def sentences_with(
    connection: Connection, entities: Sequence[str], *, limit: int | None = None
) -> list[Quote]:
    """Return the sentences that name all of the entities, oldest first."""
    first = entities[0]
    query: Select[Any] = (
        select(mention.c.article_id, mention.c.sentence, article.c.published)
        .distinct()
        .join(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .join(article, article.c.id == mention.c.article_id)
        .where(entity_mention.c.entity_id == first)
    )
    for number, one in enumerate(entities[1:]):
        near, named = mention.alias(f"mention_{number}"), entity_mention.alias(f"named_{number}")
        query = query.join(
            near,
            and_(near.c.article_id == mention.c.article_id, near.c.sentence == mention.c.sentence),
        ).join(named, and_(named.c.mention_id == near.c.id, named.c.entity_id == one))
    query = query.order_by(article.c.published, mention.c.article_id, mention.c.sentence)
    rows = connection.execute(query.limit(limit)).all()
    wanted = [((row.article_id, row.sentence), entities) for row in rows]
    return quotes(connection, sentence_cuts(connection, wanted))
