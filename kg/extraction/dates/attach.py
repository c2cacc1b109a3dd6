"""What the words around a date that belongs to a meeting say of it.

Which date is the meeting's the pipeline has said; here is how it is counted: "the day after Doe's
meeting with Roe" moves it, a verb in the present tense looks forward, one in the past back.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extraction.component import DateMention
from kg.extraction.dates import grammar
from kg.extraction.dates.intervals import Tense
from kg.extraction.dates.normalise import DAYS, UNITS, count_of, step_of
from kg.extraction.sentences import SentenceSpan
from kg.lexicon import LEXICON

# "the day after", "two weeks before", then whose meeting it was, up to the word that tells of it.
_APART = re.compile(rf"\b{grammar.parts()['APART']}\b(?:\s[^\s,;:.]+){{0,10}}\s*$")
# The same before the words of what happened on a date: "two days after the flood of May 4".
_SINCE = re.compile(
    rf"\b(?:{grammar.parts()['APART']}|(?P<eve>{grammar.parts()['EVE']}))(?:\s[^\s,;:.]+){{1,6}}\s*$"
)


def attached(doc: Doc, line: SentenceSpan, trigger: int, date: DateMention) -> grammar.Expression:
    """Return the expression of the date of a meeting that token `trigger` tells of.

    It carries the tense of its own words and how far the meeting is from it.
    """
    context = date.expression.context
    if days := _days_from(doc, line, trigger, date):
        return replace(date.expression, context=replace(context, moved=days))
    days = _days_apart(doc, line, trigger)
    if days and not _follows(doc, trigger, date):
        return replace(date.expression, context=replace(context, moved=days))
    tense = _tense(doc, line, trigger, date)
    return replace(date.expression, context=replace(context, tense=tense))


def _days_from(doc: Doc, line: SentenceSpan, trigger: int, date: DateMention) -> int:
    """How many days a meeting is from an event that has the date, by the words before that.

    "Two days after the flood of May 4, Doe met Roe": 2; "on the eve of the May 4 vote": -1.
    """
    match = _SINCE.search(doc[line.start : date.start].text) if date.start > line.start else None
    if match is None or date.expression.kind not in ("day", "iso"):
        return 0
    if match.start() + doc[line.start].idx < doc[trigger].idx < doc[date.start].idx:
        return 0  # the meeting is that event
    if match["eve"]:
        return -1
    days = count_of(match["count"] or "1") * DAYS[UNITS[match["unit"].lower()]]
    return step_of(match["way"]) * days


def _days_apart(doc: Doc, line: SentenceSpan, trigger: int) -> int:
    """How many days a meeting is from the date of what is told, by the words before it.

    "On May 4, the day after Doe's meeting with Roe, …": -1.
    """
    match = _APART.search(doc[line.start : trigger].text) if trigger > line.start else None
    if match is None:
        return 0
    days = count_of(match["count"] or "1") * DAYS[UNITS[match["unit"].lower()]]
    return -step_of(match["way"]) * days


def _follows(doc: Doc, trigger: int, date: DateMention) -> bool:
    """Whether a date follows its meeting in the same breath: "a day after they met on Monday"."""
    between = doc[trigger : max(trigger, date.start)]
    return date.start > trigger and not any(token.text in (",", ";") for token in between)


def _tense(doc: Doc, line: SentenceSpan, trigger: int, date: DateMention) -> Tense | None:
    """The tense of a date's own words, where it is not that of the meeting.

    "In February, Doe was invited to talks" looks back; "the ministers meet in Geneva Monday" and
    "is meeting Roe on Friday" look forward.
    """
    parts = date.expression.parts
    bare = date.expression.kind == "weekday" and not (parts.get("which") or parts.get("week"))
    if bare and _is_present(doc[trigger]):
        return "future"
    verb = next((t for t in doc[date.end : line.end] if t.pos_ == "VERB"), None)
    fronted = date.start - line.start <= 2 and verb is not None and verb.i < trigger
    return "past" if fronted and verb is not None and _is_past(verb) else None


def _is_present(verb: Token) -> bool:
    if verb.tag_ == "VBG":
        before = verb.doc[max(0, verb.i - 3) : verb.i]
        return any(token.tag_ in ("VBZ", "VBP") for token in before)
    return verb.tag_ in ("VBP", "VBZ")


def _is_past(verb: Token) -> bool:
    """Whether a verb tells what was done, and not what was planned."""
    if verb.lower_ in LEXICON.words("tenses", "planned"):
        return False
    helping = LEXICON.words("tenses", "helping")
    helped = any(token.lower_ in helping for token in verb.doc[max(0, verb.i - 3) : verb.i])
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helped)
