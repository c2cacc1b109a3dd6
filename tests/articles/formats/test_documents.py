"""Documents: what is written by one library is read by another one, and bad ones get a line."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import typed
import written
from documents import only, said


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    "write",
    [
        written.docx, written.odt, written.rtf, written.epub, written.eml, written.mbox,
        written.mhtml, written.webarchive, written.rss, written.atom, written.warc, written.wacz,
        written.xlsx, written.nitf, written.newsml,
        typed.md, typed.html, typed.json, typed.jsonl, typed.csv, typed.tsv,
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
