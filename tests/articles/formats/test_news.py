"""Feeds, XML and SGML of wire services, sheets, and archives of pages."""

from pathlib import Path

import pytest
import written

from kg.articles import Read, read
from kg.model import Article


def articles(path: Path) -> list[Article]:
    return [item.article for item in read([path]) if isinstance(item, Read)]


REUTERS = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TEXT>&#2;
<TITLE>VRABEL MEETS OZOLA &amp; TAMM</TITLE>
<DATELINE>    RIGA, Feb 26 - </DATELINE><BODY>Minister Tomas Vrabel met
President Ilze Ozola in Riga.
    They spoke of gas.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2"><DATE>27-FEB-1987 15:01:01.79</DATE><TEXT TYPE="BRIEF">
<TITLE>NOTHING</TITLE></TEXT></REUTERS>
"""
GIGAWORD = """<DOC id="APW_ENG_20240306.0012" type="story">
<HEADLINE>Talks in Riga</HEADLINE><DATELINE>RIGA</DATELINE>
<TEXT><P>Minister Tomas Vrabel met President Ilze Ozola in Riga.</P><P>They spoke of gas.</P></TEXT>
</DOC>"""


@pytest.mark.parametrize(
    ("name", "content", "fields"),
    [
        ("a.sgm", REUTERS, ("VRABEL MEETS OZOLA & TAMM", "1987-02-26", "Reuters")),
        ("a.sgml", GIGAWORD, ("Talks in Riga", "2024-03-06", "AP")),
    ],
)
def test_documents_of_corpora_are_read(
    tmp_path: Path, name: str, content: str, fields: tuple[str, str, str]
) -> None:
    (tmp_path / name).write_text(content)
    article = articles(tmp_path / name)[0]
    assert article.text == (
        "Minister Tomas Vrabel met President Ilze Ozola in Riga.\n\nThey spoke of gas."
    )
    assert (article.title, article.published, article.publisher) == fields


def test_xml_is_known_by_its_root(tmp_path: Path) -> None:
    for write in (written.rss, written.atom, written.nitf, written.newsml):
        article = articles(write(tmp_path / f"{write.__name__}.xml"))[0]
        assert article.title == written.TITLE
    (tmp_path / "other.xml").write_text("<recipe><p>Boil it.</p></recipe>")
    (item,) = read([tmp_path / "other.xml"])
    assert "XML of a kind that kg does not read" in str(item)


def test_a_corpus_of_reuters_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.xml").write_text(
        '<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="1" date="1996-08-20" '
        'xml:lang="en"><title>x</title><headline>Talks in Riga</headline><dateline>RIGA</dateline>'
        "<text><p>Vrabel met Ozola.</p><p>They spoke.</p></text>"
        '<metadata><dc element="dc.publisher" value="Reuters"/></metadata></newsitem>'
    )
    (article,) = articles(tmp_path / "1.xml")
    assert article.text == "Vrabel met Ozola.\n\nThey spoke."
    assert (article.title, article.published) == ("Talks in Riga", "1996-08-20")
    assert article.publisher == "Reuters"


def test_a_feed_is_never_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("https://courier.example/feed")
    (item,) = read([tmp_path / "a.rss"])
    assert not isinstance(item, Read)


def test_a_sheet_without_texts_names_its_columns(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet("Sales").write_row(0, 0, ["Month", "Sum"])
    (item,) = read([tmp_path / "a.xlsx"])
    assert "no sheet has a column with the text; its sheets: Sales (Month, Sum)" in str(item)


def test_a_broken_web_archive_keeps_what_was_read(tmp_path: Path) -> None:
    path = written.warc(tmp_path / "a.warc")
    path.write_bytes(path.read_bytes() + b"WARC/1.0\r\nnothing")
    assert articles(path)[0].url == written.URL


def test_a_web_archive_may_be_compressed(tmp_path: Path) -> None:
    import gzip

    data = written.warc(tmp_path / "a.warc").read_bytes()
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(data[:200]) + gzip.compress(data[200:]))
    assert articles(tmp_path / "b.warc.gz")[0].title == written.TITLE


def compressed(path: Path, *, coding: str, body: bytes) -> Path:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: "
    page += coding.encode() + b"\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {written.URL}\r\n"
    head += "Content-Type: application/http; msgtype=response\r\n"
    head += f"Content-Length: {len(page)}\r\n\r\n"
    path.write_bytes(head.encode() + page + b"\r\n\r\n")
    return path


def test_a_page_of_a_web_archive_may_be_compressed_by_brotli(tmp_path: Path) -> None:
    import brotli

    body = brotli.compress(written.page().encode())
    path = compressed(tmp_path / "a.warc", coding="br", body=body)
    assert articles(path)[0].title == written.TITLE
    bomb = brotli.compress(bytes(100_000_000))
    assert len(bomb) < 1_000
    (failure,) = read([compressed(tmp_path / "b.warc", coding="br", body=bomb)])
    assert "a page over" in str(failure)
    (failure,) = read([compressed(tmp_path / "c.warc", coding="br", body=b"no brotli")])
    assert "brotli cannot unpack" in str(failure)


def test_a_compression_that_is_not_known_is_told(tmp_path: Path) -> None:
    path = compressed(tmp_path / "a.warc", coding="zstd", body=b"\x28\xb5\x2f\xfd")
    (failure,) = [item for item in read([path]) if not isinstance(item, Read)]
    assert f"compressed by zstd, which cannot be read ({written.URL})" in str(failure)


def test_without_brotli_a_page_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.articles.formats.warc.find_spec", lambda name: None)
    path = compressed(tmp_path / "a.warc", coding="br", body=b"nothing")
    (failure,) = [item for item in read([path]) if not isinstance(item, Read)]
    assert str(failure).endswith("pip install brotli")
