"""Articles are given out a few at a time, smaller towards the end, none lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored import read_of

from kg.jobs.chunks import CHUNK, LEAST, chunks, portable, too_slow
from kg.jobs.limits import Limits
from kg.model import Extraction


@given(st.integers(0, 300), st.integers(1, 9))
def test_every_article_is_given_out_once_and_in_order(number: int, workers: int) -> None:
    reads = [read_of(0)] * number
    given_out = [len(chunk) for chunk in chunks(iter(reads), workers=workers)]
    assert sum(given_out) == number
    assert all(0 < size <= CHUNK for size in given_out)
    assert all(size >= LEAST for size in given_out[:-1])


def test_an_error_goes_to_another_process_as_its_words() -> None:
    extraction = Extraction("a", "test 1")
    assert portable(extraction) is extraction
    assert str(portable(ValueError("no"))) == "ValueError: no"
    assert "--memory raises it" in str(portable(MemoryError()))


def test_what_takes_too_long_says_how_to_raise_the_limit() -> None:
    assert "more than 2.5 seconds" in str(too_slow(Limits(seconds=2.5)))


def test_shares_are_lazy() -> None:
    taken = []

    def reads() -> object:
        for number in range(1000):
            taken.append(number)
            yield read_of(number)

    first = next(chunks(reads(), workers=2))  # type: ignore[arg-type]
    assert len(first) == CHUNK
    assert len(taken) <= 4 * CHUNK


@pytest.mark.parametrize("number", [0, 1, 7, 64, 300])
def test_shares_hold_every_article_once_and_become_smaller(number: int) -> None:
    reads = [read_of(one) for one in range(number)]
    found = list(chunks(iter(reads), workers=2))
    assert [read for chunk in found for read in chunk] == reads
    sizes = [len(chunk) for chunk in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= CHUNK for size in sizes)
    assert sizes[-2:-1] in ([], [LEAST])
