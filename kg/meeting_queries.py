"""What can be asked of meetings: whom one met, when, where, and what is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kg import results
from kg.choices import Day, iso, named_options, some_of
from kg.errors import BadOption
from kg.model import KINDS, STATUSES, Kind, Status
from kg.naming import Naming
from kg.results.records import MeetingRecord
from kg.store.queries import Connection, counterparts, meetings
from kg.store.queries.meetings import Wanted


class MeetingQueries(Naming):
    """The questions about meetings that a store answers."""

    @named_options
    def met(
        self,
        *names: str,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        min_confidence: float | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> results.Meetings | results.Counterparts:
        """Return whom one entity met; with more names, their meetings; without, all meetings.

        The options are those of `meetings`; `kinds` are the kinds of those who were met.
        """
        if len(names) != 1:
            return self.meetings(
                *names, since=since, until=until, place=place, statuses=statuses, kinds=kinds,
                min_confidence=min_confidence, limit=limit, offset=offset,
            )  # fmt: skip
        wanted = _wanted(
            since=since, until=until, place=place, statuses=statuses, kinds=kinds,
            min_confidence=min_confidence,
        )  # fmt: skip
        with self.store.reading() as connection:
            one = self._meant(connection, names[0]).id
            wanted = replace(wanted, entities=(one,))
            self._say_left_out(connection, wanted)
            found = counterparts.met(connection, one, wanted, limit=limit, offset=offset)
            return results.Counterparts(found.counterparts, total=found.total)

    @named_options
    def meetings(
        self,
        *names: str,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        min_confidence: float | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> results.Meetings:
        """Return the meetings of all of these names, newest first.

        `since` and `until` are dates, years or ISO text of any precision; a meeting without a date
        goes by the day on which it was first reported. `place` is a name or part of one; `statuses`
        are held, planned and denied (it did not take place); `kinds` keeps meetings with another
        participant of one of these kinds, and `min_confidence`, a share from 0 to 1, those of which
        one report is so certain. The first `offset` of them are left out; `total` of what
        is returned counts all. Raises `BadOption`, which is a ValueError.
        """
        wanted = _wanted(
            since=since, until=until, place=place, statuses=statuses, kinds=kinds,
            min_confidence=min_confidence,
        )  # fmt: skip
        with self.store.reading() as connection:
            wanted = replace(wanted, entities=self._ids(connection, names))
            self._say_left_out(connection, wanted)
            ids = meetings.chosen(connection, wanted)
            part = ids[offset:][:limit]
            return results.Meetings(meetings.told(connection, part), total=len(ids))

    def meeting(self, meeting_id: str) -> MeetingRecord:
        """Return one meeting with all its reports. Raises `NotFound`."""
        with self.store.reading() as connection:
            return meetings.one(connection, meeting_id)

    @named_options
    def each_meeting(
        self,
        *names: str,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        min_confidence: float | None = None,
    ) -> Iterator[MeetingRecord]:
        """Yield the meetings of all of these names one by one, however many there are.

        The options are those of `meetings`.
        """
        wanted = _wanted(
            since=since, until=until, place=place, statuses=statuses, kinds=kinds,
            min_confidence=min_confidence,
        )  # fmt: skip
        return self._each_meeting(names, wanted)

    def _each_meeting(self, names: Sequence[str], wanted: Wanted) -> Iterator[MeetingRecord]:
        with self.store.reading() as connection:
            wanted = replace(wanted, entities=self._ids(connection, names))
            self._say_left_out(connection, wanted)
            yield from meetings.told(connection, meetings.chosen(connection, wanted))

    @named_options
    def timeline(
        self,
        *names: str,
        since: Day | None = None,
        until: Day | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        min_confidence: float | None = None,
        limit: int | None = None,
    ) -> results.Timeline:
        """Return the meetings of these names by date, oldest first; `.plot()` draws them.

        The options are those of `meetings`.
        """
        return self.meetings(
            *names, since=since, until=until, place=place, statuses=statuses, kinds=kinds,
            min_confidence=min_confidence, limit=limit,
        ).timeline()  # fmt: skip

    def _say_left_out(self, connection: Connection, wanted: Wanted) -> None:
        """Tell how many meetings are left out, since nothing says when they were."""
        number = meetings.undated(connection, wanted) if wanted.since or wanted.until else 0
        if number:
            some = "1 meeting is" if number == 1 else f"{number:,} meetings are"
            have = "has" if number == 1 else "have"
            self.notify(
                f"{some} left out that {have} no date, and whose articles have none; "
                "without a first or last date they are shown"
            )


def _wanted(
    *,
    since: Day | None,
    until: Day | None,
    place: str | None,
    statuses: Collection[Status],
    kinds: Collection[Kind],
    min_confidence: float | None,
) -> Wanted:
    """Return what meetings are asked for, checked. Raises `BadOption`."""
    return Wanted(
        since=iso(since, option="since"),
        until=iso(until, option="until"),
        place=place,
        statuses=some_of(statuses, STATUSES, option="statuses"),
        kinds=some_of(kinds, KINDS, option="kinds"),
        min_confidence=_share(min_confidence),
    )


def _share(number: float | None) -> float | None:
    """Return a number from 0 to 1, or None. Raises `BadOption`."""
    if number is not None and not 0 <= number <= 1:
        raise BadOption(f"min_confidence: {number!r} is no share; give a number from 0 to 1")
    return number
