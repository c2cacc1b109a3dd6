"""Lines, windows and word pieces: what the encoder reads together, and which answers count."""

from spacy.tokens import Doc
from windowed import nlp


def test_the_same_word_always_has_the_same_pieces() -> None:
    doc = Doc(nlp.vocab, words=["Raisi", "met", "Raisi"])
    assert doc[0].orth == doc[2].orth
