"""The filters of `kg met`, as they stand in an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from starlette.datastructures import QueryParams

from kg.errors import KgError
from kg.model import KINDS, STATUSES

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SHARE = re.compile(r"0(\.\d{1,6})?|1(\.0{1,6})?")
LONGEST = 200
SIZE = 50
LAST_PAGE = 100_000


class BadFilter(KgError):
    """A filter has a value that means nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Whose meetings are asked for, when, where, and how they are shown."""

    names: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    place: str | None = None
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sure: float | None = None
    each: bool = False

    @classmethod
    def read(cls, query: QueryParams) -> Filters:
        """Return the filters of an address. Raises `BadFilter`."""
        names = tuple(dict.fromkeys(
            name.strip()[:LONGEST] for name in query.getlist("name") if name.strip()
        ))  # fmt: skip
        return cls(
            names=names[:6],
            since=_date(query.get("since")),
            until=_date(query.get("until")),
            place=(query.get("place") or "").strip()[:LONGEST] or None,
            statuses=_some(query.getlist("status"), STATUSES),
            kinds=_some(query.getlist("kind"), KINDS),
            sure=_share(query.get("sure")),
            each=bool(query.get("each")),
        )

    @property
    def choices(self) -> dict[str, Any]:
        """Return what `KnowledgeGraph.met` takes."""
        kept = asdict(self)
        taken = {name: kept[name] for name in ("since", "until", "place", "statuses", "kinds")}
        return taken | {"min_confidence": self.sure}

    @property
    def query(self) -> dict[str, Any]:
        """Return the filters as they stand in an address."""
        return {
            "name": self.names, "since": self.since, "until": self.until, "place": self.place,
            "status": self.statuses, "kind": self.kinds, "sure": self.sure,
            "each": "1" if self.each else None,
        }  # fmt: skip


def page_number(query: Mapping[str, str]) -> int:
    """Return the number of the page that is asked for, from 1 on."""
    asked = query.get("page", "1")
    return min(LAST_PAGE, max(1, int(asked))) if asked.isdecimal() and len(asked) < 9 else 1


def _date(text: str | None) -> str | None:
    text = (text or "").strip()
    if text and not DATE.fullmatch(text):
        raise BadFilter(f"{text[:40]!r} is no date; give 2023, 2023-06 or 2023-06-14")
    return text or None


def _share(text: str | None) -> float | None:
    text = (text or "").strip()
    if text and not SHARE.fullmatch(text):
        raise BadFilter(f"{text[:40]!r} is no share; give one from 0 to 1")
    return float(text) if text else None


def _some(values: list[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if value and value not in allowed:
            raise BadFilter(f"{value[:40]!r} is none of {', '.join(allowed)}")
    return tuple(dict.fromkeys(filter(None, values)))
