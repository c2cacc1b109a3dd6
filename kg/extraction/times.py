"""Which date of a sentence is that of the meeting."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg.extraction import dates
from kg.extraction.clauses import clause_verb, governor
from kg.extraction.sentences import Line
from kg.extraction.tables import words

_HAPPENING = words("phrasing", "happening")
_SPEECH = frozenset(
    {"said", "says", "told", "tells", "reported", "announced", "added", "warned", "asked"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date expression of a sentence and its tokens."""

    span: Span
    expression: dates.Expression


def told(doc: Doc, line: Line) -> list[Told]:
    """Return the date expressions of a sentence."""
    found = []
    for expression in dates.expressions(doc[line.start : line.end].text):
        start, end = line.start_char + expression.start, line.start_char + expression.end
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append(Told(span, expression))
    return found


def date_for(trigger: Token, found: list[Told], line: Line) -> dates.Expression | None:
    """Return the expression that dates the meeting that `trigger` tells of, None if none does."""
    scored = [(_closeness(trigger, one.span, line), -i) for i, one in enumerate(found)]
    best = max(scored, default=(0, 0))
    return found[-best[1]].expression if best[0] > 0 else None


def _closeness(trigger: Token, span: Span, line: Line) -> int:
    """5 behind the trigger in its clause, 4 and 3 by the parse or before it, 2 for captions."""
    doc = trigger.doc
    between = doc[min(trigger.i, span.start) : max(trigger.i, span.end)]
    verbs = [t for t in between if t != trigger and t not in span and _is_other_verb(t)]
    if span.start > trigger.i and not verbs:
        return 5
    head = _head_verb(span, trigger)
    if head is not None and head.i < span.start < trigger.i:
        own = head in (clause_verb(trigger), governor(trigger))
        return 3 * (own and head.lower_ not in _SPEECH)
    if head is not None and _is_own(trigger, head, span):
        return 3 + (head != governor(trigger))
    if span.end <= trigger.i and not verbs:
        return 3
    opens = span.start - line.start <= 2 and not any(t.lower_ in _SPEECH for t in between)
    return 2 * (opens or _closes_caption(doc, span, line))


def _is_other_verb(token: Token) -> bool:
    """Whether a token is a verb that is not said of meetings: "held", "took place"."""
    verb = token.pos_ == "VERB" and token.dep_ != "amod"
    return verb and token.lower_ not in _HAPPENING


def _is_own(trigger: Token, head: Token, span: Span) -> bool:
    """Whether the verb of a date is the meeting's own, or one that the meeting hangs on."""
    verb = clause_verb(trigger)
    if head == trigger or (verb is not None and (head == verb or 0 < span.start - verb.i < 3)):
        return True
    return governor(trigger) == head and head.lower_ not in _SPEECH


def _head_verb(span: Span, trigger: Token) -> Token | None:
    head = governor(span.root)
    for _ in range(4):
        if head is None or head == trigger or head.pos_ == "VERB":
            return head
        head = governor(head)
    return None


def _closes_caption(doc: Doc, span: Span, line: Line) -> bool:
    """Whether a full date ends the sentence: "…, in Islamabad, August 13, 2015." """
    last = span.end >= line.end - 2 and span.start > line.start
    return last and doc[span.start - 1].text == "," and "20" in span.text
