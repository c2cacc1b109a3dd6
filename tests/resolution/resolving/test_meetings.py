"""Reports become meetings: those of one article first, then those that share two participants."""

from dataclasses import replace

from readings import read, reading
from reported import report_of

from kg.model import Tenure
from kg.resolution.resolving.meetings import bodies, find_meetings, resolved_reports, sharing
from kg.resolution.resolving.readings import ReadArticle


def entities(*articles: ReadArticle) -> dict[str, str]:
    """Return whom each mention names: the name of its chain."""
    return {mention: chain.name for one in articles for chain in one.chains
            for mention in chain.mentions}  # fmt: skip


A, B = read(
    reading("a", "Marta Vell", "Tomas Orun", met=(0, 1), published="2023-06-15"),
    reading("b", "Tomas Orun", "Marta Vell", met=(0, 1)),
)


def test_two_articles_report_one_meeting() -> None:
    (found,) = find_meetings([A, B], entities(A, B))
    assert found.participants == ("Marta Vell", "Tomas Orun")
    assert found.reports == ("a-report", "b-report")
    assert (found.status, found.date) == ("held", "2023-06-14")


def test_the_order_of_articles_changes_nothing() -> None:
    assert find_meetings([B, A], entities(A, B)) == find_meetings([A, B], entities(A, B))


def test_who_is_hidden_meets_nobody() -> None:
    everyone = entities(A)
    hidden = {mention: name for mention, name in everyone.items() if name != "Tomas Orun"}
    (report,) = resolved_reports(A, hidden)
    assert report.participants == {"Marta Vell"}
    assert find_meetings([A], hidden) == ()
    assert find_meetings([], {}) == ()


def test_a_rejected_report_reports_nothing() -> None:
    rejected = replace(A, rejected=frozenset({"a-report"}))
    assert list(resolved_reports(rejected, entities(A))) == []


def test_a_report_has_the_day_of_its_article() -> None:
    assert [one.published for one in resolved_reports(A, entities(A))] == ["2023-06-15"]


def held(tenure: Tenure | None) -> dict[str, frozenset[str]]:
    """Return in whose name people act where Vell is, was or will be envoy of a council."""
    (article,) = read(
        reading("a", "Marta Vell", "group:River Council", tenure=tenure, offices={0: ("envoy", 1)})
    )
    return bodies(article, entities(article))


def test_who_holds_an_office_acts_for_its_body_and_who_held_it_does_not() -> None:
    acting = {"Marta Vell": frozenset({"River Council"})}
    assert (held(None), held("current")) == (acting, acting)
    assert (held("former"), held("future")) == ({}, {})


def test_an_office_of_no_body_is_in_nobodys_name() -> None:
    (article,) = read(reading("a", "Marta Vell", offices={0: ("envoy", None)}))
    assert bodies(article, entities(article)) == {}


def parts(*told_: str) -> list[list[str]]:
    """Return the letters of reports in parts."""
    reports = [report_of(number, who) for number, who in enumerate(told_)]
    return [["".join(sorted(one.participants)) for one in part] for part in sharing(reports)]


def test_reports_that_share_two_participants_lie_in_one_part() -> None:
    assert parts("ab", "cd", "abc", "bc") == [["ab", "abc", "bc"], ["cd"]]


def test_reports_that_share_one_lie_in_two_parts() -> None:
    assert parts("ab", "ac") == [["ab"], ["ac"]]
    assert parts() == []


def test_a_chain_of_reports_is_one_part_however_they_come() -> None:
    assert parts("ab", "cd", "bcd", "abc") == [["ab", "cd", "bcd", "abc"]]
