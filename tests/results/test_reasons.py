"""Why names were put together, in words that need no table of rules."""

import pytest

from kg.results.reasons import why_asked, why_one, why_spelled
from kg.store.schema.knowledge import PLACED, WITHIN


@pytest.mark.parametrize(
    ("within", "across", "said"),
    [
        ("surname", "same name", "surname of Imran Khan"),
        ("surname, in context", None, "surname of Imran Khan, by what stands near it"),
        ("acronym, the nearest before", "watchlist",
         "initials of Imran Khan, the nearest one before it; by a watchlist"),
        ("only name", "similar name", "named so alone; the names are alike"),
    ],
)  # fmt: skip
def test_a_spelling_is_explained_by_its_article_and_by_others(
    within: str, across: str | None, said: str
) -> None:
    assert why_spelled("Khan", within, across, "Imran Khan") == said


def test_the_name_in_full_is_no_short_form_of_itself() -> None:
    assert why_spelled("Imran Khan", "spelling", "same name", "Imran Khan") == "a full name"


@pytest.mark.parametrize("rule", PLACED)
def test_every_rule_across_articles_has_its_words(rule: str) -> None:
    assert why_one(rule) != rule
    assert not any(letter.isdigit() for letter in why_asked(rule))


@pytest.mark.parametrize("rule", WITHIN)
def test_every_rule_within_an_article_has_its_words(rule: str) -> None:
    said = why_spelled("Khan", rule, None, "Imran Khan")
    assert said != rule
    assert "{" not in said
