"""An export of an archive is split into its articles; what is none is one article."""

from pathlib import Path

import pytest
from archived import (
    FACTIVA,
    FACTIVA_CODES,
    FIRST,
    NEXIS,
    NEXIS_UNI,
    PROQUEST,
    SECOND,
    Saving,
    as_text,
    as_word,
    check,
)

from kg.articles import Read, ReadOptions, read
from kg.articles.archives import ARCHIVES, factiva, nexis, proquest, split
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle

EXPORTS = [
    pytest.param(FACTIVA, factiva.articles, id="Factiva"),
    pytest.param(FACTIVA_CODES, factiva.articles, id="Factiva with codes"),
    pytest.param(NEXIS, nexis.articles, id="Nexis"),
    pytest.param(NEXIS_UNI, nexis.articles, id="Nexis Uni"),
    pytest.param(PROQUEST, proquest.articles, id="ProQuest"),
]


@pytest.mark.parametrize(("export", "archive"), EXPORTS)
@pytest.mark.parametrize("saved", [as_text, as_word])
def test_an_export_is_split_into_its_articles(
    tmp_path: Path, export: str, archive: object, saved: Saving
) -> None:
    check(saved(tmp_path, export))


@pytest.mark.parametrize(("export", "archive"), EXPORTS)
def test_an_export_is_known_by_its_own_archive_alone(export: str, archive: object) -> None:
    assert [each for each in ARCHIVES if each(export)] == [archive]


def test_any_other_text_is_no_export() -> None:
    assert [each for each in ARCHIVES if each(FIRST)] == []


def test_an_article_that_counts_documents_is_one_article(tmp_path: Path) -> None:
    text = f"Talks in Riga\n\n{FIRST}\n\nThe judge read document 1 of 2\n\n1 of 2\n\n{SECOND}\n"
    (tmp_path / "a.txt").write_text(text)
    (item,) = read([tmp_path / "a.txt"])
    assert isinstance(item, Read)
    assert item.article.text == text


def test_what_a_file_says_of_all_is_said_of_each() -> None:
    export = RawArticle(NEXIS, Fields(title="Export", publisher="Press Archive"))
    titles = [each.fields.title for each in split(export, ReadOptions())]
    assert titles == ["Talks in Riga", "Talks in Oslo"]
    no_head = RawArticle("A text.", Fields(title="Export"))
    assert split(no_head, ReadOptions()) == [no_head]
