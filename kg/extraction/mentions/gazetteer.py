"""Names that need no model: states, international organisations, regions, by phrase matching."""

from functools import cache

from spacy import blank
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from kg.extraction.mentions.organisations import bodies, spelt_out
from kg.lexicon import LEXICON, listed
from kg.resolution.states import forms

# Where a phrase is from (state, organisation, region, people, word, body), and its tokens.
Match = tuple[str, int, int]


def matches(doc: Doc) -> list[Match]:
    """Return the longest phrases of a Doc that are known by table or shape, none overlapping."""
    spans = _matcher(doc.vocab)(doc, as_spans=True)
    spans += [Span(doc, start, end, "body") for start, end in (*bodies(doc), *spelt_out(doc))]
    spans = filter_spans(spans)
    return [(span.label_, span.start, span.end) for span in spans]


@cache
def organisations() -> frozenset[str]:
    """Return every form of the organisations of the table."""
    return LEXICON.parts("organisations", "name") | LEXICON.parts("organisations", "also")


@cache
def people_uses() -> dict[str, str]:
    """Return each people, faith or movement with its use: people, party or word."""
    return {word: row["use"] for row in LEXICON.rows("peoples") for word in listed(row["words"])}


@cache
def region_uses() -> dict[str, str]:
    """Return names that hold a state's name and are none, with their use: place or word."""
    return {name: row["use"] for row in LEXICON.rows("regions") for name in listed(row["names"])}


def _phrases() -> dict[str, set[str]]:
    states = set(forms()) - LEXICON.parts("weak", "forms")
    states |= {text.upper() for text in states if len(text) > 3}
    regions = {name for name, use in region_uses().items() if use == "place"}
    people = {word for word, use in people_uses().items() if use == "people"}
    regions |= {word for word, use in people_uses().items() if use == "region"}
    return {
        "organisation": set(organisations()),
        "region": regions,
        "word": {name for name, use in region_uses().items() if use == "word"},
        "people": people - organisations(),
        "state": states - set(region_uses()) - organisations(),
    }


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    tokenizer = blank(vocab.lang or "en", vocab=vocab).tokenizer
    matcher = PhraseMatcher(vocab)
    for source, phrases in _phrases().items():
        curly = {phrase.replace("'", "’") for phrase in phrases if "'" in phrase}
        matcher.add(source, [tokenizer(phrase) for phrase in sorted(phrases | curly)])
    return matcher
