"""What of an export of Nexis is no text, and what is no article."""

from archived import NEXIS

from kg.articles.archives.nexis import articles


def test_neither_copyright_nor_labels_are_text() -> None:
    for each in articles(NEXIS):
        assert "Copyright" not in each.text
        assert "LOAD-DATE" not in each.text
        assert each.fields.language == "english"


def test_a_block_without_a_text_is_no_article() -> None:
    assert len(articles(f"{NEXIS}\n3 of 3 DOCUMENTS\n\nLENGTH: 0 words\n")) == 2


def test_one_article_alone_needs_no_rule() -> None:
    (article,) = articles(
        "Baltic Courier (Riga)\nMarch 6, 2024, Wednesday\nSECTION: NEWS; Pg. A4\nLENGTH: 12 words\n"
        "HEADLINE: Talks in Riga\nBODY:\nVrabel met Ozola.\nLOAD-DATE: March 7, 2024\n"
    )
    assert (article.text, article.fields.title) == ("Vrabel met Ozola.", "Talks in Riga")
    assert article.fields.published == "2024-03-06"
