"""Reports of meetings, told as letters."""

from kg.model import Status
from kg.resolution.meetings import ResolvedReport


def report_of(
    number: int,
    who: str,
    when: str | None = None,
    *,
    article: str | None = None,
    status: Status = "held",
    place: str | None = None,
    published: str | None = "2023-06-21",
) -> ResolvedReport:
    """Return a report of a meeting of the entities that the letters stand for."""
    where = article or f"a{number}"
    return ResolvedReport(f"r{number}", where, status, frozenset(who), when, place, published)
