"""What the store finds: which account says most, since when, and in what two names differ."""

import pytest

from kg.model import Entity, Meeting, Quote, Report, Status
from kg.results.records import Account, Difference, Doubt, MeetingRecord, Named

WHEN = "2023-06-14"


def account(
    key: str,
    *,
    status: Status = "held",
    date: str | None = None,
    place: str | None = None,
    text: str = "Vell met Orun.",
    published: str | None = None,
    marks: tuple[tuple[int, int], ...] = (),
) -> Account:
    report = Report(key, "a1", 0, len(text), status, ("n1", "n2"), date, place)
    quote = Quote("a1", "one.txt", 0, len(text), text, published=published, marks=marks)
    return Account(report, quote, ("e1", "e2"))


def told(*accounts: Account, date: str | None = None) -> MeetingRecord:
    reports = tuple(each.report.id for each in accounts)
    return MeetingRecord(Meeting("m1", "held", ("e1", "e2"), reports, date), (), accounts, 1)


@pytest.mark.parametrize(
    "better",
    [
        account("r9", date=WHEN),
        account("r9", place="Karsk"),
        account("r9", text="They met."),
        account("r0"),
    ],
    ids=["dated", "placed", "shorter", "first by id"],
)
def test_the_account_that_says_most_in_fewest_words_is_the_best(better: Account) -> None:
    assert told(account("r1"), better).best == better


def test_a_sentence_that_names_both_is_better_than_a_dated_one_that_does_not() -> None:
    talks = account("r1", date=WHEN, place="Karsk", text="The talks went well.")
    both = account("r2", marks=((0, 4), (9, 13)))
    assert told(talks, both).best == both


def test_an_account_of_another_status_is_never_the_best() -> None:
    denied = account("r1", status="denied", date=WHEN, place="Karsk")
    assert told(denied, account("r2")).best == account("r2")


def test_a_meeting_that_nobody_reports_has_no_best_account() -> None:
    assert told().best is None


def test_a_meeting_without_a_date_has_the_day_of_its_first_report() -> None:
    one, other = account("r1", published="2023-08-02"), account("r2", published="2023-07-30")
    assert told(one, other, account("r3")).reported == "2023-07-30"
    assert told(one, date=WHEN).reported is None
    assert told(account("r1")).reported is None


def test_a_meeting_is_contested_where_some_say_held_and_some_denied() -> None:
    held, denied, planned = (
        account(f"r-{status}", status=status) for status in ("held", "denied", "planned")
    )
    assert told(held, denied).contested
    assert not told(held, planned).contested
    assert not told(denied).contested


def named(name: str, *offices: str, key: str | None = None) -> Named:
    entity = Entity(name, "person", name, (name,))
    return Named(key or f"person:{name.casefold()}", entity, offices, (), ())


def test_what_two_names_share_is_no_difference() -> None:
    doubt = Doubt(named("Marta Vell", "envoy"), named("Martha Vell", "envoy"), "spelling", 0.8)
    assert doubt.differences == (Difference("spelling", "Marta", "Martha"),)


def test_an_office_that_only_one_holds_is_a_difference() -> None:
    doubt = Doubt(named("M. Vell", "envoy"), named("M. Vell", "judge", "mayor"), "namesake", 0.4)
    assert doubt.differences == (Difference("office", "envoy", "judge; mayor"),)


def test_a_name_is_printed_as_its_entity_has_it_or_else_as_its_key() -> None:
    assert named("Marta Vell").printed == "Marta Vell"
    assert named("Marta Vell", key="person:m vell").printed == "m vell"
