"""Articles in the tables of documents and pages."""

from pathlib import Path

import pytest
import written
from newsfiles import articles

from kg.articles.formats.tables import records_of_table

RIGA = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
OSLO = "Norwegian Prime Minister Kari Lund met Finnish President Eero Salonen in Oslo on Monday."
ROWS = [
    ["Date", "Headline", "Text"],
    ["6 March 2024", "Ministers meet in Riga", RIGA],
    ["13 March 2024", "Leaders talk in Oslo", OSLO],
]
FOUND = [
    ("Ministers meet in Riga", "2024-03-06", RIGA),
    ("Leaders talk in Oslo", "2024-03-13", OSLO),
]


def test_each_row_below_the_names_of_columns_is_an_article() -> None:
    assert [list(each.values()) for each in records_of_table(ROWS)] == ROWS[1:]


def test_labels_beside_what_they_say_are_one_article() -> None:
    rows = list(map(list, zip(*ROWS[:2], strict=True)))
    assert records_of_table([*rows, ["", ""]]) == [dict(rows)]


@pytest.mark.parametrize(
    "rows",
    [
        [["Year", "Trade"], ["2022", "1.4 bn"]],
        [["Text", "Notes"], ["a", "b"]],
        [
            ["Vrabel met Ozola in Riga, and both of them spoke of text and of dates", "Date"],
            ["a", "b"],
        ],
        ROWS[:1],
        [],
    ],
)
def test_other_tables_hold_no_articles(rows: list[list[str]]) -> None:
    assert records_of_table(rows) == []


def word(path: Path, *, labelled: bool) -> Path:
    import docx

    document = docx.Document()
    document.add_paragraph("Press review")
    tables = [list(map(list, zip(ROWS[0], row, strict=True))) for row in ROWS[1:]]
    for rows in tables if labelled else [ROWS]:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("")
    document.save(str(path))
    return path


def markup(path: Path) -> Path:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    path.write_text(f"<html><body><table>{rows}</table></body></html>")
    return path


@pytest.mark.parametrize("labelled", [True, False])
def test_tables_of_word_hold_articles(tmp_path: Path, labelled: bool) -> None:
    found = articles(word(tmp_path / "a.docx", labelled=labelled))
    assert [(each.title, each.published, each.text) for each in found] == FOUND


def test_tables_of_libreoffice_hold_articles(tmp_path: Path) -> None:
    def row(cells: list[str]) -> str:
        inner = (f"<table-cell><p>{cell}</p></table-cell>" for cell in cells)
        return f"<table-row>{''.join(inner)}</table-row>"

    body = f"<document><table>{''.join(map(row, ROWS))}</table></document>"
    kind = "application/vnd.oasis.opendocument.text"
    path = written.zipped(tmp_path / "a.odt", {"mimetype": kind, "content.xml": body})
    found = articles(path)
    assert [(each.title, each.published, each.text) for each in found] == FOUND


@pytest.mark.parametrize("name", ["a.html", "a.xls"])
def test_tables_of_pages_hold_articles(tmp_path: Path, name: str) -> None:
    found = articles(markup(tmp_path / name))
    assert [(each.title, each.published, each.text) for each in found] == FOUND


def test_an_article_beside_the_table_is_kept(tmp_path: Path) -> None:
    import docx

    document = docx.Document(str(word(tmp_path / "a.docx", labelled=False)))
    for _ in range(4):
        document.add_paragraph(OSLO)
    document.save(str(tmp_path / "b.docx"))
    assert len(articles(tmp_path / "b.docx")) == 3


def test_the_head_of_the_pages_of_a_document_may_tell_its_date(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Baltic Courier — 6 March 2024"
    document.add_paragraph(RIGA)
    document.save(str(tmp_path / "a.docx"))
    (article,) = articles(tmp_path / "a.docx")
    assert article.published == "2024-03-06"
