"""A sentence read by itself, beside what was read of it among others."""

import pytest
from window_answers import SURE, WindowAnswers, text_of

from kg.nlp.answers import triggers_of
from kg.nlp.contexts import Text, Window
from kg.nlp.meetings import MeetingPair, Trigger
from kg.nlp.second_reading import MOST, alone, surer

TALKS = text_of("{p Doe} met {p Roe}\nit rained\nthey met {p Coe} in {s Iran}")
DOE, ROE, COE, IRAN = range(4)


def pair(left: int, right: int, confidence: float, *, sentence: int = 0) -> MeetingPair:
    return MeetingPair(sentence, 1, left, right, "held", confidence, None, None)


def likelihoods(text: Text, first: list[MeetingPair], again: list[MeetingPair]) -> list[float]:
    return [round(one.confidence, 2) for one in surer(first, again, text)]


@pytest.mark.parametrize(
    ("first", "again", "mean"),
    [(0.4, 0.9, 0.65), (0.9, 0.4, 0.9), (None, 0.8, 0.4), (0.7, None, 0.7)],
    ids=["surer alone", "surer among others", "only alone", "only among others"],
)
def test_a_second_reading_can_only_make_a_pair_surer(
    first: float | None, again: float | None, mean: float
) -> None:
    read = [[pair(DOE, ROE, one)] if one is not None else [] for one in (first, again)]
    assert likelihoods(TALKS, *read) == [mean]


def test_who_is_not_named_in_the_sentence_is_not_judged_by_it_alone() -> None:
    of_they = pair(DOE, COE, 0.4, sentence=2)
    again = pair(DOE, COE, 1.0, sentence=2)
    assert surer([of_they], [again], TALKS) == [of_they]


def test_status_time_and_place_are_those_that_the_context_says() -> None:
    planned = MeetingPair(0, 1, DOE, ROE, "planned", 0.5, 3, 3)
    (found,) = surer([planned], [pair(DOE, ROE, 0.9)], TALKS)
    assert (found.status, found.when, found.place) == ("planned", 3, 3)


@pytest.mark.parametrize(("names", "likely"), [(4, 6), (5, 0)])
def test_a_long_list_of_names_is_not_believed_by_itself(names: int, likely: int) -> None:
    people = " ".join(f"{{p Name{number}}}" for number in range(names))
    text = text_of(f"{people} met")
    couples = [(one, other) for one in range(names) for other in range(one)]
    found = surer(
        [pair(*couple, 0.3) for couple in couples], [pair(*couple, 0.9) for couple in couples], text
    )
    assert sum(one.confidence > 0.5 for one in found) == likely <= MOST


def read(*, asked: tuple[int, ...] | None = None) -> tuple[WindowAnswers, list[Trigger]]:
    said = WindowAnswers(TALKS, asked)
    for nth in range(2):
        said.tag("tells", "met", [0, SURE, 0, 0], nth=nth)
    return said, triggers_of(said.answers, said.scorer(6))  # type: ignore[arg-type]


def test_sentences_that_tell_of_a_meeting_of_two_are_read_alone() -> None:
    said, triggers = read()
    assert alone(TALKS, [said.answers], triggers) == [Window((0,), (0,)), Window((2,), (2,))]


def test_sentences_that_nobody_asked_about_are_not_read_alone() -> None:
    said, triggers = read(asked=(0,))
    assert alone(TALKS, [said.answers], triggers) == [Window((0,), (0,))]


def test_a_sentence_that_was_read_alone_is_not_read_again() -> None:
    text = text_of("{p Doe} met {p Roe}")
    said = WindowAnswers(text)
    said.tag("tells", "met", [0, SURE, 0, 0])
    triggers = triggers_of(said.answers, said.scorer(6))  # type: ignore[arg-type]
    assert triggers
    assert alone(text, [said.answers], triggers) == []


def test_one_name_cannot_meet_alone() -> None:
    text = text_of("{p Doe} met them\nit rained")
    said = WindowAnswers(text)
    said.tag("tells", "met", [0, SURE, 0, 0])
    assert alone(text, [said.answers], triggers_of(said.answers, said.scorer(6))) == []  # type: ignore[arg-type]
