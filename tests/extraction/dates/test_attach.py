"""What the words around a date say of when a meeting was."""

import pytest
from labelled import language
from spacy.tokens import Doc

from kg.extraction.component import DateMention
from kg.extraction.dates.attach import attached
from kg.extraction.dates.grammar import Expression, expressions
from kg.extraction.sentences import SentenceSpan

# Tag and part of speech of the verbs below, which a pipeline would say.
VERBS = {
    "met": ("VBD", "VERB"), "meet": ("VBP", "VERB"), "meeting": ("VBG", "VERB"),
    "invited": ("VBN", "VERB"), "was": ("VBD", "AUX"), "is": ("VBZ", "AUX"),
    "talks": ("NNS", "NOUN"), "left": ("VBD", "VERB"), "planned": ("VBD", "VERB"),
}  # fmt: skip


def tagged(text: str) -> Doc:
    doc = language()(text)
    for token in doc:
        token.tag_, token.pos_ = VERBS.get(token.text, ("NN", "NOUN"))
    return doc


def read(text: str, *, trigger: str) -> Expression:
    """Return the last date of a sentence as that of a meeting which a word tells of."""
    doc = tagged(text)
    line = SentenceSpan(0, 0, 0, len(doc), 0, len(text))
    date = expressions(text)[-1]
    span = doc.char_span(date.start, date.end, alignment_mode="expand")
    assert span is not None
    (at, *_) = (token.i for token in doc if token.text == trigger)
    return attached(doc, line, at, DateMention(span.start, span.end, date))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On May 4, the day after Doe met Roe, he left.", -1),
        ("On May 4, two weeks before Doe met Roe, he left.", 14),
        ("On May 4, three days after Doe met Roe, he left.", -3),
        ("On May 4, 3 days after Doe met Roe, he left.", -3),
        ("On May 4, a week ahead of a meeting at which Doe met Roe, he left.", 7),
        ("On May 4, Doe met Roe.", 0),
        # The date stands in the same breath as the meeting, and is its own.
        ("The day after Doe met Roe on May 4 he left.", 0),
        # What happened on the date is another event.
        ("Two days after the flood of May 4, Doe met Roe.", 2),
        ("Doe met Roe a week before the vote of May 4.", -7),
        ("Doe met Roe on the eve of the May 4 vote.", -1),
    ],
)
def test_days_between_two_events_are_counted(text: str, days: int) -> None:
    assert read(text, trigger="met").context.moved == days


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("Doe and Roe meet in Geneva Monday.", "meet", "future"),
        ("Doe is meeting Roe on Friday.", "meeting", "future"),
        ("Doe met Roe on Friday.", "met", None),
        ("In February, Doe was invited to talks.", "talks", "past"),
        ("Doe left for talks in February.", "talks", None),
    ],
)
def test_a_verb_looks_back_or_forward(text: str, trigger: str, tense: str | None) -> None:
    assert read(text, trigger=trigger).context.tense == tense
