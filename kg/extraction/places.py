"""Where a meeting took place: the city, else the country, that the sentence puts it in."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from kg.extraction.clauses import clause_verb, governor
from kg.extraction.found import Found
from kg.extraction.tables import words
from kg.resolution.states import form_of

_WITHIN = frozenset({"in", "at", "outside", "near", "inside"})
_TOWARDS = frozenset({"to", "for"})
_JOURNEYS = words("phrasing", "journey")
_HAPPENING = words("phrasing", "happening")
_HOLDING = words("phrasing", "holding")
_TOWNS = frozenset({"capital", "city", "town", "resort"})
_ISLANDS = words("phrasing", "island")
_ASIDE = frozenset({"sidelines", "margins", "fringes"})
_MONTHS = frozenset(
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
)
_TOPICS = frozenset({"about", "regarding", "concerning", "over", "on"})
_OWNING = frozenset(("'s", "’s", "'", "’"))
_BEFORE_A_NAME = words("phrasing", "town")


def place_of(doc: Doc, trigger: Token, found: Sequence[Found], line: tuple[int, int]) -> str | None:
    """Return the name of the place in which `trigger`'s meeting is put, None where none is.

    `found` are the mentions of the sentence, `line` its first and last token.
    """
    best: tuple[int, Found] | None = None
    rank = (0, False)
    for name in found:
        score = _score(doc, trigger, name, line) if _is_place_name(name) else 0
        standing = (score, name.kind == "place")
        # Behind the word the nearest place is the first, before it the last.
        if score and (standing > rank or (standing == rank and name.end <= trigger.i)):
            best, rank = (score, name), standing
    if best is None:
        return None
    return _town_of(doc, best[1], found).text.partition(",")[0]


def _town_of(doc: Doc, name: Found, found: Sequence[Found]) -> Found:
    """The town of a building: "at the Union Buildings in Pretoria"."""
    introduced = {t.lower_ for t in doc[max(0, name.start - 2) : name.start]}
    for other in found:
        near = 0 < other.start - name.end <= 2 and _is_place_name(other)
        if near and "at" in introduced and doc[name.end].lower_ in ("in", ","):
            return other
    return name


def _is_place_name(name: Found) -> bool:
    """Whether a mention names a place: "in Iran", but not the adjective in "in Iranian custody"."""
    form = form_of(name.text) if name.kind == "state" else None
    adjective = form is not None and form.use in ("adjective", "people", "person")
    return name.kind in ("place", "state") and not adjective


def journey_to(doc: Doc, found: Sequence[Found], line: tuple[int, int]) -> str | None:
    """Return where a sentence says that somebody went: "Kerry arrived in Kyiv on Tuesday"."""
    for name in found:
        if not _is_place_name(name) or name.start - 1 <= line[0]:
            continue
        following = doc[name.end] if name.end < line[1] else None
        if following is not None and (following.lower_ in _OWNING or _modifies(name, following)):
            continue
        before = doc[name.start - 1]
        if before.lower_ in _JOURNEYS and before.pos_ == "VERB":
            return name.text
        if before.lower_ in (_TOWARDS | _WITHIN) and doc[name.start - 2].lower_ in _JOURNEYS:
            return name.text
    return None


def _score(doc: Doc, trigger: Token, name: Found, line: tuple[int, int]) -> int:
    if doc[name.start : trigger.i].text.strip() == name.text and trigger.pos_ == "NOUN":
        return 3
    following = doc[name.end] if name.end < line[1] else None
    if following is not None and (following.lower_ in _OWNING or _modifies(name, following)):
        return 0
    before = _building_before(doc, name.start - 1)
    while before >= line[0] and _before_a_name(doc, before):
        before -= 1
    if before < line[0]:
        return 0
    word = doc[before].lower_
    island = word == "on" and name.text.lower() in _ISLANDS
    if island or (word in _WITHIN and doc[before].pos_ != "ADV"):
        return _nearness(doc, trigger, doc[before], name)
    journey = word in _JOURNEYS or (word in _TOWARDS and _travels(doc, before))
    return 2 if journey and name.end <= trigger.i and not _speech_between(doc, name, trigger) else 0


def _before_a_name(doc: Doc, i: int) -> bool:
    """Whether a token stands between "in" and the name: "in the capital, Kabul"."""
    if doc[i].text == ",":
        return i > 0 and doc[i - 1].lower_ in _TOWNS
    return doc[i].lower_ in _BEFORE_A_NAME or doc[i].ent_type_ in ("NORP", "GPE", "LOC")


def _building_before(doc: Doc, i: int) -> int:
    """Where "at" stands before "State House, " and a town; `i` itself where it does not."""
    if i < 2 or doc[i].text != "," or doc[i - 1].pos_ != "PROPN":
        return i
    for j in range(i - 1, max(-1, i - 6), -1):
        if doc[j].lower_ == "at":
            return j
        if doc[j].pos_ not in ("PROPN", "DET"):
            break
    return i


def _modifies(name: Found, following: Token) -> bool:
    """Whether the name qualifies the noun behind it: "at the Russian president's residence"."""
    named = following.text[:1].isupper() and following.pos_ == "PROPN"
    common = following.pos_ == "NOUN" and not _is_day(following)
    return common or (name.kind == "state" and named and not _is_day(following))


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ != "amod"


def _in_topic(between: Span) -> bool:
    """Whether a place is in what was talked of: "talks on the crisis in Iraq"."""
    for token in reversed(list(between)):
        if token.pos_ in ("VERB", "AUX"):
            return False
        particle = token.doc[token.i - 1].lower_.startswith("call")
        if token.lower_ in _TOPICS and not _is_when(token) and not particle:
            return True
    return False


def _is_when(preposition: Token) -> bool:
    """Whether "on" leads to a day or to the sidelines, and not to what was talked of."""
    after = preposition.doc[preposition.i + 1 : preposition.i + 3]
    return any(
        t.ent_type_ == "DATE" or _is_day(t) or t.lower_ in _ASIDE or t.text[:3] in _MONTHS
        for t in after
    )


def _is_day(token: Token) -> bool:
    word = token.lower_
    return word.endswith("day") or word in ("tomorrow", "tonight", "last") or token.pos_ == "NUM"


def _travels(doc: Doc, preposition: int) -> bool:
    window = doc[max(0, preposition - 4) : preposition]
    return any(t.lower_ in _JOURNEYS for t in window)


def _nearness(doc: Doc, trigger: Token, preposition: Token, name: Found) -> int:
    """4 behind the trigger within its clause, 3 where the parse says so, 2 before it."""
    if name.start > trigger.i:
        between = doc[trigger.i + 1 : preposition.i]
        breaks = [t for t in between if _is_verb(t) and t.lower_ not in _HOLDING | _HAPPENING]
        clause = [
            t
            for t in between
            if t.lower_ in ("that", "who", "which", "because", "where") and t.pos_ != "DET"
        ]
        if _in_topic(between):
            return 0
        return 4 if not breaks and not clause else int(_governed(trigger, doc[name.start]))
    if _governed(trigger, doc[name.start]):
        return 3
    return 0 if _speech_between(doc, name, trigger) else 2


def _governed(trigger: Token, token: Token) -> bool:
    """Whether a place hangs on the meeting or its verb, or on a place that does."""
    head = governor(token)
    for _ in range(3):
        if head is None:
            return False
        if head in (trigger, clause_verb(trigger)):
            return True
        if governor(trigger) == head and trigger.pos_ == "NOUN":
            return True
        if head.pos_ != "PROPN":
            return False
        head = governor(head)
    return False


_SPEECH = frozenset(
    {"said", "says", "told", "tells", "reported", "announced", "warned", "added", "according"}
)


def _speech_between(doc: Doc, name: Found, trigger: Token) -> bool:
    return any(t.lower_ in _SPEECH for t in doc[name.end : trigger.i])
