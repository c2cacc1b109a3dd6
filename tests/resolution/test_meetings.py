"""Reports of one encounter are one meeting; several encounters stay several."""

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Status
from kg.resolution.accounts import accounts
from kg.resolution.meetings import ResolvedReport, merge, span


def told(
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


def test_the_same_people_on_the_same_day_met_once() -> None:
    found = merge(
        [told(1, "ab", "2023-06-19", place="Iran"), told(2, "ab", "2023-06", place="Tehran")]
    )
    assert [(one.date, one.place, one.reports) for one in found] == [
        ("2023-06-19", "Tehran", ("r1", "r2"))
    ]


def test_one_list_may_lie_within_the_other() -> None:
    assert [one.participants for one in merge([told(1, "ab"), told(2, "abc")])] == [("a", "b", "c")]
    assert len(merge([told(1, "ab"), told(2, "bc")])) == 2


def test_another_day_or_another_city_is_another_meeting() -> None:
    assert len(merge([told(1, "ab", "2023-06-19"), told(2, "ab", "2023-06-20")])) == 2
    same_day = [
        told(1, "ab", "2023-06-19", place="Doha"),
        told(2, "ab", "2023-06-19", place="Cairo"),
    ]
    assert len(merge(same_day)) == 2


def test_lists_that_lie_within_a_third_are_one_meeting() -> None:
    found = merge([told(1, "abc"), told(2, "ab"), told(3, "ac")])
    assert [one.participants for one in found] == [("a", "b", "c")]


def test_the_capital_of_one_state_is_no_place_in_another() -> None:
    where = ["Cairo", "Egypt", "Iran"]
    found = merge(told(n, "ab", "2023-06-19", place=place) for n, place in enumerate(where))
    assert sorted((one.place, len(one.reports)) for one in found) == [("Cairo", 2), ("Iran", 1)]


def test_one_dinner_told_in_four_sentences_is_one_account() -> None:
    sentences = [
        told(1, "ab", "2023-06-19", article="x", place="Riga"),
        told(2, "ab", article="x"),
        told(3, "abc", article="x", place="Latvia"),
        told(4, "ac", article="x"),
    ]
    found = accounts(sentences)
    assert [(one.date, one.place, one.participants) for one in found] == [
        ("2023-06-19", "Riga", frozenset("abc"))
    ]
    assert [one.reports for one in merge(found)] == [("r1", "r2", "r3", "r4")]


def test_a_body_is_taken_for_its_representative_within_an_article() -> None:
    # Z is minister of I, K is secretary of U: "Z met K", "the talks of I and U", "K and I".
    bodies = {"x": {"z": frozenset("i"), "k": frozenset("u")}}
    talks = [told(1, "zk", article="x"), told(2, "iu", article="x"), told(3, "ki", article="x")]
    assert len(merge(accounts(talks, bodies=bodies))) == 1
    assert len(merge(accounts(talks))) == 3
    elsewhere = [told(1, "zk", article="x"), told(2, "iu", article="y")]
    assert len(merge(accounts(elsewhere, bodies=bodies))) == 2


def test_two_ministers_of_a_state_are_no_talks_of_that_state() -> None:
    bodies = {"x": {"y": frozenset("i"), "z": frozenset("i")}}
    assert len(merge(accounts([told(1, "yz", article="x"), told(2, "ik", article="x")],
                              bodies=bodies))) == 2  # fmt: skip


def test_two_rounds_on_two_days_stay_two() -> None:
    rounds = [told(n, "ab", f"2023-06-{day}", article="x") for n, day in ((1, 19), (2, 20))]
    assert len(merge(accounts([*rounds, told(3, "ab", article="x")]))) == 2


def test_an_undated_report_is_of_the_days_before_its_article() -> None:
    late = told(2, "ab", published="2023-09-01")
    assert len(merge([told(1, "ab", "2023-06-19"), told(2, "ab")])) == 1
    assert len(merge([told(1, "ab", "2023-06-19"), late])) == 2


def test_what_was_planned_and_then_held_is_one_meeting_held() -> None:
    plan = told(1, "ab", status="planned", published="2023-06-10")
    assert [one.status for one in merge([plan, told(2, "ab", "2023-06-19")])] == ["held"]


def test_a_plan_made_at_a_meeting_is_another_meeting() -> None:
    found = merge([told(1, "ab", article="a"), told(2, "ab", article="a", status="planned")])
    assert sorted(one.status for one in found) == ["held", "planned"]


def test_a_denial_is_not_averaged_away() -> None:
    found = merge([told(1, "ab", "2023-06-19"), told(2, "ab", "2023-06-19", status="denied")])
    assert sorted(one.status for one in found) == ["denied", "held"]


def test_nobody_meets_himself() -> None:
    assert merge([told(1, "a"), told(2, "")]) == ()


def test_a_date_of_any_precision_is_a_span_of_days() -> None:
    for when, first, last in (
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-06-12/2023-06-23", "2023-06-12", "2023-06-23"),
    ):
        found = span(when)
        assert found
        assert (found[0].isoformat(), found[1].isoformat()) == (first, last)
    assert span("last week") is None
    assert span("2023-13-40") is None


reports = st.lists(
    st.builds(
        lambda who, when, place, status, article, published: (
            who,
            when,
            place,
            status,
            article,
            published,
        ),
        st.sampled_from(["ab", "abc", "bc", "ac", "a", "abcd"]),
        st.sampled_from(
            [None, "2023", "2023-06", "2023-06-19", "2023-06-20", "2023-06-12/2023-06-23"]
        ),
        st.sampled_from([None, "Tehran", "Iran", "Doha"]),
        st.sampled_from(["held", "planned", "denied"]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from([None, "2023-06-21", "2023-07-30"]),
    ),
    max_size=9,
)


@given(reports, st.randoms(use_true_random=False))
def test_another_order_gives_the_same_meetings(rows: list[tuple], random_: "object") -> None:  # type: ignore[type-arg]
    made = [
        ResolvedReport(f"r{number}", article, status, frozenset(who), when, place, published)
        for number, (who, when, place, status, article, published) in enumerate(rows)
    ]
    found = merge(accounts(made))
    turned = list(made)
    random_.shuffle(turned)  # type: ignore[attr-defined]
    assert merge(accounts(turned)) == found
    assert merge(turned) == merge(made)
    kept = [report for meeting in found for report in meeting.reports]
    assert sorted(kept) == sorted(one.id for one in made if len(one.participants) > 1)
