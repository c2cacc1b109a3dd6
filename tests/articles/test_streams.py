"""Bytes of files come in bounded pieces, whatever a file tries."""

import gzip
import io

import pytest

from kg.articles.streams import (
    MOST_BLANK,
    BlankLines,
    Malformed,
    TooLong,
    chunks,
    lines,
    short,
    whole,
)


def test_a_compressed_stream_is_read_in_pieces() -> None:
    data = b"They met. " * 50_000
    pieces = list(chunks(io.BytesIO(gzip.compress(data)), compressed=True))
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) <= 1 << 16


def test_a_broken_archive_is_said() -> None:
    cut = gzip.compress(b"They met. " * 50)[:-9]
    with pytest.raises(Malformed, match="broken gzip file"):
        list(chunks(io.BytesIO(cut), compressed=True))


def test_a_file_that_is_too_long_is_left() -> None:
    assert whole(iter([b"ab", b"c"]), most=3) == b"abc"
    with pytest.raises(TooLong, match="over 2 bytes"):
        whole(iter([b"ab", b"c"]), most=2)


def test_a_line_that_is_too_long_costs_no_other_line() -> None:
    read = list(lines(iter([b"one\n" + b"x" * 50, b"x\nthree\n"]), most=20))
    assert (read[0], read[2]) == ("one\n", "three\n")
    assert isinstance(read[1], TooLong)


def test_endless_blank_lines_end() -> None:
    blank = BlankLines()
    for _ in range(MOST_BLANK):
        blank.count(blank=True)
    with pytest.raises(Malformed, match="blank lines in a row"):
        blank.count(blank=True)


def test_the_message_of_a_library_is_one_short_line() -> None:
    assert short(ValueError("a\n  b" + "c" * 100)) == "a b" + "c" * 77


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AttributeError("'NoneType' object has no attribute 'startswith'"), "do not fit together"),
        (KeyError("w:p"), "do not fit together"),
        (IndexError("list index out of range"), "do not fit together"),
        (KeyError("There is no item named 'a' in the archive"), "There is no item named 'a' in"),
        (ValueError("Unexpected end tag : p"), "misplaced end tag : p"),
    ],
)
def test_what_python_says_to_programmers_is_not_passed_on(error: Exception, said: str) -> None:
    assert said in short(error)
    assert "'NoneType'" not in short(error)
