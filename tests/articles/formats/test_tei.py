"""Texts that are marked up after the guidelines of TEI."""

from pathlib import Path

from newsfiles import articles

HEADER = """<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><publisher>{publisher}</publisher><date when="2025">2025</date></publicationStmt>
<sourceDesc><bibl><date when="{date}"/></bibl></sourceDesc></fileDesc>
<revisionDesc><change when="2026-01-20">Checked.</change></revisionDesc></teiHeader>"""
BODY = """<text><body><div><head>Talks</head><p>Minister <persName>Tomas<lb/>Vrabel</persName> met
President Ilze Ozo<lb break="no"/>la<note>Of Latvia.</note>.</p><pb n="2"/><p>They left.</p></div>
</body></text>"""
NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def test_a_text_has_the_date_of_its_source(tmp_path: Path) -> None:
    header = HEADER.format(title="Talks in Riga", publisher="Baltic Courier", date="1924-03-06")
    (tmp_path / "a.xml").write_text(f"<TEI {NAMESPACE}>{header}{BODY}</TEI>")
    (article,) = articles(tmp_path / "a.xml")
    assert article.text.split("\n\n") == [
        "Talks",
        "Minister Tomas Vrabel met President Ilze Ozola.",
        "They left.",
    ]
    assert (article.title, article.publisher) == ("Talks in Riga", "Baltic Courier")
    assert article.published == "1924-03-06"


def test_each_text_of_a_corpus_is_an_article(tmp_path: Path) -> None:
    dates = ("1924-03-06", "1924-03-07")
    texts = (HEADER.format(title=date, publisher="Courier", date=date) + BODY for date in dates)
    inner = "".join(f"<TEI>{text}</TEI>" for text in texts)
    (tmp_path / "a.xml").write_text(f"<teiCorpus {NAMESPACE}><teiHeader/>{inner}</teiCorpus>")
    assert [each.published for each in articles(tmp_path / "a.xml")] == list(dates)
