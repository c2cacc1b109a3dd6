"""Meetings are chosen by who, when and where, and told with every report."""

import pytest

from kg.knowledge import KnowledgeGraph
from kg.store.queries.meetings import within


def test_two_reports_of_one_meeting_are_one_meeting_with_two_quotations(
    news: KnowledgeGraph,
) -> None:
    (told,) = news.meetings("Vell", "Orun")
    assert (told.meeting.date, told.meeting.place, told.sources) == ("2023-06-14", "Karsk", 2)
    assert [account.quote.text for account in told.accounts] == [
        "Marta Vell met Tomas Orun.",
        "Tomas Orun received Marta Vell.",
    ]


def test_meetings_come_newest_first(news: KnowledgeGraph) -> None:
    dates = [told.meeting.date for told in news.meetings()]
    assert dates == ["2023-08-20", None, "2023-07", "2023-06-14"]


@pytest.mark.parametrize(
    ("wanted", "dates"),
    [
        ({"since": "2023-07"}, ["2023-08-20", None, "2023-07"]),
        ({"until": "2023-06"}, ["2023-06-14"]),
        ({"since": "2023-07-10", "until": "2023-07-20"}, ["2023-07"]),
        ({"place": "amber bay"}, ["2023-07"]),
        ({"place": "amber"}, ["2023-07"]),
        ({"statuses": ("denied",)}, [None]),
        ({"statuses": ("held",), "since": "2023"}, ["2023-07", "2023-06-14"]),
        ({"kinds": ("place",)}, []),
    ],
)
def test_meetings_are_chosen_by_date_place_status_and_kind(
    news: KnowledgeGraph, wanted: dict[str, str], dates: list[str | None]
) -> None:
    assert [told.meeting.date for told in news.meetings(**wanted)] == dates  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "since", "until", "may"),
    [
        ("2023-06-14", "2023-06", None, True),
        ("2023-06-14", "2023-06-15", None, False),
        ("2023-06", "2023-06-15", None, True),
        ("2023", "2022-12-31", "2023-01-01", True),
        ("2023-06-12/2023-06-23", "2023-06-20", None, True),
        ("2023-06-12/2023-06-23", None, "2023-06-11", False),
        ("2023-06-12/2023-06-23", "2023-06-24", None, False),
        (None, "2023", None, False),
    ],
)
def test_a_date_of_any_precision_lies_between_others(
    date: str | None, since: str | None, until: str | None, may: bool
) -> None:
    assert within(date, since=since, until=until) is may


def test_meetings_that_no_date_can_choose_are_counted(own_news: KnowledgeGraph) -> None:
    from sqlalchemy import update

    from kg.store.schema import article

    with own_news.store.transaction() as connection:
        connection.execute(
            update(article).where(article.c.published == "2023-08-02").values(published=None)
        )
    said: list[str] = []
    own_news.notify = said.append
    assert len(own_news.met("Quist", since="2023-08-02")) == 1
    assert said == [
        "1 meeting is left out that has no date, and whose articles have none; "
        "without a first or last date they are shown"
    ]
    assert len(own_news.met("Quist")) == 2
    assert len(list(own_news.each_meeting(until=2030))) == 3
    own_news.meetings(since=2023, statuses=["held"])
    own_news.meetings(since=2023, place="Karsk")
    assert len(said) == 2
