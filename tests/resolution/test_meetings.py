"""Reports of one encounter are one meeting; several encounters stay several."""

from hypothesis import given
from hypothesis import strategies as st
from reported import report_of

from kg.resolution.accounts import accounts
from kg.resolution.meetings import ResolvedReport, merge, span


def test_the_same_people_on_the_same_day_met_once() -> None:
    found = merge(
        [
            report_of(1, "ab", "2023-06-19", place="Iran"),
            report_of(2, "ab", "2023-06", place="Tehran"),
        ]
    )
    assert [(one.date, one.place, one.reports) for one in found] == [
        ("2023-06-19", "Tehran", ("r1", "r2"))
    ]


def test_one_list_may_lie_within_the_other() -> None:
    assert [one.participants for one in merge([report_of(1, "ab"), report_of(2, "abc")])] == [
        ("a", "b", "c")
    ]
    assert len(merge([report_of(1, "ab"), report_of(2, "bc")])) == 2


def test_another_day_or_another_city_is_another_meeting() -> None:
    assert len(merge([report_of(1, "ab", "2023-06-19"), report_of(2, "ab", "2023-06-20")])) == 2
    same_day = [
        report_of(1, "ab", "2023-06-19", place="Doha"),
        report_of(2, "ab", "2023-06-19", place="Cairo"),
    ]
    assert len(merge(same_day)) == 2


def test_lists_that_lie_within_a_third_are_one_meeting() -> None:
    found = merge([report_of(1, "abc"), report_of(2, "ab"), report_of(3, "ac")])
    assert [one.participants for one in found] == [("a", "b", "c")]


def test_the_capital_of_one_state_is_no_place_in_another() -> None:
    where = ["Cairo", "Egypt", "Iran"]
    found = merge(report_of(n, "ab", "2023-06-19", place=place) for n, place in enumerate(where))
    assert sorted((one.place, len(one.reports)) for one in found) == [("Cairo", 2), ("Iran", 1)]


def test_an_undated_report_is_of_the_days_before_its_article() -> None:
    late = report_of(2, "ab", published="2023-09-01")
    assert len(merge([report_of(1, "ab", "2023-06-19"), report_of(2, "ab")])) == 1
    assert len(merge([report_of(1, "ab", "2023-06-19"), late])) == 2


def test_what_was_planned_and_then_held_is_one_meeting_held() -> None:
    plan = report_of(1, "ab", status="planned", published="2023-06-10")
    assert [one.status for one in merge([plan, report_of(2, "ab", "2023-06-19")])] == ["held"]


def test_a_plan_made_at_a_meeting_is_another_meeting() -> None:
    found = merge(
        [report_of(1, "ab", article="a"), report_of(2, "ab", article="a", status="planned")]
    )
    assert sorted(one.status for one in found) == ["held", "planned"]


def test_a_denial_is_not_averaged_away() -> None:
    found = merge(
        [report_of(1, "ab", "2023-06-19"), report_of(2, "ab", "2023-06-19", status="denied")]
    )
    assert sorted(one.status for one in found) == ["denied", "held"]


def test_nobody_meets_himself() -> None:
    assert merge([report_of(1, "a"), report_of(2, "")]) == ()


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
