"""Word files."""

from pathlib import Path

import pytest
from documents import only

from kg.articles import Read, read


def test_a_table_of_a_document_has_a_line_for_each_row(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("They met.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Riga", "5 March", "Oslo", "6 March"), strict=True):
        cell.text = text
    document.add_paragraph("They parted.")
    document.save(str(tmp_path / "a.docx"))
    text = only(tmp_path / "a.docx").text
    assert text == "They met.\n\nRiga | 5 March\nOslo | 6 March\n\nThey parted."


def document_of(path: Path, *paragraphs: str) -> Path:
    """Return a Word file; "#" begins a main heading, "\\f" a new page."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        if text == "\f":
            document.add_page_break()
        elif text.startswith("#"):
            document.add_heading(text[1:], level=1)
        else:
            document.add_paragraph(text)
    document.save(str(path))
    return path


RIGA = "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
OSLO = "Norwegian Prime Minister Kari Lund met Finnish President Eero Salonen in Oslo on Monday."


@pytest.mark.parametrize("between", [["\f", ""], ["#"], ["", "", ""]])
def test_articles_of_one_document_are_read_one_by_one(tmp_path: Path, between: list[str]) -> None:
    *apart, mark = between
    path = document_of(
        tmp_path / "a.docx", f"{mark}Ministers meet in Riga", "6 March 2024", RIGA, *apart,
        f"{mark}Leaders talk in Oslo", "Nordic Post, 13 March 2024", OSLO,
    )  # fmt: skip
    found = [item.article for item in read(path) if isinstance(item, Read)]
    assert [(each.title, each.published) for each in found] == [
        ("Ministers meet in Riga", "2024-03-06"),
        ("Leaders talk in Oslo", "2024-03-13"),
    ]
    assert found[1].text == f"Leaders talk in Oslo\n\nNordic Post, 13 March 2024\n\n{OSLO}"


def test_pages_and_headings_within_an_article_leave_it_whole(tmp_path: Path) -> None:
    path = document_of(
        tmp_path / "a.docx", "Talks", RIGA, "\f", "#What is next", OSLO, "", "", "End."
    )
    assert only(path).text == f"Talks\n\n{RIGA}\n\nWhat is next\n\n{OSLO}\n\nEnd."


def test_a_table_that_lays_out_a_page_is_read_as_paragraphs(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "Ministers meet in Riga"
    left.add_paragraph("6 March 2024")
    left.add_paragraph(f"{RIGA} {RIGA} {RIGA}")
    right.text = OSLO
    document.save(str(tmp_path / "a.docx"))
    article = only(tmp_path / "a.docx")
    assert article.published == "2024-03-06"
    assert article.text.split("\n\n") == [
        "Ministers meet in Riga", "6 March 2024", f"{RIGA} {RIGA} {RIGA}", OSLO,
    ]  # fmt: skip


def test_the_name_of_a_section_above_an_article_is_no_part_of_it(tmp_path: Path) -> None:
    path = document_of(
        tmp_path / "a.docx", "#Media monitoring, 14 March 2024", "#Baltic",
        "#Ministers meet in Riga", "6 March 2024", RIGA, "#Leaders talk in Oslo", "13 March 2024",
        OSLO,
    )  # fmt: skip
    found = [item.article for item in read([path]) if isinstance(item, Read)]
    assert [(each.title, each.published) for each in found] == [
        ("Ministers meet in Riga", "2024-03-06"),
        ("Leaders talk in Oslo", "2024-03-13"),
    ]
