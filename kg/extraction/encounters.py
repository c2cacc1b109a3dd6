"""From a word that can tell of a meeting to those on either side of it, if it tells of one.

The words and what is no meeting are data: ``data/meetings.tsv`` and ``data/not_meetings.tsv``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extraction.clauses import SUBJECTS, governor, objects, preposition_of
from kg.extraction.found import Found
from kg.extraction.meeting_words import particles, senses
from kg.extraction.parties import HAPPENING, Room, Sides
from kg.extraction.series import Series
from kg.extraction.tables import words

_WITH = frozenset({"with"})
_BETWEEN = frozenset({"between", "among", "involving", "grouping", "gathering"})
_TALKS = _WITH | _BETWEEN | {"of", "by"}
_ADJUNCT = frozenset({"during", "at", "in", "after", "following", "over"})
_AFTER = frozenset({"after", "following"})
_ADDRESS = words("phrasing", "address")
_VERB_AS_NOUN = frozenset({"met", "meets", "greet", "greets", "welcomes", "receives", "confers"})


def elsewhere(forms: Iterable[str]) -> bool:
    """Return whether a sentence is of another world, as sport, or of a talk by telephone."""
    table = senses("not_meetings")
    return any(
        "clause" in table.of(form) or (form.islower() and "sentence" in table.of(form))
        for form in forms
    )


def sense(token: Token) -> str:
    """Return the sense in which a token may tell of a meeting, "" where it is no such word."""
    found = senses("meetings").of(token.lower_) - {"hold", "join"}
    if not found:
        return ""
    noun = token.pos_ in ("NOUN", "PROPN")
    if token.lower_ == "talks" and _talks_to(token):
        return ""
    if "talks" in found and (noun or len(found) == 1):
        return "talks"
    if noun and token.lower_ == "meet":
        return "talks"
    verbal = sorted(found - {"talks"})
    if not verbal or (noun and token.lower_ not in {*_VERB_AS_NOUN, "meeting"}):
        return ""
    return verbal[0] if _has_particle(token, verbal[0]) else ""


def _talks_to(token: Token) -> bool:
    """Whether "talks" is a verb: "talks to the press", but not "talks to end the war"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ == "to" and after[1].pos_ != "VERB"


def _has_particle(token: Token, found: str) -> bool:
    """Whether the word that must follow a verb does: "sat down", "called on", "took part"."""
    needed = particles().get(token.lower_)
    if not needed or "with" in needed:
        return True
    reach = 6 if found == "confer" else 4
    return not needed.isdisjoint(t.lower_ for t in token.doc[token.i + 1 : token.i + reach])


def sides(room: Room, token: Token) -> Sides:
    """Return who met whom by the word `token`; no one where it tells of no meeting."""
    found = sense(token)
    if found == "talks":
        return _noun_sides(room, token)
    if found == "attend":
        return _attending(room, token)
    if found in _VERBS:
        return _verb_sides(room, token, _VERBS[found])
    return _host_sides(room, token, visit=found == "visit") if found else Sides()


@dataclass(frozen=True, slots=True)
class _Verb:
    """Which words may introduce whom a verb's subject meets, if any, and whether it needs one."""

    words: frozenset[str]
    direct: bool
    alone: bool


_VERBS = {
    "meet": _Verb(_WITH | {"by"}, direct=True, alone=True),
    "confer": _Verb(_WITH | {"between"}, direct=False, alone=False),
    "gather": _Verb(_WITH, direct=False, alone=True),
}


def _attending(room: Room, token: Token) -> Sides:
    """Who takes part in the talks that the sentence before told of without its parties."""
    if not room.awaited or any(sense(t) == "talks" for t in token.sent):
        return Sides()
    return Sides(together=room.subject(token), end=token.i, awaited=True)


def _verb_sides(room: Room, token: Token, verb: _Verb) -> Sides:
    series = room.after(token.i, verb.words, direct=verb.direct)
    if series is not None and _is_thing(room, series, token):
        return Sides()
    left = room.subject(token)
    if series is None:
        return Sides(together=left if verb.alone and len(left) > 1 else [], end=token.i)
    right = room.members(series, apart=left)
    if (more := room.further(series)) is not None:
        right += room.members(more, apart=left)
    return Sides(left=left, right=right, end=series.end)


def _host_sides(room: Room, token: Token, *, visit: bool) -> Sides:
    """The one who receives and the guest: a person, or people who speak for others."""
    series = room.after(token.i, frozenset({"by", "on"} if visit else {"by"}), direct=True)
    if series is not None and token.lower_.startswith("call") and _asks(room, series):
        return Sides()
    if series is None or _is_thing(room, series, token):
        return Sides()
    passive = any(c.dep_ in ("aux:pass", "auxpass") for c in token.children)
    if series.preposition == "by" and not passive:  # "a show hosted by X"
        return Sides()
    left = room.subject(token)
    right = [
        n
        for phrase in series.phrases
        for n in room.meanings.of(phrase, apart=[room.references.key(x) for x in left])
        if n.kind == "person" or (phrase.named is None and not visit)
    ]
    human = [n for n in left if n.kind != "place"]
    return Sides(left=human, right=right, end=series.end)


def _asks(room: Room, series: Series) -> bool:
    """Whether "called on" asks for something: "called on the premier to resign"."""
    return series.preposition != "on" or any(
        t.lower_ in ("to", "for") for t in room.doc[series.end : series.end + 2]
    )


def _noun_sides(room: Room, token: Token) -> Sides:
    if _is_sitting(room, token):
        return Sides()
    series = room.after(token.i, _TALKS, direct=False)
    owners, owned = room.owner(token)
    if series is not None and series.preposition in _BETWEEN:
        members = room.members(series)
        if len(members) == 1 and (other := room.other_end(series)) is not None:
            members += room.members(other, apart=members)[-1:]
        return Sides(together=members, end=series.end)
    if series is not None and series.preposition == "with":
        if _is_thing(room, series, token):
            return Sides()
        left = owners or _holders(room, token)
        return Sides(left=left, right=room.members(series, apart=left), end=series.end)
    members = room.members(series)
    if len(members) > 1:
        return Sides(together=members, end=token.i)
    return _unlinked_sides(room, token, owners, owned=owned)


def _unlinked_sides(room: Room, token: Token, owners: list[Found], *, owned: bool) -> Sides:
    """Who met where no "with" or "between" says so: owners, holders, those told before."""
    if owned and len(owners) > 1:
        return Sides(together=owners, end=token.i)
    holders, held = _holders(room, token), _is_held(token)
    known = list(room.meanings.before.parties)
    if known and _is_known(room, token):
        return Sides(left=holders, right=known, end=token.i, joined=True)
    if owned and len(owners) == 1:
        return Sides(left=owners, right=holders, end=token.i)
    for together in (holders, owners):
        if len(together) > 1 and held:
            return Sides(together=together, end=token.i)
    return _told(room, token, holders)


def _is_held(noun: Token) -> bool:
    """Whether someone holds or attends the meeting, or it takes place."""
    verb = governor(noun)
    for _ in range(3):
        if verb is None or verb.pos_ in ("VERB", "AUX"):
            break
        verb = governor(verb)
    if verb is None:
        return False
    if noun.dep_ in SUBJECTS:
        return verb.lower_ in HAPPENING
    if preposition_of(noun) in _AFTER or preposition_of(_outer(noun)) in _AFTER:
        return True
    if senses("meetings").has(verb.lower_, "hold", "join"):
        return True
    return any(senses("status").has(v.lower_, "planned", "denied") for v in _chain(verb))


def _outer(noun: Token) -> Token:
    """The noun that "months of talks" or "a round of talks" is about."""
    head = governor(noun)
    return head if head is not None and head.pos_ == "NOUN" and head.i < noun.i else noun


def _chain(verb: Token) -> list[Token]:
    """A verb and those that it is an infinitive of: "agreed to work out"."""
    chain = [verb]
    while chain[-1].dep_ in ("xcomp", "acl", "advcl", "obj") and len(chain) < 6:
        head = governor(chain[-1])
        if head is None:
            break
        chain.append(head)
    return chain


def _is_known(room: Room, noun: Token) -> bool:
    """Whether someone joins the talks that the text has told of: "joined the talks"."""
    verb = governor(noun)
    article = room.doc[noun.i - 1].lower_ if noun.i else ""
    return (
        verb is not None
        and article in ("the", "those", "these")
        and senses("meetings").has(verb.lower_, "join")
    )


def _told(room: Room, noun: Token, holders: list[Found]) -> Sides:
    """ "A told B during a meeting" says that the two met."""
    verb = room.above(noun)
    if verb is None or verb.pos_ != "VERB":
        return Sides()
    met = bool(room.meanings.here) or senses("meetings").of(verb.lower_)
    series = None if met else room.after(verb.i, _WITH, direct=False)
    adjunct = preposition_of(noun) in _ADJUNCT
    if adjunct and series is not None and series.end <= noun.i:
        return Sides(left=holders, right=room.members(series, apart=holders), end=noun.i)
    if verb.lower_ not in _ADDRESS:
        return Sides()
    if not adjunct and not verb.lower_.startswith("invite"):
        return Sides()
    told = [
        name
        for token in objects(verb)
        for name in room.members(room.series_with(token.i), apart=holders)
        if name.kind == "person"
    ]
    return Sides(left=holders, right=told, end=noun.i)


def _holders(room: Room, noun: Token) -> list[Found]:
    """Who holds a meeting: the subject of the verb that it depends on."""
    if noun.dep_ in SUBJECTS:
        return []
    verb = room.above(noun)
    return room.before(noun) if verb is None else room.subject(verb)


def _is_thing(room: Room, series: Series, token: Token) -> bool:
    """Whether what was met or received is a thing: a deadline, criticism, aid."""
    word = room.doc[series.phrases[0].head].lower_
    table = senses("not_meetings")
    where = ("object", "with") if series.preposition == "with" else ("object",)
    return series.phrases[0].named is None and table.has(word, *where)


def _is_sitting(room: Room, noun: Token) -> bool:
    """Whether a noun is a sitting of a body: "board meeting", "meeting of the cabinet"."""
    table = senses("not_meetings")
    before = room.doc[noun.i - 1].lower_ if noun.i else ""
    return table.has(before, "of")
