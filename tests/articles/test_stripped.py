"""Tags are taken off a page of very many, with what is certainly not the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.stripped import stripped


def test_each_block_is_a_line_and_words_within_stay_together() -> None:
    page = "<p>They <b>met</b> in\n  Riga.</p><p>They&nbsp;left.<br>Gas.</p>"
    assert stripped(page).splitlines() == ["They met in Riga.", "They left.", "Gas."]


@pytest.mark.parametrize("name", ["nav", "footer", "script", "STYLE", "form", "aside"])
def test_what_is_not_the_article_goes_with_its_text(name: str) -> None:
    assert stripped(f"<p>They met.</p><{name} class=x><p>Menu</p></{name}>") == "They met."


def test_only_the_main_part_is_read_where_there_is_one() -> None:
    assert stripped("<body>World<main><p>They met.</p></main>Imprint</body>") == "They met."


def test_an_element_without_an_end_takes_nothing_away() -> None:
    assert stripped("<p>They met.</p><nav><p>They left.</p>") == "They met.\nThey left."


def test_an_element_whose_name_only_begins_alike_stays() -> None:
    assert stripped("<navigation>They met.</navigation>") == "They met."


@given(st.text(alphabet=st.characters(exclude_characters="<>&", categories=["L", "N", "Zs"])))
def test_a_text_without_tags_stays_as_it_is_but_for_spaces(text: str) -> None:
    assert stripped(text) == " ".join(text.split())
