"""What an article of an export of ProQuest takes from which line."""

from archived import PROQUEST

from kg.articles.archives.proquest import articles


def test_an_article_without_its_full_text_has_its_abstract() -> None:
    (only,) = articles("Title: Talks\n\nAbstract: Two met.\n\nFull text: Not available.\n")
    assert (only.fields.title, only.text) == ("Talks", "Two met.")


def test_an_address_is_taken_where_there_is_one() -> None:
    assert [each.fields.url for each in articles(PROQUEST)] == ["https://archive.example/1", None]


def test_the_line_above_the_labels_is_the_title() -> None:
    block = "Talks in Riga\n\nAuthor: Berg, Anna\n\nFull text: Two met.\n"
    (only,) = articles(f"Document 1 of 1\n\n{block}")
    assert only.fields.title == "Talks in Riga"
