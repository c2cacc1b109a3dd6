"""What a document says of itself, and what a program only made up."""

import pytest

from kg.articles.formats.properties import fields_of_properties
from kg.articles.options import ReadOptions


def test_properties_with_usual_names_are_fields() -> None:
    said = {"Publisher": "Courier", "Published": "2024-03-06", "URL": "https://a.example/b"}
    fields = fields_of_properties(said, ReadOptions(), title="Talks  in\nRiga")
    assert (fields.publisher, fields.published) == ("Courier", "2024-03-06")
    assert (fields.url, fields.title) == ("https://a.example/b", "Talks in Riga")


@pytest.mark.parametrize(
    "title", ["Untitled", "untitled document", "Microsoft Word - talks", "talks.docx", " ", None]
)
def test_a_title_that_a_program_made_up_is_none(title: str | None) -> None:
    assert fields_of_properties({}, ReadOptions(), title=title).title is None


def test_an_empty_property_says_nothing() -> None:
    assert fields_of_properties({"Publisher": ""}, ReadOptions()).publisher is None
