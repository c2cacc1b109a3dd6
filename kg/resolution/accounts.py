"""Reports of one article that tell of one meeting become one account of it.

An article tells of one dinner in several sentences: "Ann met Bert", "the two ministers spoke of
gas", "their dinner lasted an hour". So within an article reports are joined more readily than
across articles: whatever one of them leaves open the others fill, and a body is taken for those who
represent it in this article. What differs in day, place or outcome stays apart: two rounds of talks
are two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Status
from kg.resolution.meetings import (
    ResolvedReport,
    compatible_in_what_happened,
    date_and_place,
    group_reports,
)

Represented = Mapping[str, frozenset[str]]


def accounts(
    reports: Iterable[ResolvedReport], *, bodies: Mapping[str, Represented] | None = None
) -> tuple[ResolvedReport, ...]:
    """Return the accounts that articles give, each made of one report or several.

    `bodies` says by article of people in whose name they act there: ids of groups and states. The
    order of the reports changes nothing. Reports of fewer than two entities are left out.
    """
    by_article: dict[str, list[ResolvedReport]] = defaultdict(list)
    for report in reports:
        if len(report.participants) > 1:
            by_article[report.article_id].append(report)
    found = (
        account
        for article, told in by_article.items()
        for account in _of_article(told, (bodies or {}).get(article, {}))
    )
    return tuple(sorted(found, key=lambda one: one.id))


def _of_article(reports: list[ResolvedReport], bodies: Represented) -> Iterator[ResolvedReport]:
    def fits(group: list[ResolvedReport], others: list[ResolvedReport]) -> bool:
        mine, theirs = (
            frozenset().union(*(one.participants for one in some)) for some in (group, others)
        )
        return _same_parties(mine, theirs, bodies) and all(
            compatible_in_what_happened(one, other) for one in group for other in others
        )

    for group in group_reports(reports, fits, again=True):
        date, place = date_and_place(group)
        status: Status = next(
            s for s in ("held", "denied", "planned") if s in {report.status for report in group}
        )
        yield replace(
            group[0],
            id=min(report.id for report in group),
            status=status,
            participants=frozenset().union(*(report.participants for report in group)),
            date=date,
            place=place,
            reports=tuple(sorted(report.id for report in group)),
        )


def _same_parties(mine: frozenset[str], theirs: frozenset[str], bodies: Represented) -> bool:
    """Return whether one list lies within the other, or each party has its match in the other.

    A person matches the body in whose name he acts. Two matches at least are two parties: two
    ministers of one state are no talks of that state with somebody.
    """
    if mine <= theirs or theirs <= mine:
        return True
    matched = {one: _matches(one, theirs, bodies) for one in mine}
    back = {other: _matches(other, mine, bodies) for other in theirs}
    return (
        all(matched.values())
        and all(back.values())
        and len(set().union(*matched.values())) > 1
        and len(set().union(*back.values())) > 1
    )


def _matches(one: str, others: frozenset[str], bodies: Represented) -> set[str]:
    mine = bodies.get(one, frozenset())
    return {
        other
        for other in others
        if other == one or other in mine or one in bodies.get(other, frozenset())
    }
