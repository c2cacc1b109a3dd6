"""What is no export of an archive is one article."""

from pathlib import Path

from archived import FIRST, NEXIS, SECOND

from kg.articles import Read, ReadOptions, read
from kg.articles.archives import split
from kg.articles.fields import Fields
from kg.articles.formats.raw import RawArticle


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
