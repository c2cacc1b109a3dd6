"""Objects of programs and services are known by their keys."""

from pathlib import Path

import pytest
from jsons import SHAPES, TEXT, URL, only, write

from kg.articles.formats.json_shapes import lists, shapes


@pytest.mark.parametrize("shape", SHAPES)
def test_what_programs_and_services_write_is_read(tmp_path: Path, shape: str) -> None:
    article = only(write(tmp_path / "a.json", SHAPES[shape]))
    assert (article.text, article.title, article.url) == (TEXT, "Talks in Riga", URL)
    assert (article.published, article.publisher) == ("2024-03-06", "Baltic Courier")


def test_every_shape_and_list_has_its_columns() -> None:
    assert all(shape.marks and shape.columns["text"] for shape in shapes())
    assert "response.results" in lists()


def test_posts_of_facebook_and_items_of_ap_are_read(tmp_path: Path) -> None:
    post = [{"timestamp": 1709712000, "data": [{"post": TEXT}], "title": "Jo shared a link."}]
    article = only(write(tmp_path / "a.json", post))
    assert (article.text, article.published) == (TEXT, "2024-03-06")
    item = {"altids": {"itemid": "x"}, "headline": "Talks", "body_nitf": f"<p>{TEXT}</p>"}
    article = only(write(tmp_path / "b.json", {"data": {"items": [{"item": item}]}}))
    assert (article.text, article.title, article.publisher) == (TEXT, "Talks", "AP")
