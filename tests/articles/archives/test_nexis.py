"""Exports of Nexis and Nexis Uni are split into their articles."""

from pathlib import Path

import pytest
from archived import FIRST, NEXIS, NEXIS_UNI, Saving, as_text, as_word, check

from kg.articles.archives.nexis import articles

EXPORTS = {"Nexis": NEXIS, "Nexis Uni": NEXIS_UNI}


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("saved", [as_text, as_word])
def test_an_export_is_split_into_its_articles(tmp_path: Path, export: str, saved: Saving) -> None:
    check(saved(tmp_path, EXPORTS[export]))


def test_any_other_text_is_no_export() -> None:
    assert articles(FIRST) == []


def test_neither_copyright_nor_labels_are_text() -> None:
    for each in articles(NEXIS):
        assert "Copyright" not in each.text
        assert "LOAD-DATE" not in each.text
        assert each.fields.language == "english"


def test_a_block_without_a_text_is_no_article() -> None:
    assert len(articles(f"{NEXIS}\n3 of 3 DOCUMENTS\n\nLENGTH: 0 words\n")) == 2
