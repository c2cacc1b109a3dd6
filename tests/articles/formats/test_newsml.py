"""NewsML of both versions, and the newsitem of Reuters' corpus."""

from pathlib import Path

import written
from documents import said
from newsfiles import articles

CORPUS = """<?xml version="1.0"?><newsitem itemid="1" date="1996-08-20">
<title>Talks in Riga</title><headline>Vrabel meets Ozola.</headline>
<text><p>Vrabel met Ozola.</p><p>They spoke of gas.</p></text>
<metadata><dc element="dc.publisher" value="Reuters"/></metadata></newsitem>"""


def test_an_item_of_the_second_version_is_read(tmp_path: Path) -> None:
    (article,) = articles(written.newsml(tmp_path / "a.xml"))
    assert (article.title, article.published) == (written.TITLE, written.PUBLISHED)
    assert article.text.split() == written.TEXT.split()


def test_an_item_of_a_corpus_has_date_and_publisher(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(CORPUS)
    (article,) = articles(tmp_path / "a.xml")
    assert article.text == "Vrabel met Ozola.\n\nThey spoke of gas."
    assert (article.published, article.publisher) == ("1996-08-20", "Reuters")
    assert article.title == "Vrabel meets Ozola."


def test_an_item_without_a_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<newsitem><title>Nothing</title></newsitem>")
    assert said(tmp_path / "a.xml") == ["a.xml: NewsML without a text"]
