"""Lines, windows and word pieces: what the encoder reads together, and which answers count."""

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc
from windowed import nlp

from kg.nlp.encoder import Encoder, set_starts
from kg.nlp.needs import ComponentNeeds

NER = ["O", "B-PER", "I-PER", "L-PER", "U-PER", "U-GPE"]
LABELS = {"ner": NER, "upos": ["NOUN", "VERB"], "xpos": ["NN", "VBD"]}


def encoder() -> Encoder:
    """An encoder without a network, whose answers are given by hand."""
    made = Encoder(nlp, "kg_encoder")
    made.labels = LABELS
    return made


def annotated(words: list[str], tags: list[str], *, starts: tuple[int, ...] = (0,)) -> Doc:
    """A document of which the network says these labels, and where it sees sentences begin."""
    doc = Doc(nlp.vocab, words=words)
    size = len(words)
    ner = np.zeros((size, len(NER)), dtype=np.float32)
    for word, tag in enumerate(tags):
        ner[word, NER.index(tag)] = 5.0
    begins = np.zeros(size, dtype=bool)
    begins[0] = True
    answer = {
        "ner": ner,
        "upos": np.array([word == "met" for word in words], dtype=np.int64),
        "xpos": np.array([word == "met" for word in words], dtype=np.int64),
        "starts": np.array([1.0 if word in starts else -1.0 for word in range(size)]),
        "words": np.ones((size, 3), dtype=np.float32),
    }
    encoder().annotate(doc, begins, answer)
    return doc


def test_the_same_word_always_has_the_same_pieces() -> None:
    doc = Doc(nlp.vocab, words=["Raisi", "met", "Raisi"])
    assert doc[0].orth == doc[2].orth


def test_labels_of_words_become_entities_and_parts_of_speech() -> None:
    doc = annotated(["Ebrahim", "Raisi", "met", "Putin"], ["B-PER", "L-PER", "O", "U-PER"])
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("Ebrahim Raisi", "PER"), ("Putin", "PER"),
    ]  # fmt: skip
    assert [token.pos_ for token in doc] == ["NOUN", "NOUN", "VERB", "NOUN"]
    assert doc[2].tag_ == "VBD"
    assert doc.tensor.shape == (4, 3)


def test_a_name_that_the_network_breaks_off_is_read_as_a_whole_or_not_at_all() -> None:
    doc = annotated(["Ebrahim", "met", "Putin"], ["B-PER", "O", "U-PER"])
    assert "Putin" in [one.text for one in doc.ents]
    assert all(one.text in ("Ebrahim", "Ebrahim met", "Putin") for one in doc.ents)


def test_no_sentence_begins_inside_a_name() -> None:
    words = ["He", "left", "U.S.", "Army"]
    doc = annotated(words, ["O", "O", "B-PER", "L-PER"], starts=(0, 3))
    assert len(list(doc.sents)) == 1


def test_sentence_starts_that_a_document_brings_along_are_kept() -> None:
    doc = Doc(nlp.vocab, words=["Yes", "He", "met", "her"], sent_starts=[True, True, False, False])
    answer = encoder()._empty(doc)
    encoder().annotate(doc, np.array([True, False, False, False]), answer)
    assert [sentence.start for sentence in doc.sents] == [0, 1]


def test_white_space_belongs_to_the_sentence_before_it() -> None:
    doc = Doc(nlp.vocab, words=["\n", "They", "met", "\n", "He", "left"])
    solid = np.array([1, 2, 4, 5])
    set_starts(doc, solid, np.array([False, True, False, False, True, False]))
    assert [sentence.text.split() for sentence in doc.sents] == [["They", "met"], ["He", "left"]]
    assert [sentence.start for sentence in doc.sents] == [0, 4]


def test_without_weights_it_says_what_it_needs() -> None:
    with pytest.raises(ComponentNeeds, match="kg_encoder"):
        encoder()(Doc(nlp.vocab, words=["Raisi"]))


def test_what_is_written_to_a_folder_or_to_bytes_comes_back(tmp_path: Path) -> None:
    made = encoder()
    made.model.data, made._vocabulary = b"net\0work", '{"pieces": []}'
    made.entity_head.model.data = b"second"
    made.to_disk(tmp_path / "encoder")
    for again in (
        Encoder(nlp, "kg_encoder", threads=3).from_disk(tmp_path / "encoder"),
        Encoder(nlp, "kg_encoder", threads=3).from_bytes(made.to_bytes()),
    ):
        assert (again.labels, again.model.data) == (LABELS, b"net\0work")
        assert again.entity_head.model.data == b"second"
        assert again._vocabulary == made._vocabulary
        assert again.model.threads == 3


def test_a_folder_in_which_a_file_lacks_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"labels\.json"):
        encoder().from_disk(tmp_path)
