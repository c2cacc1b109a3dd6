"""What a question may be asked with: what means nothing is an error that names what does."""

import inspect
import logging
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.choices import iso, one_of, some_of
from kg.errors import BadOption, KgError, StoreMissing, UnknownOption
from kg.knowledge import KnowledgeGraph
from kg.model import KINDS, STATUSES


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (None, None),
        (2023, "2023"),
        ("2023", "2023"),
        ("2023-06", "2023-06"),
        ("2024-02-29", "2024-02-29"),
        (date(2023, 6, 4), "2023-06-04"),
        (datetime(2023, 6, 4, 12, 30), "2023-06-04"),
    ],
)
def test_a_day_is_a_date_a_year_or_iso_text(day: Any, text: str | None) -> None:
    assert iso(day, option="since") == text


@pytest.mark.parametrize("day", ["last week", "", "2023-13", "2023-02-30", "23", 23, True, 2023.5])
def test_what_is_no_day_is_an_error_that_shows_one(day: Any) -> None:
    with pytest.raises(ValueError, match=r"since: .* is no date; give 2023, 2023-06 or 2023-06-14"):
        iso(day, option="since")


def test_what_is_not_allowed_is_an_error_that_names_what_is() -> None:
    assert one_of("group", KINDS, option="kind") == "group"
    assert some_of(["held"], STATUSES, option="statuses") == ("held",)
    with pytest.raises(BadOption, match="kind: 'people' is none of person, group, state, place"):
        one_of("people", KINDS, option="kind")
    with pytest.raises(BadOption, match=r"'held' is no list; .*\['held'\].* held, planned, denied"):
        some_of("held", STATUSES, option="statuses")


WRONG: list[tuple[str, tuple[str, ...], dict[str, Any], str]] = [
    ("entities", ("people",), {}, "person, group, state, place"),
    ("entity", ("Orun",), {"kind": "people"}, "person, group, state, place"),
    ("meetings", (), {"statuses": "held"}, "held, planned, denied"),
    ("meetings", (), {"statuses": ["cancelled"]}, "held, planned, denied"),
    ("met", ("Orun",), {"since": "last week"}, "2023-06-14"),
    ("met", ("Orun",), {"kinds": ["people"]}, "person, group, state, place"),
    ("met", (), {"status": ["held"]}, "statuses"),
    ("each_meeting", (), {"until": "soon"}, "2023-06-14"),
    ("timeline", ("Orun",), {"when": 2023}, "since, until"),
    ("graph", (), {"kinds": "person"}, "person, group, state, place"),
    ("graph", (), {"steps": 0}, "1 or more"),
    ("show", ("Orun",), {"depth": 2}, "steps"),
    ("view", ("x.html",), {"embed": "film", "around": "Orun"}, "meeting, person, timeline"),
    ("export", ("x.csv",), {"format": "csv", "size": 3}, "around"),
]


@pytest.mark.parametrize(("question", "names", "options", "allowed"), WRONG)
def test_a_question_with_what_means_nothing_raises_value_error(
    news: KnowledgeGraph,
    question: str,
    names: tuple[str, ...],
    options: dict[str, Any],
    allowed: str,
) -> None:
    with pytest.raises(ValueError, match=allowed) as error:
        getattr(news, question)(*names, **options)
    assert isinstance(error.value, KgError)
    assert "\n" not in str(error.value)


def test_an_unknown_option_is_a_type_error_too(news: KnowledgeGraph) -> None:
    with pytest.raises(TypeError) as error:
        news.meetings(sinse=2023)  # type: ignore[call-arg]
    assert isinstance(error.value, UnknownOption)
    assert str(error.value) == (
        "meetings has no option 'sinse'; it has since, until, place, statuses, kinds, "
        "min_confidence, limit, offset"
    )


QUESTIONS = (
    "entity", "entities", "met", "meetings", "each_meeting", "timeline", "why", "search", "path",
    "ties", "show_entity", "graph", "view", "show", "exported", "export",
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_options_of_each_question_are_spelt_out(question: str) -> None:
    parameters = inspect.signature(getattr(KnowledgeGraph, question)).parameters.values()
    assert all(each.kind is not each.VAR_KEYWORD for each in parameters)


def test_dates_choose_in_every_form(news: KnowledgeGraph) -> None:
    by_text = news.meetings(since="2023-07", statuses=["held"])
    assert len(by_text) == 1
    assert news.meetings(since=date(2023, 7, 1), statuses=("held",)).rows() == by_text.rows()
    assert len(news.meetings(since=2024)) == 0
    assert len(news.meetings(until=2022)) == 0


def test_a_database_that_is_new_is_said_to_be_new(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(StoreMissing, match="there is no such database"):
        kg.open(tmp_path / "none.db", create=False)
    with caplog.at_level(logging.WARNING):
        kg.open(tmp_path / "meant.db", create=True).close()
        assert caplog.messages == []
        kg.open(tmp_path / "misspelt.db").close()
        (line,) = caplog.messages
        assert "misspelt.db: there is no such database; an empty one was made" in line
        kg.open(tmp_path / "misspelt.db").close()
        assert len(caplog.messages) == 1
