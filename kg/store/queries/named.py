"""Who is named in which sentence: counted with numpy, since a large store has millions of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Select, and_, select, type_coerce

from kg.store.queries.batches import batches, in_one_step, strung
from kg.store.schema import article_copy, entity_mention, mention
from kg.store.schema.types import RAW, to_hex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Named:
    """Each sentence that names an entity, once for each entity that it names.

    `entity` and `article` are places in the sorted lists of ids, `sentence` is the number within
    the article, `original` the place of the article that an article repeats (its own, if none);
    the first three are of equal length, `original` as long as `articles`.
    """

    entities: list[str]
    articles: list[str]
    entity: Numbers
    article: Numbers
    sentence: Numbers
    original: Numbers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of entities that sentences name together, by the ids of the two.

    `left`, `right`, `sentences`, `articles` and `independent` have one number for each pair; `pair`
    and `row` one for each sentence of a pair: the place of the pair, and that of the sentence in
    the `Named` they were counted in.
    """

    left: Numbers
    right: Numbers
    sentences: Numbers
    articles: Numbers
    independent: Numbers
    pair: Numbers
    row: Numbers


class Near(NamedTuple):
    """Somebody who stands in sentences with an entity, how often, and in which article first."""

    entity_id: str
    sentences: int
    articles: int
    independent: int
    first: str


def named(connection: Connection, ids: Iterable[str]) -> Named:
    """Return in which sentences the entities of these ids are named."""
    import numpy as np

    of = entity_mention.c
    # Strung together by the database, of each entity its articles and its sentences: there may be a
    # million, and a row for each of them takes three times as long.
    query = (
        select(type_coerce(of.entity_id, RAW), strung(mention.c.article_id),
               strung(mention.c.sentence))
        .join(mention, mention.c.id == of.mention_id)
        .group_by(of.entity_id)
    )  # fmt: skip
    with _remembering(connection):
        rows = [
            (str(to_hex(row[0])), *row[1:])
            for batch in batches(ids)
            for row in connection.execute(query.where(of.entity_id.in_(batch)))
        ]
    rows.sort()
    kept = np.int64 if connection.dialect.name == "sqlite" else np.str_
    who = np.repeat(np.arange(len(rows)), [numbers.count(",") + 1 for _, _, numbers in rows])
    known, where = np.unique(_cut((places for _, places, _ in rows), kept), return_inverse=True)
    entity, article, sentence = _distinct(
        who, where, _cut((numbers for _, _, numbers in rows), np.int64)
    )
    articles = [str(to_hex(each)) for each in known.tolist()]
    original = _originals(connection, articles)
    return Named([each[0] for each in rows], articles, entity, article, sentence, original)


@contextmanager
def _remembering(connection: Connection) -> Iterator[None]:
    """Let SQLite keep 64 MB of the database in memory: mentions of a name lie all over it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar()
    connection.exec_driver_sql("PRAGMA cache_size = -65536")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {before}")


def _cut(strung: Iterable[str], kind: type[Any]) -> Any:
    """Return the values of strings, numbers or texts, as one array."""
    import numpy as np

    joined = ",".join(strung)
    if kind is np.int64:
        return np.fromstring(joined, dtype=np.int64, sep=",")
    return np.array(joined.split(",") if joined else [], dtype=kind)


def pairs(found: Named) -> Pairs:
    """Return all pairs of entities that a sentence names together, ordered by their ids."""
    import numpy as np

    order = np.lexsort((found.entity, found.sentence, found.article))
    article, sentence = found.article[order], found.sentence[order]
    one, other, step = [], [], 1
    here = np.arange(len(order))
    # Rows of one sentence follow each other: each with the next, with the next but one, and so on.
    while len(here := here[here + step < len(order)]):
        same = article[here] == article[here + step]
        here = here[same & (sentence[here] == sentence[here + step])]
        one.append(order[here])
        other.append(order[here + step])
        step += 1
    row = np.concatenate([*one, order[:0]])
    right = found.entity[np.concatenate([*other, order[:0]])]
    size = max(1, len(found.entities))
    code = found.entity[row] * size + right
    (unique,) = _distinct(code)
    pair = np.searchsorted(unique, code)

    def distinct(values: Numbers) -> Numbers:
        return np.bincount(_distinct(pair, values[row])[0], minlength=len(unique))

    return Pairs(
        unique // size, unique % size, np.bincount(pair, minlength=len(unique)),
        distinct(found.article), distinct(found.original[found.article]), pair, row,
    )  # fmt: skip


def alone(found: Named) -> Numbers:
    """Return in how many sentences each entity is named."""
    import numpy as np

    return np.bincount(found.entity, minlength=len(found.entities))


def articles_of(found: Named) -> dict[str, Numbers]:
    """Return the places of the articles that name each entity, in order."""
    import numpy as np

    who, where = _distinct(found.entity, found.article)
    ends = np.searchsorted(who, np.arange(len(found.entities) + 1)).tolist()
    return {one: where[ends[at] : ends[at + 1]] for at, one in enumerate(found.entities)}


def independent(found: Named) -> dict[str, int]:
    """Return how many articles name each entity, those that repeat one another counted once."""
    import numpy as np

    who, _ = _distinct(found.entity, found.original[found.article])
    counts = np.bincount(who, minlength=len(found.entities)).tolist()
    return dict(zip(found.entities, counts, strict=True))


def near(connection: Connection, one: str, limit: int | None) -> list[Near]:
    """Return who stands in a sentence with an entity, those of most sentences first."""
    # Counted here: a database sorts all of them to tell the same sentence from another one.
    sentences = set(in_one_step(connection, _shared(one)))
    times = Counter(who for who, _, _ in sentences)
    least = min(nlargest(limit, times.values()), default=0) if limit is not None else 0
    likely = [who for who, number in times.items() if number >= least]
    order = sorted(likely, key=lambda who: (-times[who], str(to_hex(who))))[:limit]
    told: dict[Any, set[Any]] = {who: set() for who in order}
    for who, article_id, _ in sentences:
        if who in told:
            told[who].add(article_id)
    names = {raw: str(to_hex(raw)) for some in told.values() for raw in some}
    original = _copied(connection, names.values())
    companions = []
    for who in order:
        articles = {names[raw] for raw in told[who]}
        independent = len({original.get(each, each) for each in articles})
        companions.append(
            Near(str(to_hex(who)), times[who], len(articles), independent, min(articles))
        )
    return companions


def _shared(one: str) -> Select[Any]:
    """Return the query for who else is named where in a sentence with an entity, again and again.

    Its ids are as the database keeps them.
    """
    theirs, other = entity_mention.alias("theirs"), mention.alias("other")
    beside = and_(
        other.c.article_id == mention.c.article_id,
        other.c.sentence == mention.c.sentence,
        other.c.id != mention.c.id,
    )
    return (
        select(
            type_coerce(theirs.c.entity_id, RAW), type_coerce(mention.c.article_id, RAW),
            mention.c.sentence,
        )
        .select_from(entity_mention)
        .join(mention, mention.c.id == entity_mention.c.mention_id)
        .join(other, beside)
        .join(theirs, theirs.c.mention_id == other.c.id)
        .where(entity_mention.c.entity_id == one, theirs.c.entity_id != one)
    )  # fmt: skip


def _copied(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """Return of each article that repeats another one which one it repeats."""
    wanted, of = set(articles), article_copy.c
    query = select(of.article_id, of.original_id).where(of.article_id != of.original_id)
    return {copy: first for copy, first in connection.execute(query) if copy in wanted}


def _originals(connection: Connection, articles: Iterable[str]) -> Numbers:
    """Return for each article the place of the one that it repeats, or its own."""
    import numpy as np

    place_of = {one: place for place, one in enumerate(articles)}
    original = np.arange(len(place_of))
    beyond: dict[str, int] = {}
    of = article_copy.c
    query = select(of.article_id, of.original_id).where(of.article_id != of.original_id)
    for copy, first in connection.execute(query):
        if copy in place_of:
            # The first may name none of the entities: its copies are still one.
            elsewhere = beyond.setdefault(first, len(place_of) + len(beyond))
            original[place_of[copy]] = place_of.get(first, elsewhere)
    return original


def _distinct(*columns: Numbers) -> tuple[Numbers, ...]:
    """Return each row of the columns once, in order. Their numbers are not negative."""
    import numpy as np

    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    code = columns[0]
    for column, size in zip(columns[1:], sizes[1:], strict=True):
        code = code * size + column
    # By sorting: numpy's own way of hashing is slower for numbers that mostly differ.
    code = np.sort(code)
    code = code[np.r_[True, code[1:] != code[:-1]][: len(code)]]
    found = []
    for size in reversed(sizes[1:]):
        found.append(code % size)
        code = code // size
    return (code, *reversed(found))
