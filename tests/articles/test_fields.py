"""Which column of a record holds what."""

from kg.articles.fields import date_within


def test_when_a_record_was_changed_is_no_date_of_publication() -> None:
    assert date_within({"modified": "2024-05-01"}) is None
