"""No word and no sentence of an article is without bound, and every offset stays where it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.bounds import LONGEST, bounded

KINDS = {
    "quotation marks": '"' * 8_000,
    "a word": "a" * 100_000,
    "no full stop": "the minister of the river went to the border " * 10_000,
    "parties": "Ann Lee met " + ", ".join(f"Bo Roe{n}" for n in range(3_000)) + " in Geneva.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_words_and_sentences_have_a_bound(kind: str) -> None:
    text = bounded(KINDS[kind])
    assert len(text) == len(KINDS[kind])
    assert max(map(len, text.split()), default=0) < 500
    assert max(len(part) for part in re.split(r"[.!?\r\n\u2028]", text)) < LONGEST + 500 or (
        not text.strip()
    )


def test_what_people_write_stays_as_it_is() -> None:
    text = (
        "President Jane Doe met John Roe in Geneva.\n\nThey talked; see http://a.example/x?y=z.\n"
    )
    assert bounded(text * 100) == text * 100


@given(st.text(max_size=300))
def test_the_length_never_changes(text: str) -> None:
    assert len(bounded(text)) == len(text)
