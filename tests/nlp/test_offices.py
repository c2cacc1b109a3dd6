"""Titles, who holds them and in what body, from what the network says of words and names."""

import pytest
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.offices import Office, offices_of

BEGINS, INSIDE = [0.0, SURE, 0.0], [0.0, 0.0, SURE]
CURRENT, FORMER, FUTURE = [SURE, 0.0, 0.0], [0.0, SURE, 0.0], [0.0, 0.0, SURE]
HOLDER, BODY = [0.0, SURE, 0.0], [0.0, 0.0, SURE]


def said(marked: str, title: str, *, asked: tuple[int, ...] | None = None) -> WindowAnswers:
    """Return what the network says where these words are a title."""
    answers = WindowAnswers(text_of(marked), asked)
    first, *others = title.split()
    answers.tag("title", first, BEGINS)
    for word in others:
        answers.tag("title", word, INSIDE)
    return answers


def read(answers: WindowAnswers) -> list[Office]:
    return offices_of(answers.answers, answers.text, answers.scorer(3))


def minister() -> WindowAnswers:
    """Return the reading of a foreign minister."""
    answers = said(
        "the foreign minister of {s Iran} , {p Abbas Araghchi} , left", "foreign minister"
    )
    answers.tie("minister", "Abbas Araghchi", HOLDER)
    answers.tie("minister", "Iran", BODY)
    return answers


def test_an_office_has_a_title_a_holder_and_a_body() -> None:
    answers = minister()
    (office,) = read(answers)
    assert answers.text.words[office.start : office.end] == ["foreign", "minister"]
    assert office.holder == answers.mention("Abbas Araghchi")
    assert office.body == answers.mention("Iran")
    assert (office.when, office.sentence) == ("current", 0)
    assert office.confidence == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("scores", "when"),
    [
        (CURRENT, "current"),
        (FORMER, "former"),
        (FUTURE, "future"),
        ([0.5, 0.0, -SURE], "former"),
        ([1.5, 0.0, -SURE], "current"),
    ],
    ids=["current", "former", "future", "former as likely as two in five", "as one in five"],
)
def test_an_office_says_when_it_is_held(scores: list[float], when: str) -> None:
    answers = minister()
    answers.tag("when", "foreign", scores)
    assert [office.when for office in read(answers)] == [when]


def test_a_title_that_nobody_holds_is_no_office() -> None:
    answers = said("the foreign minister of {s Iran} left", "foreign minister")
    answers.tie("minister", "Iran", BODY)
    assert read(answers) == []


def test_a_title_without_a_body_is_an_office() -> None:
    answers = said("President {p Barack Obama} spoke in {l Ohio}", "President")
    answers.tie("President", "Barack Obama", HOLDER)
    assert [office.body for office in read(answers)] == [None]


def test_only_people_hold_offices_and_only_groups_states_and_places_are_bodies() -> None:
    answers = said("President {p Barack Obama} of {s Iran} spoke", "President")
    answers.tie("President", "Iran", HOLDER)
    assert read(answers) == []
    answers.tie("President", "Barack Obama", [0.0, SURE, SURE])
    (office,) = read(answers)
    assert office.body is None


def test_a_title_of_two_people_is_two_offices_the_likelier_first() -> None:
    answers = said("senators {p Ted Cruz} and {p Tim Kaine} met", "senators")
    answers.tie("senators", "Ted Cruz", [1.0, 2.0, 0.0])
    answers.tie("senators", "Tim Kaine", HOLDER)
    found = read(answers)
    assert [office.holder for office in found] == [
        answers.mention("Tim Kaine"), answers.mention("Ted Cruz")
    ]  # fmt: skip
    assert found[0].confidence > found[1].confidence


def test_two_names_of_one_person_hold_an_office_once() -> None:
    answers = said("{p Barack Obama} is president ; {p Obama} spoke", "president")
    answers.tie("president", "Barack Obama", [1.0, 2.0, 0.0])
    answers.tie("president", "Obama", HOLDER)
    assert [office.holder for office in read(answers)] == [answers.mention("Obama")]


def test_two_titles_side_by_side_are_two() -> None:
    answers = said("chairman president {p Xi Jinping} spoke", "chairman")
    answers.tag("title", "president", BEGINS)
    for title in ("chairman", "president"):
        answers.tie(title, "Xi Jinping", HOLDER)
    assert [(office.start, office.end) for office in read(answers)] == [(0, 1), (1, 2)]


def test_an_unlikely_title_is_less_certain() -> None:
    answers = minister()
    answers.tag("title", "foreign", [0.5, 0.5, 0.0])
    (office,) = read(answers)
    assert 0.5 < office.confidence < 0.95


def test_a_sentence_that_was_not_asked_about_tells_of_no_office() -> None:
    answers = minister()
    answers.asked = ()
    assert read(answers) == []


def test_a_title_in_a_text_without_names_is_nobodys() -> None:
    assert read(said("the foreign minister left", "foreign minister")) == []


def test_words_inside_a_title_that_does_not_begin_are_none() -> None:
    answers = WindowAnswers(text_of("the minister {p Abbas Araghchi} left"))
    answers.tag("title", "minister", INSIDE)
    answers.tie("minister", "Abbas Araghchi", HOLDER)
    assert read(answers) == []
