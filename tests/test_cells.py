"""What an article says is no formula to a spreadsheet."""

import csv
import io

import pytest

from kg.cells import harmless

SIGNS = "=+-@＝＋－＠"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    "before", ["", " ", "\t", "\r", "Doe;", "Doe; ", "Doe\t", "Doe\n", ";;\r\n"]
)
@pytest.mark.parametrize("separator", ",;\t")
def test_no_cell_begins_a_formula_whatever_separates_cells(
    before: str, sign: str, separator: str
) -> None:
    written = io.StringIO()
    csv.writer(written).writerow(["e-1", harmless(f"{before}{sign}1+1;{sign}2"), 3])
    lines = written.getvalue().splitlines() if separator != "," else [written.getvalue()]
    for row in csv.reader(lines, delimiter=separator):
        assert not any(cell.strip().startswith(tuple(SIGNS)) for cell in row)


@pytest.mark.parametrize(
    "text", ["", "Vell-Orun", "a = b", "he said; she left", "talks\n\nwent on", "1;2", "me@x.org"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_a_long_text_takes_no_long_time() -> None:
    assert harmless("\n" * 200_000 + "; " * 200_000).count("'") == 0
