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
