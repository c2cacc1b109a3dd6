"""Answers show themselves as text, as tables of a notebook, as frames and as pictures."""

import itertools
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from kg import results
from kg.knowledge import KnowledgeGraph
from kg.results import ResultTable
from kg.results.records import Alias


def every_answer(news: KnowledgeGraph) -> list[ResultTable]:  # type: ignore[type-arg]
    return [
        news.entities(), news.meetings(), news.met("Orun"), news.why("Orun", "Vell"),
        news.path("Vell", "Sade"), news.timeline("Orun"), news.ties("Orun"), news.articles(),
        news.copies(), news.judgements(), news.stats(), news.show_entity("Orun").roles,
        news.show_entity("Orun").aliases,
    ]  # fmt: skip


def test_every_row_has_a_cell_for_each_column(news: KnowledgeGraph) -> None:
    for answer in every_answer(news):
        assert all(len(row) == len(answer.columns) for row in answer.rows()), type(answer)


def test_every_answer_is_a_frame_with_its_columns(news: KnowledgeGraph) -> None:
    for answer in every_answer(news):
        frame = answer.to_frame()
        assert list(frame.columns) == [*answer.columns, *answer.more]
        assert len(frame) == len(answer)


def test_every_answer_is_a_table_and_a_text(news: KnowledgeGraph) -> None:
    for answer in every_answer(news):
        shown = answer._repr_html_()
        assert ("<table>" in shown or "<blockquote>" in shown) is bool(len(answer))
        assert repr(answer)


def test_every_answer_is_json(news: KnowledgeGraph) -> None:
    for answer in every_answer(news):
        assert json.loads(json.dumps(answer.records())) == answer.records()


def test_an_answer_is_a_sequence(news: KnowledgeGraph) -> None:
    found = news.entities("person")
    assert found[0] in found
    assert found[:2] == tuple(found)[:2]
    assert len(news.entities("person", limit=2)) == 2


def test_long_answers_say_how_much_more_there_is() -> None:
    many = results.Aliases(Alias(f"name {number}", 1) for number in range(results.SHOWN + 7))
    assert "and 7 more" in many._repr_html_()
    assert "and 7 more" in repr(many)


def test_empty_answers_say_so() -> None:
    assert "no meetings found" in results.Meetings([])._repr_html_()
    assert "no meetings found" in repr(results.Meetings([]))


def test_a_figure_for_print_has_its_words_its_credit_and_is_always_the_same(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    figure = news.timeline("Orun").plot(title="Whom Orun met")
    path = figure.write(tmp_path / "orun.svg")
    words = " ".join(ElementTree.parse(path).getroot().itertext())
    for part in ("Whom Orun met", "Tomas Orun", "held", "Karsk", "read with kg"):
        assert part in words
    assert news.timeline("Orun").plot(title="Whom Orun met").svg() == path.read_text("utf-8")
    assert figure.write(tmp_path / "orun.png").read_bytes().startswith(b"\x89PNG")


def test_words_of_a_figure_cover_neither_marks_nor_one_another(news: KnowledgeGraph) -> None:
    figure = news.timeline("Orun").plot()
    figure.draw_without_rendering()
    (axes,) = figure.axes
    boxes = [word.get_window_extent() for word in axes.texts]
    assert boxes
    for one, two in itertools.combinations(boxes, 2):
        assert not one.overlaps(two)


def test_a_frame_of_meetings_has_ids_and_the_days_that_a_date_may_mean(
    news: KnowledgeGraph,
) -> None:
    frame = news.meetings().to_frame().set_index("date")
    may = frame.loc["2023-07"]
    assert (str(may["start"].date()), str(may["end"].date())) == ("2023-07-01", "2023-07-31")
    assert set(frame["id"]) == {told.meeting.id for told in news.meetings()}
    assert frame["start"].isna().sum() == 1
    met = news.met("Orun").to_frame()
    assert list(met["id"]) == [one.entity.id for one in news.met("Orun")]
    assert (met["end"] - met["start"]).max().days == 30


def test_a_frame_may_have_a_row_for_each_participant(news: KnowledgeGraph) -> None:
    frame = news.meetings("Vell", "Orun").to_frame(participants=True)
    assert list(frame["participant"]) == ["Marta Vell", "Tomas Orun"]
    assert list(frame["participant id"]) == [news.entity(n).id for n in ("Vell", "Orun")]
    assert set(frame["kind"]) == {"person"}
    assert len(set(frame["id"])) == 1
    assert len(news.meetings(since=2030).to_frame(participants=True)) == 0


def test_frames_of_ties_offices_and_ways_have_the_ids_of_both_ends(news: KnowledgeGraph) -> None:
    vell, orun = news.entity("Vell").id, news.entity("Orun").id
    assert news.ties("Vell").to_frame().loc[0, ["left id", "right id"]].tolist() == [vell, orun]
    step = news.path("Vell", "Orun").to_frame().loc[0]
    assert (step["from id"], step["to id"]) == (vell, orun)
    assert vell in set(news.show_entity("Vell").roles.to_frame()["holder id"])
    assert news.why("Vell").to_frame()["article id"].notna().all()


def test_years_before_1677_have_their_days(news: KnowledgeGraph) -> None:
    (told,) = news.meetings("Vell", "Orun")
    old = replace(told, meeting=replace(told.meeting, date="1066"))
    frame = results.Meetings([old]).to_frame()
    assert str(frame["end"][0]) == "1066-12-31 00:00:00"


def test_a_meeting_without_a_date_is_shown_with_the_day_of_its_report(
    news: KnowledgeGraph,
) -> None:
    found = news.met("Quist", since="2023-08-02", statuses=["denied"])
    row = dict(zip(found.columns, found.rows()[0], strict=True))
    assert (row["last"], row["reported"]) == (None, "2023-08-02")
    told = news.meetings("Quist", "Vell")
    row = dict(zip(told.columns, told.rows()[0], strict=True))
    assert (row["date"], row["reported"]) == (None, "2023-08-02")
    (dated,) = news.meetings("Vell", "Orun").rows()
    assert dated[-1] is None
