"""A mention is the name alone, without the marks and footnotes that stand at it."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.extraction.mentions.spans import found_at, text_at, with_id

VOCAB = spacy.blank("en").vocab


@pytest.mark.parametrize("printed", ["TEHRAN-", "“TEHRAN”", "TEHRAN.[4", "TEHRAN,"])
def test_marks_at_a_name_are_no_part_of_it(printed: str) -> None:
    doc = Doc(VOCAB, words=["In", printed, "today"])
    mention = found_at(doc, 1, 2, "state", "IR")
    assert mention.text == "TEHRAN"
    assert doc.text[mention.start_char : mention.end_char] == "TEHRAN"


def test_the_id_of_a_mention_is_that_of_its_article_and_place() -> None:
    doc = Doc(VOCAB, words=["Vell", "met", "Vell"])
    one, other = (found_at(doc, at, at + 1, "person") for at in (0, 2))
    ids = {with_id(each, "a").id for each in (one, other)}
    assert len(ids) == 2
    assert with_id(one, "a").text == "Vell"
    assert with_id(one, "b").id not in ids


def test_beside_the_first_and_the_last_word_there_is_none() -> None:
    doc = Doc(VOCAB, words=["Vell", "spoke"])
    assert [text_at(doc, at) for at in (-1, 0, 1, 2)] == ["", "Vell", "spoke", ""]
