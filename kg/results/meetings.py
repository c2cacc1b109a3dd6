"""Meetings: whom one met, what is told of each meeting, and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.dates import bounds
from kg.model import STATUS_WORDS, Entity
from kg.results.quotes import quote_record, source
from kg.results.records import Counterpart, MeetingRecord
from kg.results.table import Cell, ResultTable, line

if TYPE_CHECKING:
    import pandas as pd

    from kg.results.plots import Picture


class Counterparts(ResultTable[Counterpart]):
    """Everybody whom one entity met."""

    columns = (
        "met", "kind", "meetings", "first", "last", "places", "status", "sources", "quote",
        "source", "reported",
    )  # fmt: skip
    none = "no meetings found"
    more = ("id", "start", "end")
    days = frozenset({"start", "end"})

    def row(self, item: Counterpart) -> tuple[Cell, ...]:
        """Return who, how often, when, where, and the best quotation."""
        quoted = item.quote
        return (
            item.entity.name,
            item.entity.kind,
            item.meetings,
            item.first,
            item.last,
            ", ".join(item.places),
            ", ".join(STATUS_WORDS[status] for status in item.statuses),
            item.sources,
            line(quoted.text) if quoted else None,
            source(quoted) if quoted else None,
            item.reported,
        )

    def more_cells(self, item: Counterpart) -> tuple[Cell, ...]:
        """Return the id of who was met, and the days of the first and of the last meeting."""
        return item.entity.id, *_ends(item.first, item.last)

    def record(self, item: Counterpart) -> dict[str, Any]:
        """Return who, how often, when, where, and the best quotation with its offsets."""
        return {
            "id": item.entity.id, "met": item.entity.name, "kind": item.entity.kind,
            "meetings": item.meetings, "first": item.first, "last": item.last,
            "places": list(item.places), "statuses": list(item.statuses),
            "sources": item.sources,
            "quote": None if item.quote is None else quote_record(item.quote),
        }  # fmt: skip


class Meetings(ResultTable[MeetingRecord]):
    """Meetings, each with everything that was printed of it."""

    columns = (
        "date", "who", "place", "status", "reports", "articles", "sources", "quote", "source",
        "reported",
    )  # fmt: skip
    none = "no meetings found"
    more = ("id", "start", "end")
    days = frozenset({"start", "end"})

    def row(self, item: MeetingRecord) -> tuple[Cell, ...]:
        """Return when, who, where, status, how often it is told, and the best quotation.

        Told in so many reports (sentences) of so many articles, of which the sources are no copies
        of one another.
        """
        best = item.best
        status = STATUS_WORDS[item.meeting.status] + (" (contested)" if item.contested else "")
        return (
            item.meeting.date,
            named(item.participants),
            item.meeting.place,
            status,
            len(item.accounts),
            len({account.quote.article_id for account in item.accounts}),
            item.sources,
            line(best.quote.text) if best else None,
            source(best.quote) if best else None,
            item.reported,
        )

    def more_cells(self, item: MeetingRecord) -> tuple[Cell, ...]:
        """Return the meeting's id, and the first and the last day that its date may mean."""
        return item.meeting.id, *_ends(item.meeting.date, item.meeting.date)

    def to_frame(self, *, participants: bool = False) -> pd.DataFrame:
        """Return the meetings as a pandas data frame, with ids and days beside the columns.

        `start` and `end` are the first and the last day that a date may mean. With `participants`
        each participant has a row: `participant`, `participant id` and `kind`.
        """
        if not participants:
            return super().to_frame()
        rows = [
            (*self.row(item), *self.more_cells(item), who.name, who.id, who.kind)
            for item in self
            for who in item.participants
        ]
        columns = (*self.columns, *self.more, "participant", "participant id", "kind")
        return self._frame(rows, columns)

    def record(self, item: MeetingRecord) -> dict[str, Any]:
        """Return the meeting as `kg meetings --json` prints it."""
        return meeting_record(item)

    def timeline(self) -> Timeline:
        """Return the same meetings by date, oldest first."""
        return Timeline(sorted(self, key=lambda told: (told.meeting.date or "9", told.meeting.id)))


class Timeline(Meetings):
    """Meetings by date; `plot` draws them."""

    def plot(self, **options: str) -> Picture:
        """Return a matplotlib figure: one row for each counterpart, one mark for each meeting.

        `title` changes its title; `figure.write("file.svg")` writes it for print.
        """
        from kg.results.plots import timeline

        return timeline(self, **options)


def meeting_record(item: MeetingRecord) -> dict[str, Any]:
    """Return a meeting as one JSON object, with all its reports."""
    return {
        "id": item.meeting.id,
        "status": item.meeting.status,
        "date": item.meeting.date,
        "place": item.meeting.place,
        "participants": [
            {"id": who.id, "name": who.name, "kind": who.kind, "aliases": list(who.aliases)}
            for who in item.participants
        ],
        "reports": [
            {
                "article": account.quote.article_id,
                "path": account.quote.path,
                "start": account.quote.start,
                "end": account.quote.end,
                "quote": account.quote.text,
                "status": account.report.status,
                "date": account.report.date,
                "place": account.report.place,
                "participants": list(account.participants),
                "confidence": account.report.confidence,
                "id": account.report.id,
            }
            for account in item.accounts
        ],
    }


def _ends(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return the first day that one date may mean, and the last that another may mean."""
    begin, end = bounds(first or ""), bounds(last or "")
    return (begin[0] if begin else None), (end[1] if end else None)


def named(entities: Iterable[Entity]) -> str:
    """Return the names of entities in one line."""
    return ", ".join(entity.name for entity in entities)
