"""Reports of one article that tell of one meeting become one account of it."""

from reported import report_of

from kg.resolution.accounts import accounts
from kg.resolution.meetings import merge


def test_one_dinner_told_in_four_sentences_is_one_account() -> None:
    sentences = [
        report_of(1, "ab", "2023-06-19", article="x", place="Riga"),
        report_of(2, "ab", article="x"),
        report_of(3, "abc", article="x", place="Latvia"),
        report_of(4, "ac", article="x"),
    ]
    found = accounts(sentences)
    assert [(one.date, one.place, one.participants) for one in found] == [
        ("2023-06-19", "Riga", frozenset("abc"))
    ]
    assert [one.reports for one in merge(found)] == [("r1", "r2", "r3", "r4")]


def test_a_body_is_taken_for_its_representative_within_an_article() -> None:
    # Z is minister of I, K is secretary of U: "Z met K", "the talks of I and U", "K and I".
    bodies = {"x": {"z": frozenset("i"), "k": frozenset("u")}}
    talks = [
        report_of(1, "zk", article="x"),
        report_of(2, "iu", article="x"),
        report_of(3, "ki", article="x"),
    ]
    assert len(merge(accounts(talks, bodies=bodies))) == 1
    assert len(merge(accounts(talks))) == 3
    elsewhere = [report_of(1, "zk", article="x"), report_of(2, "iu", article="y")]
    assert len(merge(accounts(elsewhere, bodies=bodies))) == 2


def test_two_ministers_of_a_state_are_no_talks_of_that_state() -> None:
    bodies = {"x": {"y": frozenset("i"), "z": frozenset("i")}}
    assert len(merge(accounts([report_of(1, "yz", article="x"), report_of(2, "ik", article="x")],
                              bodies=bodies))) == 2  # fmt: skip


def test_two_rounds_on_two_days_stay_two() -> None:
    rounds = [report_of(n, "ab", f"2023-06-{day}", article="x") for n, day in ((1, 19), (2, 20))]
    assert len(merge(accounts([*rounds, report_of(3, "ab", article="x")]))) == 2


def test_a_report_of_fewer_than_two_is_no_account() -> None:
    assert accounts([report_of(1, "a", article="x"), report_of(2, "", article="x")]) == ()


def test_reports_of_two_articles_are_two_accounts() -> None:
    assert [one.reports for one in accounts([report_of(2, "ab"), report_of(1, "ab")])] == [
        ("r1",),
        ("r2",),
    ]


def test_an_account_is_called_after_its_first_report_in_any_order() -> None:
    made = [
        report_of(1, "ab", "2023-06-19", article="x"),
        report_of(2, "ab", article="x", place="Riga"),
    ]
    (found,) = accounts(reversed(made))
    assert (found.id, found.reports, found.place) == ("r1", ("r1", "r2"), "Riga")
    assert accounts(made) == (found,)


def test_what_an_article_tells_as_held_and_as_denied_stays_two() -> None:
    found = accounts([report_of(1, "ab", "2023-06-19", article="x"),
                      report_of(2, "ab", "2023-06-19", article="x", status="denied")])  # fmt: skip
    assert sorted(one.status for one in found) == ["denied", "held"]


def test_lists_that_share_one_alone_are_two_accounts() -> None:
    assert len(accounts([report_of(1, "ab", article="x"), report_of(2, "ac", article="x")])) == 2
