"""Docs made by hand: "<Ismail Haniyeh|PERSON> met them" is a Doc with one entity and no parse."""

import re
from functools import cache

from spacy.lang.en import English
from spacy.tokens import Doc, Span, Token

from kg.extraction.component import MentionIndex, mark_mentions, with_ids

MARK = re.compile(r"<([^<>|]+)\|([A-Z]+)>")


@cache
def language() -> English:
    """A blank English: spaCy's tokenizer and nothing else."""
    return English()


def labelled(text: str) -> Doc:
    """The Doc of a text, its labelled parts as entities and its lines' ends as sentences' ends."""
    plain, entities, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        entities.append((len(plain), len(plain) + len(match[1]), match[2]))
        plain, position = plain + match[1], match.end()
    plain += text[position:]
    doc = language()(plain)
    spans = [doc.char_span(start, end, label) for start, end, label in entities]
    assert all(span is not None for span in spans), f"no tokens: {text}"
    doc.ents = tuple(span for span in spans if span is not None)
    for token in doc:
        token.is_sent_start = token.i == 0 or starts(token)
    return doc


def starts(token: Token) -> bool:
    """Whether a sentence starts here: after a line's end, or a stop that ends no abbreviation."""
    before = token.nbor(-1)
    if before.text in (".", "!", "?"):
        return token.i > 1 and len(token.nbor(-2)) > 3
    return before.is_space


def indexed(text: str) -> tuple[Doc, MentionIndex]:
    """The Doc of a labelled text with kg's own mentions, and these, with the ids of an article."""
    doc = mark_mentions(labelled(text))
    return doc, with_ids(doc._.mention_index, "article")


def words_of(doc: Doc, text: str) -> Span:
    """The tokens at which a part of a text stands first."""
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text))
    assert span is not None, f"no tokens: {text}"
    return span


def number_of(doc: Doc, text: str, *, nth: int = 0) -> int:
    """The number of the mention that is printed so."""
    numbers = [n for n, span in enumerate(doc.spans["mentions"]) if span.text == text]
    return numbers[nth]
