"""Which reports tell of one meeting.

Reports are one meeting where the participants are the same, or one list lies within the other, the
dates can be one date, and so can the places. Two reports of one plan and of what came of it are
one meeting, held. A denial is never averaged with a claim: it stays a meeting of its own, denied.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Status
from kg.resolution.names import normal
from kg.resolution.states import form_of

# Days between a meeting and the articles that tell of it without a date.
NEWS = 10
# Days between the announcement of an undated plan and the meeting that came of it.
PLAN = 45


@dataclass(frozen=True, slots=True)
class ResolvedReport:
    """A report with the entities that took part and the day of its article's publication."""

    id: str
    article_id: str
    status: Status
    participants: frozenset[str]
    date: str | None = None
    place: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """One meeting: what its reports together establish; ids of entities and reports, sorted."""

    status: Status
    participants: tuple[str, ...]
    reports: tuple[str, ...]
    date: str | None
    place: str | None


def merge(reports: Iterable[ResolvedReport]) -> tuple[Merged, ...]:
    """Return the meetings that reports tell of; the order of the reports changes nothing.

    A report of fewer than two entities is of no meeting.
    """
    groups: list[list[ResolvedReport]] = []
    for report in sorted((one for one in reports if len(one.participants) > 1), key=_order):
        fit = [group for group in groups if all(compatible(one, report) for one in group)]
        if fit:
            max(fit, key=lambda group: _nearness(group, report)).append(report)
        else:
            groups.append([report])
    return tuple(sorted((_merged(group) for group in groups), key=lambda one: one.reports))


def _order(report: ResolvedReport) -> tuple[int, int, int, str, str, str]:
    """Put first what says most: dated reports, held ones, long lists of participants."""
    statuses = {"held": 0, "denied": 1, "planned": 2}
    return (
        -precision(report.date),
        statuses[report.status],
        -len(report.participants),
        report.date or "",
        report.article_id,
        report.id,
    )


def _nearness(group: list[ResolvedReport], report: ResolvedReport) -> tuple[bool, bool, int, str]:
    return (
        any(one.article_id == report.article_id for one in group),
        any(one.participants == report.participants for one in group),
        max(precision(one.date) for one in group),
        group[0].id,
    )


def _merged(group: list[ResolvedReport]) -> Merged:
    statuses = {report.status for report in group}
    status: Status = next(s for s in ("held", "denied", "planned") if s in statuses)
    telling = [report for report in group if report.status == status]
    dated = sorted(
        (r for r in group if r.date),
        key=lambda r: (-precision(r.date), r.status != status, r.date or "", r.id),
    )
    placed = sorted((r for r in telling if r.place), key=_vague) or sorted(
        (r for r in group if r.place), key=_vague
    )
    return Merged(
        status=status,
        participants=tuple(sorted(frozenset().union(*(report.participants for report in group)))),
        reports=tuple(sorted(report.id for report in group)),
        date=dated[0].date if dated else None,
        place=placed[0].place if placed else None,
    )


def _vague(report: ResolvedReport) -> tuple[bool, str]:
    return (_is_state(report.place or ""), report.id)


# What can be one ------------------------------------------------------------------------------


def compatible(one: ResolvedReport, other: ResolvedReport) -> bool:
    """Return whether two reports can tell of one meeting."""
    if not (one.participants <= other.participants or other.participants <= one.participants):
        return False
    if "denied" in (one.status, other.status) and one.status != other.status:
        return False
    return _dates(one, other) and _places(one.place, other.place)


def _dates(one: ResolvedReport, other: ResolvedReport) -> bool:
    mine, others = span(one.date), span(other.date)
    if mine and others:
        return mine[0] <= others[1] and others[0] <= mine[1]
    if one.status != other.status:
        return _came_true(*sorted((one, other), key=lambda report: report.status))
    if one.article_id == other.article_id:
        return True
    return _near(mine or _news(one), others or _news(other))


def _came_true(held: ResolvedReport, planned: ResolvedReport) -> bool:
    """Return whether a plan or its outcome, one of them undated, can be one meeting."""
    if held.article_id == planned.article_id:
        return False
    came = span(held.date) or _news(held)
    said = span(planned.published)
    if span(planned.date):
        return _near(span(planned.date), came)
    if not came or not said:
        return True
    return said[0] <= came[1] + timedelta(days=1) and came[0] <= said[1] + timedelta(days=PLAN)


def _news(report: ResolvedReport) -> tuple[date, date] | None:
    """Return when an undated meeting was or will be, as far as the day of publication says."""
    published = span(report.published)
    if not published:
        return None
    before = timedelta(days=0 if report.status == "planned" else NEWS)
    after = timedelta(days=NEWS if report.status == "planned" else 0)
    return published[0] - before, published[1] + after


def _near(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    if one is None or other is None:
        return True
    return one[0] <= other[1] and other[0] <= one[1]


def _places(one: str | None, other: str | None) -> bool:
    if not one or not other or normal(one, "place") == normal(other, "place"):
        return True
    # A country and a city may be one place; two cities are not, two countries neither.
    return _is_state(one) != _is_state(other)


def _is_state(place: str) -> bool:
    form = form_of(place)
    return form is not None and form.use not in ("capital", "seat")


def precision(when: str | None) -> int:
    """Return how precise a date is: 0 for none, 1 for a year, up to 4 for a day."""
    if not when:
        return 0
    if "/" in when:
        first, _, last = when.partition("/")
        return 2 if min(len(first), len(last)) < 10 else 3
    return {4: 1, 7: 2}.get(len(when), 4)


def span(when: str | None) -> tuple[date, date] | None:
    """Return the first and the last day that a date of any precision can mean.

    >>> span("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    if not when:
        return None
    first, _, last = when.partition("/")
    begin, end = _days(first[:10]), _days((last or first)[:10])
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _days(when: str) -> tuple[date, date] | None:
    try:
        year, *rest = (int(part) for part in when.split("-"))
        if not rest:
            return date(year, 1, 1), date(year, 12, 31)
        if len(rest) == 1:
            after = date(year + rest[0] // 12, rest[0] % 12 + 1, 1)
            return date(year, rest[0], 1), after - timedelta(days=1)
        day = date(year, rest[0], rest[1])
    except ValueError:
        return None
    return day, day
