"""Spaces and letters that set a text are no part of its words."""

import textwrap

import pytest
from shown import shown

from kg.articles import reading_text

TALKS = (
    "Foreign Minister Marek Dolezal met Prime Minister Aino Saarinen at the old customs house near "
    "the lake on Saturday, and the two of them spoke about long loans for the railways and about "
    "the price of gas in the coming winter."
)


def filled_up(line: str, width: int) -> str:
    words = line.split()
    more = width - len(line)
    gaps = [" " * (1 + more // (len(words) - 1) + (at < more % (len(words) - 1)))
            for at in range(len(words) - 1)]  # fmt: skip
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def test_lines_filled_up_to_an_even_edge_have_single_spaces() -> None:
    *lines, last = textwrap.wrap(TALKS, 56)
    text = "\n".join([*(filled_up(line, 56) for line in lines), last])
    assert "  " in text
    assert shown(text) == TALKS
    reading = reading_text(text)
    at = reading.text.index("Aino Saarinen")
    first, last_at = reading.span(at, at + len("Aino Saarinen"))
    assert " ".join(text[first:last_at].split()) == "Aino Saarinen"


def test_a_table_keeps_its_spaces() -> None:
    rows = [
        "Time     Who                        Where               ",
        "09:00    Marek Dolezal              Airport of Riga  ...",
        "10:30    Aino Saarinen              the old palace   ...",
    ]
    assert all(row.split("   ")[0] in shown("\n".join(rows)) for row in rows)
    assert "Marek Dolezal     " in shown("\n".join(rows))


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("D\n\nolezal met Saarinen in Riga.", "Dolezal met Saarinen in Riga."),
        ("T\nhe ministers met in Riga.", "The ministers met in Riga."),
        ("A\n\nspokesman said that they met.", "A spokesman said that they met."),
        ("A\n\nlthough they met, they said little.", "Although they met, they said little."),
        ("Plan\n\nA\n\nThe ministers met.", "Plan\n\nA\n\nThe ministers met."),
    ],
)
def test_a_large_first_letter_begins_its_word(kept: str, read: str) -> None:
    assert shown(kept) == read
