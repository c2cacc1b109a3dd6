"""Which column of a record holds what."""

from kg.articles.fields import clean, date_within, flat, host_of


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
