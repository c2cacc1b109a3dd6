"""Which date of a sentence is that of the meeting."""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kg.extraction import dates
from kg.extraction.clauses import clause_verb, governor
from kg.extraction.date_context import in_context
from kg.extraction.days import COUNTS
from kg.extraction.sentences import Line
from kg.extraction.tables import words

_HAPPENING = words("phrasing", "happening")
_SPEECH = frozenset(
    {"said", "says", "told", "tells", "reported", "announced", "added", "warned", "asked"}
)


_PLANNED = frozenset(
    {"scheduled", "planned", "set", "due", "expected", "slated", "supposed", "postponed", "moved",
     "delayed", "intended", "hoped", "wanted"}
)  # fmt: skip
# "the day after", "two weeks before", then whose meeting it was, up to the word that tells of it.
_APART = re.compile(
    rf"\b(?P<count>the|{'|'.join(COUNTS)})\s(?P<unit>day|week)s?\s(?P<way>after|before|following"
    r"|ahead\sof)\b(?:\s[^\s,;:.]+){0,10}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date expression of a sentence and its tokens."""

    span: Span
    expression: dates.Expression


def told(doc: Doc, line: Line) -> list[Told]:
    """Return the date expressions of a sentence."""
    sentence = doc[line.start : line.end].text
    expressions = dates.expressions(sentence)
    if not expressions:
        return []
    found = []
    for expression in in_context(expressions, sentence, doc.text, line.start_char):
        start, end = line.start_char + expression.start, line.start_char + expression.end
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append(Told(span, expression))
    return found


def date_for(trigger: Token, found: list[Told], line: Line) -> dates.Expression | None:
    """Return the expression that dates the meeting that `trigger` tells of, None if none does."""
    scored = [(_closeness(trigger, one.span, line), -i) for i, one in enumerate(found)]
    best = max(scored, default=(0, 0))
    chosen = found[-best[1]] if best[0] > 0 else None
    distance = _distance(trigger, line)
    if distance is not None and not (chosen and _is_its_own(trigger, chosen.span)):
        days, start = distance
        apart = [one for one in found if not start <= one.span.start < trigger.i]
        chosen = chosen if chosen in apart else apart[0] if len(apart) == 1 else None
        return _in(chosen, moved=days) if chosen else None
    if chosen is None:
        return None
    return _in(chosen, tense=_tense(trigger, chosen, line))


def _in(told: Told, *, tense: dates.Tense | None = None, moved: int = 0) -> dates.Expression:
    context = replace(told.expression.context, tense=tense, moved=moved)
    return replace(told.expression, context=context)


def _distance(trigger: Token, line: Line) -> tuple[int, int] | None:
    """How many days a meeting is from the date of what is told, and where the words begin.

    "On May 4, the day after Doe's meeting with Roe, …": -1.
    """
    before = trigger.doc[line.start : trigger.i]
    match = _APART.search(before.text)
    if match is None:
        return None
    span = trigger.doc.char_span(
        line.start_char + match.start(), line.start_char + match.end("way"), alignment_mode="expand"
    )
    if span is None or any(_is_other_verb(t) for t in trigger.doc[span.end : trigger.i]):
        return None
    count = COUNTS.get(match["count"].lower(), 1)
    days = count * (7 if match["unit"].lower().startswith("week") else 1)
    return (days if match["way"].lower() in ("before", "ahead of") else -days), span.start


def _is_its_own(trigger: Token, span: Span) -> bool:
    """Whether a date follows its meeting in the same breath: "a day after they met on Monday"."""
    between = trigger.doc[trigger.i : span.start]
    return span.start > trigger.i and not any(t.text in (",", ";") for t in between)


def _tense(trigger: Token, told: Told, line: Line) -> dates.Tense | None:
    """The tense of a date's own words, where it is not that of the meeting.

    "In February, Doe was invited to talks" looks back; "the ministers meet in Geneva Monday" and
    "is meeting Roe on Friday" look forward.
    """
    parts, span = told.expression.parts, told.span
    verb = trigger if trigger.pos_ == "VERB" else clause_verb(trigger)
    bare = told.expression.kind == "weekday" and not (parts.get("which") or parts.get("week"))
    if bare and verb is not None and _is_present(verb):
        return "future"
    head = _head_verb(span, trigger)
    before = trigger.doc[line.start : span.start]
    fronted = head is not None and span.end <= head.i and not any(map(_is_verb, before))
    return "past" if head is not None and fronted and _is_past(head) else None


def _is_present(verb: Token) -> bool:
    if verb.tag_ == "VBG":
        return any(t.tag_ in ("VBZ", "VBP") and t.dep_.startswith("aux") for t in verb.children)
    return verb.tag_ in ("VBP", "VBZ") and verb.lower_ not in _SPEECH


def _is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what was done, and not what was planned."""
    if verb.lower_ in _PLANNED or verb.lower_ in _SPEECH:
        return False
    helped = any(t.lower_ in ("was", "were", "had") for t in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helped)


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
