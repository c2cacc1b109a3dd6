"""NITF, the XML of wire services."""

from pathlib import Path

import pytest
import written
from documents import only, said

NITF = """<nitf><head><docdata><date.issue norm="{issue}"/></docdata>
<pubdata name="{name}" date.publication="{date}"/></head><body>
<body.head><hedline><hl1>Talks</hl1></hedline><distributor>Wire One</distributor></body.head>
<body.content><p>They met.</p></body.content></body></nitf>"""


def test_a_document_is_read_with_all_its_fields(tmp_path: Path) -> None:
    article = only(written.nitf(tmp_path / "a.xml"))
    assert (article.title, article.published) == (written.TITLE, written.PUBLISHED)
    assert (article.publisher, article.url) == (written.PUBLISHER, written.URL)


@pytest.mark.parametrize(
    ("date", "name", "published", "publisher"),
    [
        ("20240306", "Courier", "2024-03-06", "Courier"),
        ("", "Courier", "2024-03-05", "Courier"),
        ("20240306", "", "2024-03-06", "Wire One"),
    ],
)
def test_publication_comes_before_issue_and_newspaper_before_agency(
    tmp_path: Path, date: str, name: str, published: str, publisher: str
) -> None:
    (tmp_path / "a.xml").write_text(NITF.format(date=date, name=name, issue="20240305T0900Z"))
    article = only(tmp_path / "a.xml")
    assert (article.published, article.publisher) == (published, publisher)


def test_a_document_without_a_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<nitf><head><title>x</title></head></nitf>")
    assert said(tmp_path / "a.xml") == ["a.xml: NITF without a text"]
