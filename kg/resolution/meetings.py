"""Which reports tell of one meeting.

Reports are one meeting where the participants are the same, or one list lies within the other, the
dates can be one date, and so can the places. Two reports of one plan and of what came of it are
one meeting, held. A denial is never averaged with a claim: it stays a meeting of its own, denied.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Status
from kg.resolution.names import normal
from kg.resolution.states import code_of, form_of

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
    reports: tuple[str, ...] = ()

    @property
    def made_of(self) -> tuple[str, ...]:
        """Return the ids of the reports that it is made of; its own where it is one itself."""
        return self.reports or (self.id,)


# Whether two groups of reports tell of one meeting.
Fits = Callable[[list[ResolvedReport], list[ResolvedReport]], bool]


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

    The reports of an article should have been joined before (`kg.resolution.accounts`). A report
    of fewer than two entities is of no meeting.
    """

    def fits(group: list[ResolvedReport], others: list[ResolvedReport]) -> bool:
        mine, theirs = (
            frozenset().union(*(one.participants for one in some)) for some in (group, others)
        )
        return (mine <= theirs or theirs <= mine) and all(
            compatible_in_what_happened(one, other) for one in group for other in others
        )

    told = (one for one in reports if len(one.participants) > 1)
    groups = group_reports(told, fits)
    return tuple(sorted((_merged(group) for group in groups), key=lambda one: one.reports))


def group_reports(
    reports: Iterable[ResolvedReport],
    fits: Fits,
    *,
    again: bool = False,
) -> list[list[ResolvedReport]]:
    """Return the reports in groups that fit, each report with the nearest group that it fits.

    With `again`, groups that turn out to fit one another are joined at the end.
    """
    groups: list[list[ResolvedReport]] = []
    for report in sorted(reports, key=_order):
        near = [group for group in groups if fits(group, [report])]
        if near:
            max(near, key=lambda group: _nearness(group, report)).append(report)
        else:
            groups.append([report])
    return _joined(groups, fits) if again else groups


def _joined(groups: list[list[ResolvedReport]], fits: Fits) -> list[list[ResolvedReport]]:
    kept: list[list[ResolvedReport]] = []
    for group in groups:
        near = next((one for one in kept if fits(one, group)), None)
        if near is None:
            kept.append(group)
        else:
            near.extend(group)
    return _joined(kept, fits) if len(kept) < len(groups) else kept


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
    date, place = date_and_place(group)
    return Merged(
        status=status,
        participants=tuple(sorted(frozenset().union(*(report.participants for report in group)))),
        reports=tuple(sorted(one for report in group for one in report.made_of)),
        date=date,
        place=place,
    )


def date_and_place(group: list[ResolvedReport]) -> tuple[str | None, str | None]:
    """Return the date and the place that reports of one meeting establish together."""
    statuses = {report.status for report in group}
    status = next(s for s in ("held", "denied", "planned") if s in statuses)
    telling = [report for report in group if report.status == status]
    dated = sorted(
        (r for r in group if r.date),
        key=lambda r: (-precision(r.date), r.status != status, r.date or "", r.id),
    )
    placed = sorted((r for r in telling if r.place), key=_vague) or sorted(
        (r for r in group if r.place), key=_vague
    )
    return dated[0].date if dated else None, placed[0].place if placed else None


def _vague(report: ResolvedReport) -> tuple[bool, str]:
    return (_is_state(report.place or ""), report.id)


# What can be one ------------------------------------------------------------------------------


def compatible_in_what_happened(one: ResolvedReport, other: ResolvedReport) -> bool:
    """Return whether outcome, day and place of two reports can be those of one meeting."""
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
    # A country and a city may be one place; two cities are not, two countries neither, nor a
    # country and the capital of another one.
    codes = {code for code in (code_of(one), code_of(other)) if code}
    return _is_state(one) != _is_state(other) and len(codes) < 2


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
