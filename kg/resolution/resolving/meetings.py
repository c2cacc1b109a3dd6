"""Reports become meetings: those of one article first, then those that share two participants."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.model import Meeting
from kg.resolution.accounts import accounts
from kg.resolution.connected import connected
from kg.resolution.meetings import ResolvedReport, merge
from kg.resolution.resolving.ids import Cluster, assign
from kg.resolution.resolving.readings import ReadArticle


def find_meetings(
    articles: Iterable[ReadArticle], entity_of: Mapping[str, str]
) -> tuple[Meeting, ...]:
    """Return the meetings that articles report; `entity_of` knows whom each mention names."""
    told = [
        account
        for article in articles
        for account in accounts(
            resolved_reports(article, entity_of),
            bodies={article.id: bodies(article, entity_of)},
        )
    ]
    merged = [one for part in sharing(told) for one in merge(part)]
    ids = assign([Cluster(one.reports) for one in merged], table="meeting")
    found = (
        Meeting(ids[n], one.status, one.participants, one.reports, one.date, one.place)
        for n, one in enumerate(merged)
    )
    return tuple(sorted(found, key=lambda one: one.id))


def resolved_reports(
    article: ReadArticle, entity_of: Mapping[str, str]
) -> Iterator[ResolvedReport]:
    """Yield the reports of an article with the entities of their participants."""
    for report in article.reading.extraction.reports:
        if report.id not in article.rejected:
            yield ResolvedReport(
                report.id,
                report.article_id,
                report.status,
                frozenset(entity_of[one] for one in report.participants if one in entity_of),
                report.date,
                report.place,
                article.reading.article.published,
            )


def bodies(article: ReadArticle, entity_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return in whose name people act in an article: the bodies of the offices that they hold."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in article.reading.extraction.claims:
        now = claim.kind == "role" and claim.tenure in (None, "current")
        holder, body = entity_of.get(claim.subject), entity_of.get(claim.object or "")
        if now and holder and body and claim.id not in article.rejected:
            found[holder].add(body)
    return {holder: frozenset(held) for holder, held in found.items()}


def sharing(reports: Sequence[ResolvedReport]) -> Iterator[list[ResolvedReport]]:
    """Yield the reports in parts: those of two parts have no two participants in common.

    Reports of one meeting share at least two, so that each part can be merged by itself.
    """
    pairs = {
        number: list(combinations(sorted(report.participants), 2))
        for number, report in enumerate(reports)
    }
    for group in connected(pairs):
        yield [reports[number] for number in group]
