"""What a graph is built from: plain values that the store loads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import Entity, Meeting, Quote, Status, Tie, content_id


@dataclass(frozen=True, slots=True)
class Source:
    """An article without its text, as the page and the exports name it.

    `copy_of` is the id of the article that it repeats.
    """

    id: str
    path: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class ReportQuote:
    """One report of a meeting: what it says of status, date and place, and its quotation."""

    id: str
    status: Status
    quote: Quote
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the store holds, of which a graph shows a part."""

    entities: int = 0
    meetings: int = 0
    ties: int = 0
    articles: int = 0


@dataclass(frozen=True, slots=True)
class GraphData:
    """All that a graph is built from.

    `ties` are co-mentions and roles (both ends in `entities`; a role whose body the text does not
    name has `right` empty). `reports` are keyed by id of meeting, `quotes` by `tie_id(tie)`,
    `sources` (ids of articles) by id of entity, meeting or tie. `exists` counts what the store
    holds, of which this may be a part. Of a large store not all is loaded: `more` has, by id of
    entity, meeting or tie, attributes that stand for what was left out (`independent`, `days`,
    `publishers`, `met`), `weights` how much each entity and meeting matters among all, and `told`
    on which days, or in which months, how many articles tell of any of it.
    """

    entities: tuple[Entity, ...]
    meetings: tuple[Meeting, ...] = ()
    ties: tuple[Tie, ...] = ()
    reports: Mapping[str, tuple[ReportQuote, ...]] = field(default_factory=dict)
    quotes: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    articles: Mapping[str, Source] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exists: Totals = Totals()
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    weights: Mapping[str, float] | None = None
    told: tuple[tuple[str, int], ...] = ()


def tie_id(tie: Tie) -> str:
    """Return the id of a tie, made from its kind, its ends and its title."""
    return content_id("tie", tie.kind, tie.left, tie.right, tie.title)
