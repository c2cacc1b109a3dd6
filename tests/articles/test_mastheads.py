"""Names of newspapers and sections, and headlines, which are none."""

import pytest

from kg.articles.mastheads import is_masthead


@pytest.mark.parametrize(
    "line", ["THE DAILY STAR", "The New York Times", "World", "POLITICS", "Middle East",
             "News > Europe", "World / Asia", "Print", "Printer-friendly version"],
)  # fmt: skip
def test_names_of_newspapers_and_sections_are_mastheads(line: str) -> None:
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line", ["Ministers meet in Riga", "World leaders meet", "Ozola speaks to the Times", "Star",
             "Minister gives news", "", "—", "RIGA TALKS END"],
)  # fmt: skip
def test_headlines_are_none(line: str) -> None:
    assert not is_masthead(line)
