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


def test_records_of_ebsco_are_read_likewise() -> None:
    record = "Record: {}\nTitle: {}\nAuthors: Roe, Jo\nSource: {}, p4\nFull Text: {}\n\n"
    first, second = articles(
        record.format(1, "Talks", "Baltic Courier. 03/06/2024", "Two met.")
        + record.format(2, "Fish", "Nordic Post, 13 Mar 2024", "Two ate.")
    )
    assert (first.text, second.text) == ("Two met.", "Two ate.")
    assert [each.fields.publisher for each in (first, second)] == ["Baltic Courier", "Nordic Post"]
    assert [each.fields.published for each in (first, second)] == ["2024-03-06", "2024-03-13"]
