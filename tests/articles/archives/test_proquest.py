"""Exports of ProQuest are split into their articles."""

from pathlib import Path

import pytest
from archived import FIRST, PROQUEST, Saving, as_text, as_word, check

from kg.articles.archives.proquest import articles

EXPORTS = {"ProQuest": PROQUEST}


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("saved", [as_text, as_word])
def test_an_export_is_split_into_its_articles(tmp_path: Path, export: str, saved: Saving) -> None:
    check(saved(tmp_path, EXPORTS[export]))


def test_any_other_text_is_no_export() -> None:
    assert articles(FIRST) == []


def test_an_article_without_its_full_text_has_its_abstract() -> None:
    (only,) = articles("Title: Talks\n\nAbstract: Two met.\n\nFull text: Not available.\n")
    assert (only.fields.title, only.text) == ("Talks", "Two met.")


def test_an_address_is_taken_where_there_is_one() -> None:
    assert [each.fields.url for each in articles(PROQUEST)] == ["https://archive.example/1", None]


def test_the_line_above_the_labels_is_the_title() -> None:
    block = "Talks in Riga\n\nAuthor: Berg, Anna\n\nFull text: Two met.\n"
    (only,) = articles(f"Document 1 of 1\n\n{block}")
    assert only.fields.title == "Talks in Riga"
