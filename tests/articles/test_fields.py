"""Which column of a record holds what."""

from kg.articles.fields import (
    clean,
    columns,
    date_of_parts,
    date_within,
    fields_of,
    flat,
    host_of,
    prose_of,
)
from kg.articles.options import ReadOptions


def test_when_a_record_was_changed_is_no_date_of_publication() -> None:
    assert date_within({"modified": "2024-05-01"}) is None


def test_a_publisher_may_be_an_object_a_list_or_an_address() -> None:
    assert clean({"title": "Oslo Post", "href": "https://a.example"}) == "Oslo Post"
    assert clean(["Oslo Post", "Riga Post"]) == "Oslo Post"
    assert host_of("https://www.oslopost.example/feed") == "oslopost.example"
    assert host_of("Oslo Post") == "Oslo Post"


def test_what_stands_beside_the_text_in_meta_is_taken() -> None:
    record = {
        "text": "They met.",
        "meta": {"title": "Talks", "date": "2024-03-06"},
        "author": {"url": "x"},
    }
    found = flat(record)
    assert (found["title"], found["date"], "url" in found) == ("Talks", "2024-03-06", False)
    assert clean({"rendered": "Talks"}) == clean([{"value": "Talks"}]) == "Talks"


def test_columns_may_be_named_after_the_article() -> None:
    found = columns(["story_title", "Story Text", "article-date", "news_source"], ReadOptions())
    assert found == {
        "title": "story_title", "text": "Story Text", "published": "article-date",
        "publisher": "news_source",
    }  # fmt: skip


def test_a_summary_is_the_text_where_a_title_and_a_date_stand_beside_it() -> None:
    assert columns(["title", "date", "summary"], ReadOptions())["text"] == "summary"
    assert columns(["title", "date", "summary", "Full Article"], ReadOptions())["text"] != "summary"
    assert columns(["title", "url", "description"], ReadOptions())["text"] == "description"
    assert "text" not in columns(["name", "description"], ReadOptions())
    assert "text" not in columns(["title", "date", "summary"], ReadOptions(text="body"))


def test_a_source_that_is_an_address_is_the_address() -> None:
    record = {"source": "https://www.courier.example/talks"}
    found = fields_of(record, {"publisher": "source"})
    assert (found.url, found.publisher) == ("https://www.courier.example/talks", "courier.example")


def test_a_date_may_stand_in_three_columns() -> None:
    assert date_of_parts({"Year": "2024", "Month": 3.0, "Day": "6"}) == "2024-03-06"
    assert date_of_parts({"year": 2024, "month": 3}) == "2024-03"
    assert date_of_parts({"year": 2024, "month": 3, "day": 99}) is None
    assert date_of_parts({"title": "Talks", "day": 6}) is None


def test_where_a_column_is_empty_another_of_its_names_counts() -> None:
    record = {"Publisher": "", "Publication Title": "Riga Post", "Date": "", "Posted": "2024-03-06"}
    fields = fields_of(record, columns(list(record), ReadOptions()))
    assert (fields.publisher, fields.published) == ("Riga Post", "2024-03-06")


def test_the_one_value_that_is_prose_is_the_text() -> None:
    said = (
        "Slovak Foreign Minister Tomas Vrabel met Latvian President Ilze Ozola in Riga on Tuesday."
    )
    known, options = {"publisher": "source"}, ReadOptions()
    for record, prose in (
        ({"id": "1", "notes": said, "source": "Riga Post"}, said),
        ({"part_1": said, "part_2": "They ate.", "id": 1}, f"{said}\n\nThey ate."),
        ({"notes": said, "remarks": said}, None),
        ({"notes": "x" * 200, "url": "https://a.example/" + "b" * 100}, None),
    ):
        assert prose_of(record, known, options) == prose
    assert prose_of({"notes": said}, {}, options) is None
    assert prose_of({"notes": said}, known, ReadOptions(text="body")) is None
