"""PDFs: what they say of themselves; files that have no text say what to do."""

from pathlib import Path

from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from kg.articles import Read, read


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
