"""Texts of LibreOffice."""

import io
import zipfile
from pathlib import Path

import pytest
from documents import only, said

from kg.articles import Read, read


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        opened.writestr("content.xml", "x")
        opened.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    (tmp_path / "a.odt").write_bytes(data.getvalue())
    assert said(tmp_path / "a.odt") == ["a.odt: encrypted; save it without a password"]


@pytest.mark.parametrize(
    "between",
    [
        "<text:p text:style-name='P1'>Leaders talk in Oslo</text:p>",
        "<text:p text:style-name='P2'>Leaders talk in Oslo</text:p>",
        "<text:h text:outline-level='1'>Leaders talk in Oslo</text:h>",
        "<text:p/><text:p/><text:p>Leaders talk in Oslo</text:p>",
    ],
)
def test_articles_below_breaks_are_read_one_by_one(tmp_path: Path, between: str) -> None:
    names = {"office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible"}
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in names.items()
    )
    riga = "Slovak Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
    oslo = "Norwegian Premier Kari Lund met Finnish President Eero Salonen in Oslo on Monday."
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as opened:
        opened.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles><style:style "
            "style:name='P1'><style:paragraph-properties fo:break-before='page'/></style:style>"
            "<style:style style:name='P2' style:master-page-name='Standard'>"
            "<style:paragraph-properties/></style:style></office:automatic-styles><office:body>"
            "<office:text><text:p>Ministers meet in Riga</text:p><text:p>6 March 2024</text:p>"
            f"<text:p>{riga}</text:p>{between}<text:p>13 March 2024</text:p><text:p>{oslo}</text:p>"
            "</office:text></office:body></office:document-content>",
        )
    found = [item.article for item in read([tmp_path / "a.odt"]) if isinstance(item, Read)]
    assert [(each.title, each.published) for each in found] == [
        ("Ministers meet in Riga", "2024-03-06"),
        ("Leaders talk in Oslo", "2024-03-13"),
    ]


def test_a_flat_document_is_one_xml_file(tmp_path: Path) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    (tmp_path / "a.fodt").write_text(
        f'<?xml version="1.0"?><office:document xmlns:office="{office}" xmlns:text="{text}">'
        "<office:body><office:text><text:h>Talks in Riga</text:h><text:p>6 March 2024</text:p>"
        "<text:p>Vrabel met Ozola.</text:p></office:text></office:body></office:document>"
    )
    article = only(tmp_path / "a.fodt")
    assert (article.title, article.published) == ("Talks in Riga", "2024-03-06")
