"""What is read together: every sentence that is asked about, once, in the context it needs."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.contexts import (
    KINDS,
    MarkedSpan,
    Spelling,
    Text,
    Window,
    laid_out,
    surname_windows,
    windows,
)
from kg.nlp.names import names_of
from kg.nlp.windows import LONGEST

SIZES = st.lists(st.integers(1, 60), min_size=1, max_size=40)


@settings(deadline=None)
@given(SIZES, st.sets(st.integers(0, 39)), st.integers(60, 200))
def test_every_asked_sentence_is_answered_once_in_the_order_of_the_text(
    sizes: list[int], asked: set[int], reach: int
) -> None:
    wanted = sorted(number for number in asked if number < len(sizes))
    found = list(windows(sizes, dict.fromkeys(wanted, 60), reach=reach, after=20))
    assert [number for window in found for number in window.asked] == wanted
    for window in found:
        assert set(window.asked) <= set(window.sentences)
        assert sum(sizes[number] for number in window.sentences) <= reach
        first, last = window.sentences[0], window.sentences[-1]
        assert window.sentences == tuple(range(first, last + 1))


@settings(deadline=None)
@given(SIZES, st.sets(st.integers(0, 39), min_size=1))
def test_context_before_and_after_is_limited(sizes: list[int], asked: set[int]) -> None:
    wanted = [number for number in asked if number < len(sizes)]
    for window in windows(sizes, dict.fromkeys(wanted, 50), reach=200, after=20):
        before = [sizes[number] for number in window.sentences if number < window.asked[0]]
        after = [sizes[number] for number in window.sentences if number > window.asked[-1]]
        assert sum(before) <= 50
        assert sum(after) <= 20


def test_mentions_are_looked_up_once_however_many_windows_there_are() -> None:
    class Counting(list[MarkedSpan]):
        looked = 0

        def __iter__(self) -> Iterator[MarkedSpan]:
            Counting.looked += len(self)
            return super().__iter__()

    lines = [(n * 4, n * 4 + 4) for n in range(100)]
    mentions = Counting(MarkedSpan(n * 4 + 1, n * 4 + 3, "person") for n in range(100))
    text = Text(["ab"] * 400, lines, mentions, range(100), {})
    found = [text.mentions_in([n, n + 1]) for n in range(99)]
    assert found == [[(n, mentions[n]), (n + 1, mentions[n + 1])] for n in range(99)]
    assert Counting.looked == len(mentions)


def test_a_mention_that_goes_over_a_sentence_s_end_is_in_both_and_white_space_in_none() -> None:
    mentions = [MarkedSpan(0, 0, "group"), MarkedSpan(1, 3, "person"), MarkedSpan(3, 4, "date")]
    text = Text(["ab"] * 4, [(0, 2), (2, 4)], mentions, [0, 1, -1], {})
    assert text.mentions_in([0]) == [(1, mentions[1])]
    assert text.mentions_in([1, 0]) == [(1, mentions[1]), (2, mentions[2])]


def test_a_sentence_is_read_with_those_around_it() -> None:
    assert list(windows([10] * 9, {4: 20}, reach=100, after=10)) == [Window((2, 3, 4, 5), (4,))]


def test_sentences_that_lie_near_one_another_share_a_window() -> None:
    assert list(windows([10] * 9, {1: 20, 3: 20}, reach=100, after=10)) == [
        Window((0, 1, 2, 3, 4), (1, 3))
    ]


def test_sentences_that_lie_far_apart_have_their_own() -> None:
    found = list(windows([10] * 20, {1: 20, 15: 20}, reach=100, after=10))
    assert found == [Window((0, 1, 2), (1,)), Window((13, 14, 15, 16), (15,))]


def test_a_sentence_beyond_all_limits_is_read_alone() -> None:
    assert list(windows([5, 500, 5], {1: 50}, reach=100)) == [Window((1,), (1,))]


def test_each_sentence_has_the_context_that_it_is_asked_with() -> None:
    sizes = [10] * 20
    found = list(windows(sizes, {3: 0, 12: 30}, reach=100, after=0))
    assert found == [Window((3,), (3,)), Window((9, 10, 11, 12), (12,))]


def test_nothing_asked_is_nothing_read() -> None:
    assert list(windows([5, 5], {})) == []
    assert list(windows([], {})) == []


class Letters:
    """A tokenizer whose word pieces are letters; "?" is no letter."""

    class Encoded:
        def __init__(self, ids: list[int]) -> None:
            self.ids = ids

    def token_to_id(self, token: str) -> int:
        return ("<pad>", "[UNK]", "<s>", "</s>").index(token)

    def encode(self, word: str, *, add_special_tokens: bool) -> "Letters.Encoded":
        assert not add_special_tokens
        return self.Encoded([ord(letter) for letter in word if letter != "?"])


SPELLING = Spelling(Letters())


def test_a_word_has_one_piece_at_least_and_not_many() -> None:
    assert SPELLING.of("ab") == [97, 98]
    assert SPELLING.of("?") == [1]
    assert SPELLING.of("a" * 50) == [97] * LONGEST


def test_a_window_is_laid_out_with_its_case_names_and_beginnings() -> None:
    words = ["Al", "B", "met", "?", "He", "sat"]
    mentions = [MarkedSpan(0, 2, "person", "Al B"), MarkedSpan(5, 6, "date", "sat")]
    laid = laid_out([0, 1], [(0, 4), (4, 6)], words, mentions, SPELLING)
    assert laid.pieces == [2, 65, 108, 66, 109, 101, 116, 1, 72, 101, 115, 97, 116, 3]
    assert laid.words == [0, 1, 2, 3, 4, 5]
    assert laid.first == [1, 3, 4, 7, 8, 10]
    assert laid.starts == [0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    person, date = 1 + 2 * KINDS.index("person"), 1 + 2 * KINDS.index("date")
    assert laid.kinds == [0, person, person, person + 1, 0, 0, 0, 0, 0, 0, date, date, date, 0]
    assert laid.cases[0] == laid.cases[-1] == 0
    assert laid.cases[1] != laid.cases[4]


def test_sentences_that_are_not_in_the_window_are_not_laid_out() -> None:
    laid = laid_out([1], [(0, 1), (1, 2)], ["ab", "cd"], [], SPELLING)
    assert laid.words == [1]
    assert laid.pieces == [2, 99, 100, 3]


def test_a_sentence_without_end_is_cut() -> None:
    laid = laid_out([0], [(0, 100)], ["ab"] * 100, [], SPELLING, limit=21)
    assert len(laid.words) == 10
    assert len(laid.pieces) == 22


@settings(deadline=None)
@given(st.lists(st.text("abA.?1", min_size=1, max_size=12), min_size=1, max_size=30))
def test_every_piece_has_a_case_a_kind_and_a_beginning(words: list[str]) -> None:
    lines = [(0, len(words) // 2), (len(words) // 2, len(words))]
    laid = laid_out([0, 1], lines, words, [], SPELLING)
    assert len(laid.pieces) == len(laid.cases) == len(laid.kinds) == len(laid.starts)
    assert laid.words == list(range(len(words)))
    spelt = [piece for word in words for piece in SPELLING.of(word)]
    assert laid.pieces[1:-1] == spelt
    assert [laid.pieces[at] for at in laid.first] == [SPELLING.of(word)[0] for word in words]


def article(*sentences: str) -> Text:
    """Return an article of one-letter words; a name in capitals is that of a person."""
    words, lines, mentions = [], [], []
    for sentence in sentences:
        begin = len(words)
        for part in sentence.split():
            names = part.split("_")
            if part[0].isupper():
                span = (len(words), len(words) + len(names))
                mentions.append(MarkedSpan(*span, "person", " ".join(names)))
            words += names
        lines.append((begin, len(words)))
    names = names_of(mentions)
    return Text(words, lines, mentions, names.of, names.open)


CLINTONS = (
    "a Bill_Clinton b", "c", "d", "e", "f", "g", "h", "i", "Hillary_Clinton j", "k", "l", "m",
    "n", "o", "p", "q", "Clinton r",
)  # fmt: skip


def test_a_surname_is_read_with_those_who_bear_it() -> None:
    text = article(*CLINTONS)
    (window,) = surname_windows(text, [5] * len(CLINTONS))
    assert window.asked == (16,)
    assert {0, 8, 16} <= set(window.sentences)
    assert {15, 14, 13, 12} <= set(window.sentences)
    assert list(window.sentences) == sorted(window.sentences)


def test_those_who_bear_a_surname_come_before_neighbours_where_room_is_short() -> None:
    text = article(*CLINTONS)
    (window,) = surname_windows(text, [5] * len(CLINTONS), reach=17)
    assert window.sentences == (0, 8, 16)


def test_a_surname_of_one_person_is_not_asked_about() -> None:
    text = article("Bill_Clinton a", "Clinton b")
    assert surname_windows(text, [3, 2]) == []


def test_two_surnames_of_one_sentence_are_asked_together() -> None:
    text = article("Al_Vell Bo_Vell Cy_Orun Di_Orun", "Vell a Orun")
    (window,) = surname_windows(text, [8, 3])
    assert window == Window((0, 1), (1,))


def test_surnames_of_several_sentences_share_a_window_where_it_has_room() -> None:
    text = article("Bill_Clinton Hillary_Clinton a", "b c", "Clinton d", "e f", "Clinton g")
    (window,) = surname_windows(text, [3] * 5)
    assert window.asked == (2, 4)
    apart = surname_windows(text, [3] * 5, reach=10)
    assert [one.asked for one in apart] == [(2,), (4,)]


@pytest.mark.parametrize("reach", [1, 10, 20, 100])
def test_a_surname_window_fits_its_reach_where_its_sentence_does(reach: int) -> None:
    text = article(*CLINTONS)
    (window,) = surname_windows(text, [7] * len(CLINTONS), reach=reach)
    assert 16 in window.sentences
    assert 7 * len(window.sentences) <= max(reach, 7)
