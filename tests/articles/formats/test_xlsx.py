"""Sheets."""

from pathlib import Path

from kg.articles import read


def test_a_sheet_without_texts_names_its_columns(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Sales").write_row(0, 0, ["Month", "Sum"])
    (item,) = read([tmp_path / "a.xlsx"])
    assert "no sheet has a column with the text; its sheets: Sales (Month, Sum)" in str(item)
