"""What a page needs of a store: who and what is drawn is chosen first, then that is read.

A store of thirty thousand articles has more meetings, sentences and names than a page can hold.
Of these a page gets the most prominent, and says how much there is of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.dates import runs
from kg.graph import build, weigh
from kg.graph.data import GraphData, tie_id
from kg.graph.subgraph import graph_data
from kg.model import Entity
from kg.results.records import CoMention, Subgraph
from kg.selection import Selection
from kg.store.queries import articles, entities, meetings, named, offices, outlines, subgraph, ties

if TYPE_CHECKING:
    import networkx as nx

    from kg.store.queries import Connection

# A page holds so many times the entities that it draws, so many meetings, and so many offices.
RESERVE = 3
MEETINGS = 600
OFFICES = 1500
# So many ties there may be of each entity that is drawn; of any other, so many with those drawn.
TIES, FEW_TIES = 8, 3
# All ties are held where they are no more than so many times the entities.
ALL_TIES = 8
# So many sentences are quoted of a tie between two who are drawn, and so many of any other.
QUOTES, FEW_QUOTES = 3, 1
# So many articles are named of an entity that is drawn, of any other, and of a tie.
SOURCES, FEW_SOURCES, TIE_SOURCES = 50, 10, 12
# Days tell when an entity was named, unless articles go over so many: then months do.
SPAN = 630


def page_graph(
    connection: Connection,
    selection: Selection,
    *,
    limit: int,
    drawn: Callable[[nx.MultiGraph], Collection[str]],
) -> tuple[nx.MultiGraph, Collection[str] | None]:
    """Return the graph of what a page of this selection holds, and which of its nodes are drawn.

    `limit` is how many entities are drawn. Which, is said by `drawn`, which is called with the
    graph without its co-mentions; None where co-mentions or articles have their say in it.
    """
    ids = subgraph.chosen(connection, replace(selection, limit=limit * RESERVE))
    where = named.named(connection, ids)
    known = entities.by_id(connection, ids)
    rough = _rough(connection, selection, known, named.independent(where))
    part = selection.around or selection.since or selection.until
    drawn_first = None if part else drawn(build(_data(rough)))
    first = known if drawn_first is None else drawn_first
    tied = _co_mentions(connection, where, first, limit=limit)
    sources = _Sources(connection, where)
    kept = {}
    for one in known:
        most = SOURCES if one in first else FEW_SOURCES
        if sources.count(one):
            kept[one] = sources.newest(one, most)
        if sources.count(one) > most:
            rough.more[one] |= sources.of_entity(one)
    rough.found = replace(rough.found, co_mentions=tied, sources=kept)
    return build(_full(connection, rough, sources)), drawn_first


@dataclass
class _Rough:
    """What is known before it is known what is drawn: all but co-mentions and articles.

    `more` are attributes by id of entity, meeting or tie, `weights` how much each matters.
    """

    found: Subgraph
    more: dict[str, dict[str, object]]
    weights: Mapping[str, float]


def _rough(
    connection: Connection,
    selection: Selection,
    known: Mapping[str, Entity],
    told: Mapping[str, int],
) -> _Rough:
    outline = outlines.outlines(connection, known, selection)
    weights = weigh(
        {one: told.get(one, 0) for one in known} | {each.id: each.told for each in outline},
        {each.id: (each.status, each.guests) for each in outline},
    )
    held = sorted((each.id for each in outline), key=lambda one: (-weights[one], one))[:MEETINGS]
    own = offices.held(connection, known, limit=OFFICES, only_holders=True)
    found = Subgraph(
        tuple(sorted(known.values(), key=lambda each: each.id)),
        tuple(meetings.told(connection, sorted(held))),
        (),
        tuple(each for each in own if each.holder.id in known),
        {},
        {},
        articles.totals(connection),
    )
    met = outlines.meetings_of(connection, known)
    more: dict[str, dict[str, object]] = {
        one: {"independent": told.get(one, 0), "met": met.get(one, 0)} for one in known
    }
    return _Rough(found, more | {each.id: {"independent": each.told} for each in outline}, weights)


def _data(rough: _Rough) -> GraphData:
    return replace(graph_data(rough.found), more=rough.more, weights=rough.weights)


def _full(connection: Connection, rough: _Rough, sources: _Sources) -> GraphData:
    """Return the data with the articles that it names, and what stands for the others."""
    found = rough.found
    used = {one for some in found.sources.values() for one in some}
    used |= {account.quote.article_id for each in found.meetings for account in each.accounts}
    used |= {each.quote.article_id for each in found.offices}
    cut = []
    for each in found.co_mentions:
        kept = each.articles
        if len(kept) > TIE_SOURCES:
            rough.more[tie_id(each.tie)] = dict(sources.of(kept))
            kept = tuple(sorted({quote.article_id for quote in each.quotes}))
        used.update(kept)
        cut.append(replace(each, articles=kept))
    rough.found = replace(
        found, co_mentions=tuple(cut), articles=articles.by_id(connection, sorted(used))
    )
    return replace(_data(rough), told=sources.told())


def _co_mentions(
    connection: Connection, where: named.Named, first: Collection[str], *, limit: int
) -> tuple[CoMention, ...]:
    """Return the co-mentions that a page holds: those of who is drawn, the strongest of each."""
    import numpy as np

    found = named.pairs(where)
    drawn = np.array([one in first for one in where.entities], dtype=bool)
    left, right = found.left.tolist(), found.right.tolist()
    ends = drawn[found.left].astype(int) + drawn[found.right]
    order = np.lexsort((np.arange(len(left)), -found.sentences)).tolist()
    kept = []
    if len(order) <= ALL_TIES * RESERVE * limit:
        kept = order
    else:
        most = np.where(drawn, TIES, FEW_TIES).tolist()
        so_far: defaultdict[int, int] = defaultdict(int)
        for pair in order:
            one, other = left[pair], right[pair]
            if ends[pair] and (so_far[one] < most[one] or so_far[other] < most[other]):
                so_far[one] += 1
                so_far[other] += 1
                kept.append(pair)
    quoted = {pair: QUOTES if ends[pair] == 2 or kept is order else FEW_QUOTES for pair in kept}
    return ties.co_mentions(connection, where, found, quoted)


class _Sources:
    """Which articles name whom: the newest by id, and of all when and by which publishers."""

    def __init__(self, connection: Connection, where: named.Named) -> None:
        import numpy as np

        self._ids = where.articles
        self._place = {one: place for place, one in enumerate(self._ids)}
        self._by = named.articles_of(where)
        told = articles.published(connection) if self._by else {}
        days = [told.get(one, (None, None))[0] or "" for one in self._ids]
        known = sorted(filter(None, days))
        self._by_month = bool(known) and _days_between(known[0], known[-1]) > SPAN
        self._newest = np.argsort(np.argsort([day.ljust(10) for day in days], kind="stable"))
        cut = [day[: 7 if self._by_month else 10] for day in days]
        self._days, self._day = _coded(cut)
        houses = [told.get(one, (None, None))[1] or "" for one in self._ids]
        self._publishers, self._publisher = _coded(houses)

    def newest(self, one: str, most: int) -> tuple[str, ...]:
        """Return the ids of the newest articles that name an entity, so many at most."""
        places = self._by[one]
        if len(places) > most:
            places = places[(-self._newest[places]).argsort(kind="stable")[:most]]
        return tuple(self._ids[place] for place in places.tolist())

    def count(self, one: str) -> int:
        """Return how many articles name an entity."""
        return len(self._by.get(one, ()))

    def of_entity(self, one: str) -> dict[str, list[str]]:
        """Return on which days articles name an entity, and of which publishers."""
        return self._told(self._by[one])

    def of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return on which days these articles were published, and by whom."""
        import numpy as np

        return self._told(np.array([self._place[one] for one in ids], dtype=np.int64))

    def told(self) -> tuple[tuple[str, int], ...]:
        """Return how many articles name any of the entities, by day or by month."""
        import numpy as np

        counts = np.bincount(self._day, minlength=len(self._days)).tolist()
        return tuple((day, number) for day, number in zip(self._days, counts, strict=True) if day)

    def _told(self, places: named.Numbers) -> dict[str, list[str]]:
        days = [self._days[code] for code in sorted(set(self._day[places].tolist()))]
        houses = [self._publishers[code] for code in sorted(set(self._publisher[places].tolist()))]
        return {
            "days": runs(days, by_month=self._by_month),
            "publishers": [house for house in houses if house],
        }


def _coded(values: list[str]) -> tuple[list[str], named.Numbers]:
    """Return the values, each once and in order, and the place of each in them."""
    import numpy as np

    known = sorted(set(values))
    place = {value: number for number, value in enumerate(known)}
    return known, np.array([place[value] for value in values], dtype=np.int64)


def _days_between(first: str, last: str) -> int:
    years = int(last[:4]) - int(first[:4])
    return 365 * years + 30 * (int(last[5:7] or 12) - int(first[5:7] or 1))
