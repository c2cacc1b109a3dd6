"""Pages of a PDF in reading order; files that have no text say what to do."""

from pathlib import Path

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from kg.articles import Read, read
from kg.articles.formats.pdf_layout import Run, text_of_pages, unhyphened


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


def said(path: Path) -> str:
    (item,) = read([path])
    return str(item).rpartition("/")[2]


def test_a_scan_says_to_run_ocr_first(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    line = "scan.pdf: no text layer; run OCR first (ocrmypdf does)"
    assert said(tmp_path / "scan.pdf") == line


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(10, 10, "They met in Riga on Tuesday.")
    canvas.save()
    assert said(tmp_path / "a.pdf") == "a.pdf: encrypted; save it without a password"


def test_what_is_no_pdf_says_what_it_looks_like(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("<!doctype html><html><body>Not found</body></html>")
    assert said(tmp_path / "a.pdf") == "a.pdf: this is no PDF file; it looks like page"


def test_properties_name_publisher_and_date(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setTitle("Microsoft Word - talks.doc")
    canvas.drawString(50, 800, "Talks in Riga")
    canvas.drawString(50, 780, "March 6, 2024")
    canvas.drawString(50, 740, "Minister Vrabel met President Ozola in Riga on Tuesday.")
    canvas.save()
    (item,) = read([tmp_path / "a.pdf"])
    assert isinstance(item, Read)
    assert (item.article.title, item.article.published) == ("Talks in Riga", "2024-03-06")
