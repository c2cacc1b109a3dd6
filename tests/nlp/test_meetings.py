"""Who met whom, from how likely words tell of a meeting and names take part in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.meetings import (
    ARGUMENTS,
    TELLS,
    MeetingPair,
    Trigger,
    across,
    pairs_of,
    places_of,
    strangers,
)

PEOPLE = ("person",) * 4
ONE_LINE = ((0, 0), (0, 10), (0, 20), (0, 30))
"""Mentions of one sentence, the fifth word of which tells of a meeting."""


def likely(labels: tuple[str, ...], **shares: float) -> list[float]:
    """Return likelihoods of labels; what is not said of them is that of "none"."""
    row = [shares.get(label, 0.0) for label in labels]
    row[0] = 1.0 - sum(row)
    return row


def trigger(
    *arguments: dict[str, float],
    word: int = 5,
    sentence: int = 0,
    mentions: tuple[int, ...] | None = None,
    **tells: float,
) -> Trigger:
    """Return a word that tells of a meeting, with what each mention is to it."""
    rows = [likely(ARGUMENTS, **each) for each in arguments]
    return Trigger(
        word,
        sentence,
        np.array(likely(TELLS, **tells or {"held": 1.0}), dtype=np.float32),
        np.array(rows, dtype=np.float32).reshape(-1, len(ARGUMENTS)),
        tuple(range(len(rows))) if mentions is None else mentions,
    )


def pairs(*triggers: Trigger, entities: tuple[int, ...] = (0, 1, 2, 3)) -> list[MeetingPair]:
    """Return the pairs of people of whom these words tell."""
    return pairs_of(triggers, entities, PEOPLE, ONE_LINE)


def met(found: list[MeetingPair]) -> set[tuple[int, int]]:
    """Return who met whom."""
    return {(one.left, one.right) for one in found}


A, B, ALL, NOBODY = {"a": 1.0}, {"b": 1.0}, {"all": 1.0}, dict[str, float]()


def test_one_side_met_the_other_and_not_itself() -> None:
    assert met(pairs(trigger(A, B, B))) == {(0, 1), (0, 2)}
    assert met(pairs(trigger(A, A, B, B))) == {(0, 2), (0, 3), (1, 2), (1, 3)}
    assert pairs(trigger(A, A)) == []


def test_which_side_is_a_makes_no_difference() -> None:
    assert met(pairs(trigger(B, A))) == met(pairs(trigger(A, B))) == {(0, 1)}


def test_who_met_all_others_met_each_of_them() -> None:
    assert met(pairs(trigger(ALL, ALL, ALL))) == {(0, 1), (0, 2), (1, 2)}
    assert met(pairs(trigger(ALL, A, A))) == {(0, 1), (0, 2)}  # those of one side did not meet


def test_who_takes_no_part_met_nobody() -> None:
    assert met(pairs(trigger(A, B, NOBODY))) == {(0, 1)}
    assert pairs(trigger(A, NOBODY)) == []
    assert pairs(trigger(NOBODY, NOBODY)) == []


def test_places_and_times_meet_nobody() -> None:
    told = trigger(ALL, ALL, ALL, ALL)
    kinds = ("person", "group", "place", "date")
    assert met(pairs_of([told], (0, 1, 2, -1), kinds, ONE_LINE)) == {(0, 1)}


@pytest.mark.parametrize("status", ["held", "planned", "denied"])
def test_the_status_is_what_the_word_tells(status: str) -> None:
    (one,) = pairs(trigger(A, B, **{status: 0.9}))
    assert one.status == status
    assert one.confidence == pytest.approx(0.9)
    assert (one.sentence, one.trigger) == (0, 5)


def test_the_confidence_is_that_of_a_meeting_whatever_its_status() -> None:
    (one,) = pairs(trigger(A, B, held=0.6, planned=0.3))
    assert one.status == "held"
    assert one.confidence == pytest.approx(0.9)


def test_of_a_list_the_less_certain_one_decides() -> None:
    (one,) = pairs(trigger({"all": 0.9}, {"all": 0.5}, held=1.0))
    assert one.confidence == pytest.approx(0.5)


def test_the_confidence_is_that_of_the_word_times_that_of_the_sides() -> None:
    (one,) = pairs(trigger({"a": 0.8}, {"b": 0.5}, held=0.9))
    assert one.confidence == pytest.approx(0.9 * 0.8 * 0.5)


def test_words_that_tell_the_same_add_up_and_the_likeliest_is_named() -> None:
    told = trigger(A, B, word=3, held=0.3), trigger(A, B, word=7, held=0.5)
    (one,) = pairs(*told)
    assert one.confidence == pytest.approx(0.8)
    assert one.trigger == 7


def test_no_pair_is_surer_than_sure() -> None:
    (one,) = pairs(*(trigger(A, B, word=word, held=0.9) for word in range(3)))
    assert one.confidence == pytest.approx(1.0)


def test_of_words_that_disagree_the_likelier_tells_the_status() -> None:
    (one,) = pairs(trigger(A, B, word=3, held=0.6), trigger(A, B, word=7, denied=0.3))
    assert one.status == "held"
    assert one.confidence == pytest.approx(0.9)


def test_sentences_do_not_add_up() -> None:
    found = pairs(trigger(A, B, held=0.3), trigger(A, B, sentence=1, held=0.4))
    assert [(one.sentence, round(one.confidence, 3)) for one in found] == [(0, 0.3), (1, 0.4)]


def test_an_unlikely_pair_is_left_out() -> None:
    assert pairs(trigger(A, B, held=0.01)) == []
    assert pairs(trigger({"a": 0.01}, B)) == []


def test_two_names_of_one_entity_are_one_participant() -> None:
    (one,) = pairs(trigger({"a": 0.5}, {"a": 0.6}, B), entities=(0, 0, 1))
    assert one.confidence == pytest.approx(1 - 0.5 * 0.4)
    assert (one.left, one.right) == (1, 2)  # the likelier mention stands for the entity
    assert pairs(trigger(A, B), entities=(0, 0)) == []


def test_mentions_are_numbers_of_the_document() -> None:
    told = trigger(A, B, mentions=(3, 1))
    (one,) = pairs(told)
    assert {one.left, one.right} == {1, 3}


def test_time_and_place_are_the_likeliest_ones_if_any_is_likely() -> None:
    kinds = ("person", "person", "place", "date")
    told = trigger(A, B, {"place": 0.7}, {"when": 0.9})
    (one,) = pairs_of([told], (0, 1, 2, -1), kinds, ONE_LINE)
    assert (one.place, one.when) == (2, 3)
    told = trigger(A, B, {"place": 0.3}, {"when": 0.3})
    (one,) = pairs_of([told], (0, 1, 2, -1), kinds, ONE_LINE)
    assert (one.place, one.when) == (None, None)


def test_no_words_tell_of_nothing() -> None:
    assert pairs() == []


def row_of_one(row: list[float]) -> list[float]:
    """Return likelihoods that sum up to one."""
    total = sum(row) + 1e-6
    return [one / total for one in row]


SHARES = st.lists(
    st.lists(st.floats(0, 1), min_size=6, max_size=6).map(row_of_one),
    min_size=1, max_size=4,
)  # fmt: skip


@given(SHARES, st.lists(st.integers(0, 2), min_size=4, max_size=4), st.floats(0, 1))
def test_pairs_are_two_entities_each_once_with_a_likelihood(
    rows: list[list[float]], entities: list[int], share: float
) -> None:
    told = Trigger(
        1, 0, np.array([1 - share, share, 0, 0], dtype=np.float32),
        np.array(rows, dtype=np.float32), tuple(range(len(rows))),
    )  # fmt: skip
    found = pairs_of([told], entities, PEOPLE, ONE_LINE)
    keys = [frozenset({entities[one.left], entities[one.right]}) for one in found]
    assert all(len(key) == 2 for key in keys)
    assert len(set(keys)) == len(keys)
    assert all(0 <= one.confidence <= share + 1e-5 for one in found)


def test_a_sentence_that_tells_of_two_meetings_is_cut_between_them() -> None:
    """ "Doe met Roe, while Poe held talks with Coe"."""
    told = [trigger(A, B, A, B, word=word) for word in (5, 25)]
    assert met(pairs(*told)) == {(0, 1), (2, 3)}


# "Doe met Roe, while Poe held talks with Coe": the words "met" and "talks".
MET, TALKS = 1, 6
PLACES = [(0, 0), (0, 2), (0, 4), (0, 8)]
LEFT, RIGHT, NONE = (
    (0.1, 0.8, 0.1, 0.0, 0.0, 0.0),
    (0.1, 0.1, 0.8, 0.0, 0.0, 0.0),
    (1.0,) + (0.0,) * 5,
)


def told(word: int, *arguments: tuple[float, ...], tells: float = 0.9) -> Trigger:
    """Return a word of the first sentence that tells of a meeting so likely."""
    rows = np.array(arguments, dtype=np.float32)
    likely = np.array([1.0 - tells, tells, 0.0, 0.0], dtype=np.float32)
    return Trigger(word, 0, likely, rows, tuple(range(len(rows))))


def test_each_of_two_words_has_a_pair_of_its_own() -> None:
    both = [told(MET, LEFT, RIGHT, LEFT, RIGHT), told(TALKS, LEFT, RIGHT, LEFT, RIGHT)]
    assert strangers(both, [0, 1, 2, 3], PLACES) == {MET: {2, 3}, TALKS: {0, 1}}


def test_who_is_named_on_both_sides_is_a_stranger_to_neither() -> None:
    both = [told(MET, LEFT, RIGHT, LEFT, RIGHT), told(TALKS, LEFT, RIGHT, LEFT, RIGHT)]
    assert strangers(both, [0, 1, 0, 3], PLACES) == {MET: {3}, TALKS: {1}}


def test_two_words_for_one_meeting_are_not_parted() -> None:
    chat = [told(MET, LEFT, RIGHT, NONE, NONE), told(3, LEFT, RIGHT, NONE, NONE)]
    assert strangers(chat, [0, 1, 2, 3], PLACES) == {}


def test_a_word_that_hardly_tells_of_a_meeting_claims_nothing() -> None:
    both = [told(MET, LEFT, RIGHT, LEFT, RIGHT), told(TALKS, LEFT, RIGHT, LEFT, RIGHT, tells=0.4)]
    assert strangers(both, [0, 1, 2, 3], PLACES) == {}


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=6, max_size=6), min_size=4, max_size=4),
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
)
def test_both_words_keep_a_pair(shares: list[list[float]], entities: list[int]) -> None:
    rows = [tuple(np.array(row) / max(1.0, sum(row))) for row in shares]
    both = [told(MET, *rows), told(TALKS, *rows)]
    for excluded in strangers(both, entities, PLACES).values():
        assert len(set(entities) - excluded) > 1


def test_a_mention_has_the_place_of_its_first_word() -> None:
    assert places_of([(0, 5), (0, 0), (5, 9)], [1, 5, 8, 20]) == [
        (0, 1), (2, 5), (2, 8), (-1, 20),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 1.0),
        ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), 0.0),
        ((0.0, 0.0, 0.6), (0.0, 0.0, 0.9), 0.6),
        ((0.5, 0.0, 0.5), (0.0, 0.2, 0.8), 1.0),
        ((0.4, 0.0, 0.4), (0.4, 0.0, 0.4), 0.48),
        ((0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 0.0),
    ],
    ids=["two sides", "one side", "one list", "sides or list", "beside or list", "nobody"],
)
def test_who_take_part_and_are_not_on_one_side_are_across(
    one: tuple[float, ...], other: tuple[float, ...], likely: float
) -> None:
    shares = np.array(one), np.array(other)
    assert across(*shares) == across(*reversed(shares)) == pytest.approx(likely)
