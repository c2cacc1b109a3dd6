"""Numbers of lines are taken off, those of lists and tables stay."""

import pytest

from kg.articles.date_lines import date_of_text
from kg.articles.numbering import unnumbered
from kg.articles.reading_text import reading_text

LINES = [
    "Ministers meet in Riga",
    "",
    "RIGA, March 6, 2024 - Slovak Foreign Minister Tomas",
    "Vrabel met Latvian President Ilze Ozola in Riga on",
    "Tuesday. They spoke about gas supplies and the port",
    "of Liepaja, officials said. Vrabel is to travel on",
    "to Tallinn, where he will stay until Friday.",
]


def test_the_number_of_each_line_is_taken_off() -> None:
    text = "\n".join(f"{number:>4}  {line}" for number, line in enumerate(LINES, 1))
    assert unnumbered(text) == "\n".join(LINES)
    assert date_of_text(text) == "2024-03-06"
    reading = reading_text(text)
    assert "Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday." in reading.text
    start = reading.text.index("Vrabel met")
    assert text[slice(*reading.span(start, start + 6))] == "Vrabel"


def test_each_page_of_a_transcript_begins_anew() -> None:
    page = (
        "  14\n 1   Q.  You are the secretary of the\n 2   council?\n 3   A.  I am.\n"
        " 4   Q.  And on March 5 you took notes of the\n 5   meeting?\n 6   A.  Yes.\n"
    )
    assert " 2 " not in unnumbered(page + page.replace("14", "15"))


def test_each_fifth_line_may_have_one() -> None:
    words = ["They met in Riga and", *["spoke about gas and"] * 9, "left."]
    rows = [f"{number if number % 5 == 0 else '':<5}{line}" for number, line in enumerate(words, 1)]
    shown = unnumbered("\n".join(rows))
    assert not any(map(str.isdigit, shown))
    assert {len(line) - len(line.lstrip()) for line in shown.split("\n")} == {5}


@pytest.mark.parametrize(
    "text",
    [
        "1 Liverpool 30 72\n2 Arsenal 30 70\n3 Chelsea 30 65\n4 Everton 30 60\n5 Leeds 30 55\n",
        "1. They met in Riga\nand left.\n2. They met in Oslo\nand left.\n3. They\nate.\n",
        "2023 was a year of talks\n2024 was a year of\nwar, and of\npeace.\n",
        "They met.\n\n5 ministers were there and\nleft.\n\n10 came later and\nstayed.\n",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert unnumbered(text) == text


def test_the_times_of_a_recording_are_taken_off() -> None:
    said = ("Lind: They met.", "Roe: In Riga.", "Lind: At six.")
    text = "\n".join(f"[00:00:1{at}] {line}" for at, line in enumerate(said))
    assert unnumbered(text) == "\n".join(said)
    assert unnumbered("[10:30] They met.\nThey left.") == "[10:30] They met.\nThey left."


def test_a_colon_may_stand_behind_the_numbers() -> None:
    lines = [
        "Vrabel met President",
        "Ilze Ozola in",
        "the old castle of",
        "the city of Riga",
        "today.",
    ]
    text = "\n".join(f"{at:>3}: {line}" for at, line in enumerate(lines, 1))
    assert unnumbered(text) == "\n".join(lines)
