"""Noun chunks of trees in Universal Dependencies, as `Doc.noun_chunks` gives them.

spaCy's own iterator for English knows the labels of its English pipelines and finds a part only.
A chunk is a noun, a proper noun or a pronoun with what stands before it and belongs to it
(articles, adjectives, numbers, titles, possessors) and with the further words of a name, but
without what follows it (relative clauses, "of …") and without its preposition.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

NOMINAL = {"NOUN", "PROPN", "PRON"}
BEFORE = {"det", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked"}
NAME = {"flat", "fixed", "goeswith"}
# Words that are part of another's chunk.
INSIDE = BEFORE | NAME


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and label of each noun chunk, in order and none within another.

    Raises ValueError where there is no tree, as spaCy's own does.
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError("noun chunks need a dependency tree: add kg_parser to the pipeline")
    label = doc.vocab.strings.add("NP")
    last = -1
    for word in doclike:
        if word.pos_ not in NOMINAL or _base(word.dep_) in INSIDE:
            continue
        start, end = _start(word), _end(word)
        if start > last:
            last = end - 1
            yield start, end, label


def _base(label: str) -> str:
    return label if label in BEFORE else label.partition(":")[0]


def _start(word: Token) -> int:
    """Return where the words begin that stand before a noun and belong to it, without a gap."""
    start = word.i
    for child in reversed(list(word.lefts)):
        if _base(child.dep_) not in BEFORE or child.right_edge.i != start - 1:
            break
        start = child.left_edge.i
    return start


def _end(word: Token) -> int:
    """Return where the words of a name end that goes on after its first word."""
    end = word.i + 1
    for child in word.rights:
        if _base(child.dep_) not in NAME or child.left_edge.i != end:
            break
        end = child.right_edge.i + 1
    return end
