"""Pictures."""

from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph
from kg.results.plots import LETTERS, _short


@pytest.mark.parametrize(
    ("date", "day"),
    [("2023", "2023-01-01"), ("2023-06", "2023-06-01"), ("2023-06-12/2023-06-23", "2023-06-12")],
)
def test_a_picture_puts_a_date_at_its_first_day(date: str, day: str) -> None:
    from kg.results.plots import day as first

    assert first(date).isoformat() == day


def test_a_timeline_has_a_row_for_each_who_took_part(news: KnowledgeGraph) -> None:
    figure = news.timeline().plot()
    (axes,) = figure.axes
    rows = [label.get_text() for label in axes.get_yticklabels()]
    # Who took part in most meetings with a date stands at the top.
    assert set(rows[:2]) == {"Tomas Orun", "Ilya Sade"}
    assert set(rows) == {"Tomas Orun", "Ilya Sade", "Marta Vell", "Nora Quist"}


def test_a_timeline_says_what_its_marks_mean_and_how_many_have_no_date(
    news: KnowledgeGraph,
) -> None:
    figure = news.timeline().plot(title="Talks")
    assert figure.get_suptitle() == "Talks"
    (legend,) = figure.legends
    assert {text.get_text() for text in legend.get_texts()} == {"held", "planned"}
    assert "1 without a date left out" in figure.get_supxlabel()


def test_the_place_of_a_meeting_stands_in_the_picture(news: KnowledgeGraph) -> None:
    assert "Karsk" in news.timeline("Vell").plot().svg()


def test_no_line_crosses_the_place_of_a_meeting(news: KnowledgeGraph) -> None:
    figure = news.timeline().plot()
    figure.draw_without_rendering()
    (axes,) = figure.axes
    assert axes.texts
    lines = [line.get_window_extent() for line in axes.lines]
    for word in axes.texts:
        assert not any(word.get_window_extent().overlaps(line) for line in lines)


def test_a_picture_is_the_same_each_time_and_its_words_stay_words(news: KnowledgeGraph) -> None:
    first, again = (news.timeline().plot().svg() for _ in range(2))
    assert first == again
    assert "Tomas Orun" in first


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG")])
def test_a_picture_is_written_by_the_ending_of_its_file(
    news: KnowledgeGraph, tmp_path: Path, name: str, begins: bytes
) -> None:
    written = news.ties("Orun").plot().write(tmp_path / name)
    assert written.read_bytes().startswith(begins)


def test_a_timeline_of_no_meetings_is_an_empty_picture(news: KnowledgeGraph) -> None:
    figure = news.timeline(until="1990").plot()
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == []


def test_a_name_that_is_too_long_for_its_row_is_cut() -> None:
    cut = _short("People's Front for the Restoration of the River Provinces")
    assert len(cut) <= LETTERS
    assert cut.endswith("…")
