"""Documents: what is written by one library is read by another one, and bad ones get a line."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import written

from kg.articles import Read, ReadOptions, read
from kg.model import Article


def words(text: str) -> list[str]:
    return text.split()


def only(path: Path) -> Article:
    (item,) = read([path])
    assert isinstance(item, Read), item
    return item.article


def said(path: Path, options: ReadOptions | None = None) -> list[str]:
    """Return what is said of a file, without its folder."""
    return [str(item).removeprefix(f"{path.parent}/") for item in read([path], options=options)]


@pytest.mark.parametrize(
    "write",
    [
        written.docx, written.odt, written.rtf, written.epub, written.eml, written.mbox,
        written.mhtml, written.webarchive, written.rss, written.atom, written.warc, written.wacz,
        written.xlsx, written.nitf, written.newsml,
    ],
)  # fmt: skip
def test_a_document_is_read_back(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    article = only(write(tmp_path / f"talks.{write.__name__}"))
    assert words(article.text) == words(written.TEXT)
    assert (article.title, article.published) == (written.TITLE, written.PUBLISHED)
    assert (article.publisher, article.url) == (written.PUBLISHER, written.URL)
    assert article.path.rpartition("/")[2].partition("#")[0] == f"talks.{write.__name__}"


def test_a_pdf_is_read_back_column_by_column(tmp_path: Path) -> None:
    article = only(written.pdf(tmp_path / "talks.pdf"))
    assert article.title == written.TITLE
    paragraphs = written.pdf_paragraphs()
    assert words(article.text) == words(" ".join(paragraphs))
    # Where a column ends with a full line, nothing shows whether the paragraph does.
    assert len(set(article.text.split("\n\n")) & set(paragraphs)) > 0.8 * len(paragraphs)


@pytest.mark.parametrize("write", [written.docx, written.xlsx, written.odt, written.pdf])
def test_a_document_may_be_compressed(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    plain = write(tmp_path / f"a.{write.__name__}")
    (tmp_path / f"b.{write.__name__}.gz").write_bytes(gzip.compress(plain.read_bytes()))
    assert only(tmp_path / f"b.{write.__name__}.gz").text == only(plain).text


def test_paragraphs_stay_paragraphs(tmp_path: Path) -> None:
    for write in (written.docx, written.odt, written.rtf):
        assert only(write(tmp_path / f"a.{write.__name__}")).text == written.TEXT


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


def test_a_book_has_an_article_for_each_chapter(tmp_path: Path) -> None:
    path = written.epub(tmp_path / "a.epub")
    with zipfile.ZipFile(path) as opened:
        entries = {name: opened.read(name).decode() for name in opened.namelist()}
    entries["OEBPS/a.opf"] = (
        entries["OEBPS/a.opf"]
        .replace("</manifest>", '<item id="b" href="b.xhtml"/></manifest>')
        .replace("</spine>", '<itemref idref="b"/></spine>')
    )
    entries["OEBPS/b.xhtml"] = f"<html><body><h1>Second</h1><p>{written.TEXT}</p></body></html>"
    found = [item.article for item in read([written.zipped(path, entries)])]  # type: ignore[union-attr]
    assert [article.path.rpartition("/")[2] for article in found] == ["a.epub#1", "a.epub#2"]
    assert found[1].title == "Second"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.docx", OLE, "encrypted, or older than DOCX; save it as DOCX without a password"),
        ("a.doc", OLE, "an old or encrypted Word file; save it without a password as .docx or PDF"),
        ("a.docx", b"%PDF-1.7 x", "this is no DOCX file; it looks like pdf"),
        ("a.docx", b"PK\x03\x04 broken", "a broken DOCX file (File is not a zip file)"),
        ("a.odt", b"They met.", "this is no ODT file"),
        ("a.rtf", b"They met.", "this is no RTF file"),
        ("a.xls", b"x", "an old Excel file; save it as .xlsx or CSV"),
        ("a.zip", b"x", "a zip file; unpack it and add the folder"),
    ],
)
def test_a_bad_document_gets_one_line(tmp_path: Path, name: str, content: bytes, line: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert said(tmp_path / name) == [f"{name}: {line}"]


def test_a_word_file_that_is_rtf_inside_is_read(tmp_path: Path) -> None:
    written.rtf(tmp_path / "a.doc")
    assert only(tmp_path / "a.doc").title == written.TITLE


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        opened.writestr("content.xml", "x")
        opened.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    (tmp_path / "a.odt").write_bytes(data.getvalue())
    assert said(tmp_path / "a.odt") == ["a.odt: encrypted; save it without a password"]


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = {"word/document.xml": "a" * 5_000_000, "[Content_Types].xml": "x"}
    path = written.zipped(tmp_path / "a.docx", bomb)
    assert "a zip bomb" in said(path, ReadOptions(limit=10_000))[0]
