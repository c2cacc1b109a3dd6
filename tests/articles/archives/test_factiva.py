"""What an article of an export of Factiva takes from which line."""

from archived import FACTIVA, FACTIVA_CODES

from kg.articles.archives.factiva import articles


def test_the_language_is_that_of_the_head() -> None:
    for export in (FACTIVA, FACTIVA_CODES):
        assert [each.fields.language for each in articles(export)] == ["english", "english"]


def test_the_reporter_is_no_title() -> None:
    (first, _) = articles(FACTIVA)
    assert first.fields.title == "Talks in Riga"
