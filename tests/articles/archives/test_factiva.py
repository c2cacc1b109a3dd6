"""Exports of Factiva, with codes and without, are split into their articles."""

from pathlib import Path

import pytest
import written
from archived import FACTIVA, FACTIVA_CODES, FIRST, check

from kg.articles.archives.factiva import articles

EXPORTS = {"plain": FACTIVA, "codes": FACTIVA_CODES}


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_is_split_into_its_articles(tmp_path: Path, export: str) -> None:
    (tmp_path / "export.txt").write_text(EXPORTS[export])
    check(tmp_path / "export.txt")


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export_may_be_a_word_file(tmp_path: Path, export: str) -> None:
    lines = tuple(line for line in EXPORTS[export].splitlines() if line.strip())
    check(written.docx(tmp_path / "export.docx", lines))


def test_any_other_text_is_no_export() -> None:
    assert articles(FIRST) == []


def test_the_language_is_that_of_the_head() -> None:
    for export in EXPORTS.values():
        assert [each.fields.language for each in articles(export)] == ["english", "english"]


def test_the_reporter_is_no_title() -> None:
    (first, _) = articles(FACTIVA)
    assert first.fields.title == "Talks in Riga"
