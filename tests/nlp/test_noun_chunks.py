"""Noun chunks of Universal Dependencies: a noun with what stands before it, and whole names."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.noun_chunks import noun_chunks

# Each word with its part of speech, its label and the word on which it hangs.
Word = tuple[str, str, str, int]
MET: list[Word] = [
    ("President", "PROPN", "nmod:desc", 1), ("Marta", "PROPN", "nsubj", 3),
    ("Vell", "PROPN", "flat", 1), ("met", "VERB", "ROOT", 3), ("him", "PRON", "obj", 3),
    ("in", "ADP", "case", 7), ("old", "ADJ", "amod", 7), ("Karsk", "PROPN", "obl", 3),
]  # fmt: skip
DAM: list[Word] = [
    ("talks", "NOUN", "ROOT", 0), ("about", "ADP", "case", 6), ("the", "DET", "det", 3),
    ("river", "NOUN", "nmod:poss", 6), ("'s", "PART", "case", 3), ("new", "ADJ", "amod", 6),
    ("dam", "NOUN", "nmod", 0), ("and", "CCONJ", "cc", 8), ("bridge", "NOUN", "conj", 6),
]  # fmt: skip
ENVOY: list[Word] = [
    ("She", "PRON", "nsubj", 4), ("is", "AUX", "cop", 4), ("now", "ADV", "advmod", 4),
    ("the", "DET", "det", 4), ("envoy", "NOUN", "ROOT", 4), ("of", "ADP", "case", 6),
    ("Lavia", "PROPN", "nmod", 4),
]  # fmt: skip


def doc_of(words: list[Word]) -> Doc:
    texts, pos, deps, heads = (list(column) for column in zip(*words, strict=True))
    return Doc(Vocab(), texts, pos=pos, deps=deps, heads=heads)


def chunks(doc: Doc) -> list[str]:
    return [doc[start:end].text for start, end, _ in noun_chunks(doc)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (MET, ["President Marta Vell", "him", "old Karsk"]),
        (DAM, ["talks", "the river 's new dam", "bridge"]),
        (ENVOY, ["She", "the envoy", "Lavia"]),
    ],
)
def test_a_noun_has_what_stands_before_it(words: list[Word], found: list[str]) -> None:
    assert chunks(doc_of(words)) == found


def test_a_doc_gives_them_as_its_own() -> None:
    doc = doc_of(MET)
    doc.noun_chunks_iterator = noun_chunks
    assert next((chunk.text, chunk.label_) for chunk in doc.noun_chunks) == (
        "President Marta Vell", "NP",
    )  # fmt: skip
    assert [chunk.text for chunk in doc[4:8].noun_chunks] == ["him", "old Karsk"]


def test_without_a_tree_there_are_none() -> None:
    with pytest.raises(ValueError, match="add kg_parser"):
        chunks(Doc(Vocab(), ["Marta", "Vell"]))
