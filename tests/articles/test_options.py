"""What a user says of the files to read, and whether it changes what they yield."""

import pytest

from kg.articles.options import ReadOptions


def test_defaults_change_no_article() -> None:
    assert ReadOptions().fingerprint() == ""


@pytest.mark.parametrize(
    "said",
    [{"text": "body"}, {"title": "head"}, {"encoding": "cp1252"}, {"in_language": "any"}],
    ids=str,
)
def test_whatever_changes_articles_changes_the_fingerprint(said: dict[str, str]) -> None:
    options = ReadOptions(**said)  # type: ignore[arg-type]
    assert options.fingerprint()
    assert options.fingerprint() == ReadOptions(**said).fingerprint()  # type: ignore[arg-type]


def test_names_of_different_columns_never_look_alike() -> None:
    assert ReadOptions(text="a").fingerprint() != ReadOptions(title="a").fingerprint()


def test_a_longer_limit_reads_no_article_anew() -> None:
    assert ReadOptions(limit=5).fingerprint() == ""


def test_pages_may_be_larger_than_texts_and_documents_larger_still() -> None:
    options = ReadOptions(limit=1_000)
    assert 4_000 < options.most_bytes < options.most_bytes_of_page < options.most_bytes_of_file
