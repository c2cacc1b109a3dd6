"""Corpora in SGML."""

from pathlib import Path

from newsfiles import articles


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
