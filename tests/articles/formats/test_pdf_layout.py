"""Pages of a PDF are read in reading order."""

import pytest

from kg.articles.formats.pdf_layout import Run, laid_out, text_of_pages, unhyphened


def column(left: float, top: float, *lines: str, width: float = 200) -> list[Run]:
    return [
        Run(left, top + 12 * n, left + width, top + 12 * n + 10, line)
        for n, line in enumerate(lines)
    ]


def test_a_headline_stands_above_its_columns() -> None:
    page = [
        *column(50, 50, "Talks in Riga", width=450),
        *column(50, 100, "Vrabel met", "Ozola in", "the castle", "of Riga"),
        *column(300, 100, "on Tuesday", "and went", "home by", "train."),
    ]
    assert text_of_pages([page]).split("\n\n") == [
        "Talks in Riga",
        "Vrabel met Ozola in the castle of Riga on Tuesday and went home by train.",
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            *column(50, 20, f"Baltic Courier, page {number}"),
            *column(50, 100, f"They met on day {number}", "and", "so on,", "and parted."),
            *column(50, 800, str(number)),
        ]
        for number in range(1, 4)
    ]
    text = text_of_pages(pages)
    assert "Courier" not in text
    assert text.count("They met") == 3
    assert not any(line.isdigit() for line in text.splitlines())


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Baltic Courier, March 6, 2024", "2024-03-06"),
        ("March 6, 2024, 10:15 Baltic Courier", None),
        ("Printed on March 6, 2024", None),
        ("Baltic Courier, 6/3/2024", None),
    ],
)
def test_running_heads_may_show_the_date(head: str, date: str | None) -> None:
    pages = [
        [*column(50, 20, head), *column(50, 100, f"They met on {day}", f"and on {day}", f"{day}.")]
        for day in ("Monday", "Tuesday")
    ]
    assert laid_out(pages)[1] == date


def test_a_page_that_begins_a_paragraph_is_told() -> None:
    pages = [
        [Run(50, 40, 250, 60, f"Talks on {day}"), *column(50, 100, f"They met on {day}", f"{day}.")]
        for day in ("Monday", "Tuesday")
    ]
    assert laid_out(pages)[0] == [
        "\f", "Talks on Monday", "They met on Monday Monday.",
        "\f", "Talks on Tuesday", "They met on Tuesday Tuesday.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the minis-", "ters met"], "the ministers met"),
        (["the minis\ufffe", "ters met"], "the ministers met"),
        (["Anglo-", "Irish talks"], "Anglo- Irish talks"),
        (["they met", "again"], "they met again"),
    ],
)
def test_divided_words_are_one_again(lines: list[str], text: str) -> None:
    assert unhyphened(lines) == text
