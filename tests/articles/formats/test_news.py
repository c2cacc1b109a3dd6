"""Feeds, XML and SGML of wire services, sheets, and archives of pages."""

from pathlib import Path

import pytest
import written
from newsfiles import articles

from kg.articles import Read, read

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
