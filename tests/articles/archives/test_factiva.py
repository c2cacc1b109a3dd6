"""Exports of Factiva, with codes and without, are split into their articles."""

from pathlib import Path

import pytest
from archived import FACTIVA, FACTIVA_CODES, FIRST, Saving, as_text, as_word, check

from kg.articles.archives.factiva import articles

EXPORTS = {"plain": FACTIVA, "codes": FACTIVA_CODES}


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("saved", [as_text, as_word])
def test_an_export_is_split_into_its_articles(tmp_path: Path, export: str, saved: Saving) -> None:
    check(saved(tmp_path, EXPORTS[export]))


def test_any_other_text_is_no_export() -> None:
    assert articles(FIRST) == []


def test_the_language_is_that_of_the_head() -> None:
    for export in EXPORTS.values():
        assert [each.fields.language for each in articles(export)] == ["english", "english"]


def test_the_reporter_is_no_title() -> None:
    (first, _) = articles(FACTIVA)
    assert first.fields.title == "Talks in Riga"
