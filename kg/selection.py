"""Which part of what is known is asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from kg.choices import Day, iso, some_of
from kg.errors import BadOption
from kg.model import KINDS, Kind

NodeKind = Kind | Literal["meeting"]
NODE_KINDS: tuple[NodeKind, ...] = (*KINDS, "meeting")
# What may be embedded in another page.
Snippet = Literal["meeting", "person", "timeline"]
SNIPPETS: tuple[Snippet, ...] = get_args(Snippet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A part of the graph: what surrounds some entities, of some time, of some kinds, and how much.

    `around` are ids of entities, whose surroundings within so many `steps` are meant; all is meant
    where there are none. `since` and `until` are ISO dates of any precision. `kinds` are kinds of
    entity and "meeting", all where none is named. Entities of fewer than `min_articles` articles
    are left out, and `limit` is the number of entities that are kept.
    """

    around: tuple[str, ...] = ()
    steps: int = 1
    since: str | None = None
    until: str | None = None
    kinds: tuple[NodeKind, ...] = ()
    min_articles: int = 1
    limit: int | None = None

    @classmethod
    def of(
        cls,
        *,
        around: Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[str] = (),
        min_articles: int = 1,
        limit: int | None = None,
    ) -> "Selection":
        """Return the selection of what a user chose. Raises `BadOption`, which is a ValueError."""
        for option, number in (("steps", steps), ("limit", limit)):
            if number is not None and number < 1:
                raise BadOption(f"{option}: {number!r} is too few; give 1 or more")
        return cls(
            around=tuple(around),
            steps=steps,
            since=iso(since, option="since"),
            until=iso(until, option="until"),
            kinds=some_of(kinds, NODE_KINDS, option="kinds"),
            min_articles=min_articles,
            limit=limit,
        )

    @property
    def entity_kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of entity among the kinds."""
        return tuple(kind for kind in self.kinds if kind != "meeting")


EVERYTHING = Selection()
