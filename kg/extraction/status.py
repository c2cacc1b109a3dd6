"""Whether a meeting was held, is planned or was denied: tense, modals, negation and lexicon.

Meetings that are called for, merely possible or habitual have no status: they are no reports.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.clauses import governor, is_finite, preposition_of
from kg.extraction.meeting_words import senses
from kg.extraction.tables import words
from kg.model import Status

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_SPECULATION = frozenset({"could", "may", "might", "should", "must", "can", "ought", "cannot"})
_FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})
_CONDITIONS = frozenset({"if", "unless", "whether"})
_AHEAD = frozenset(("ahead of", "prior to"))
_ADJUNCTS = words("phrasing", "adjunct")
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl"})
_PERIODS = frozenset({"day", "week", "month", "months", "year", "years", "weeks", "other"})
_CANCELLED = frozenset({"cancelled", "canceled", "called", "postponed", "scrapped", "shelved"})
_PARTICLES = frozenset({"off", "for", "out", "down", "on"})


def status(trigger: Token) -> Status | None:
    """Return the status of the meeting that `trigger` tells of, None where it is no report."""
    if _recurs(trigger):
        return None
    effects = ["denied"] if _undone(trigger) else list(_effects(trigger))
    if "open" in effects or "habit" in effects:
        return None
    if "denied" in effects:
        return "denied"
    return "planned" if "planned" in effects else "held"


def _recurs(trigger: Token) -> bool:
    """Whether the clause goes on "every few months", "twice a year"."""
    after = trigger.doc[trigger.i + 1 : min(trigger.i + 20, trigger.sent.end)]
    for token in after:
        if token.lower_ in ("every", "each") and token.i + 2 < len(token.doc):
            following = {token.nbor(1).lower_, token.nbor(2).lower_}
            if following & _PERIODS:
                return True
        if token.pos_ == "VERB":
            return False
    return False


def _undone(trigger: Token) -> bool:
    """Whether the sentence goes on that the meeting came to nothing: "but was called off"."""
    for token in trigger.sent:
        if token.i <= trigger.i or token.lower_ not in _CANCELLED:
            continue
        before = {t.lower_ for t in token.doc[max(trigger.i, token.i - 5) : token.i]}
        following = token.doc[token.i + 1 : token.i + 2].text
        particle = token.lower_ != "called" or following == "off"
        passive = before & {"was", "were", "been", "is", "be"}
        if particle and passive and before & {"but", "which", "that", "it", "they", "then"}:
            return True
    return False


def _effects(trigger: Token) -> Iterator[str]:
    """Yield what each word on the way from the trigger to its finite verb says of the meeting."""
    token: Token | None = trigger
    below: Token | None = None
    for _ in range(8):
        if token is None:
            return
        yield from _own_effects(token, below)
        if token.pos_ in ("VERB", "AUX") and is_finite(token):
            yield from _conjunct_effects(token, below)
            yield from _outer_effects(token)
            return
        preposition = preposition_of(token)
        if preposition in _AHEAD:
            yield "planned"
            return
        if preposition == "without":
            yield "denied"
        if preposition in _ADJUNCTS:
            yield from _time_of(token)
            return
        below, token = token, _upward(token)


def _time_of(adjunct: Token) -> Iterator[str]:
    """What "after a meeting" or "having met" takes from the verb above: its future alone."""
    verb = governor(adjunct)
    while verb is not None and not (verb.pos_ in ("VERB", "AUX") and is_finite(verb)):
        if _to_be(verb):
            yield "planned"
        if "planned" in _lexical(verb) and verb.dep_ not in ("ROOT", "root"):
            yield "planned"
        verb = governor(verb)
    if verb is not None:
        helpers = {c.lower_ for c in verb.children if c.dep_.startswith("aux")}
        if helpers & _FUTURE or (not _past(verb) and "planned" in _lexical(verb)):
            yield "planned"


def _upward(token: Token) -> Token | None:
    """The governor; an appositive or a conjunct of a name says nothing of the meeting."""
    return None if token.dep_ in ("appos", "list", "parataxis") else governor(token)


def _own_effects(token: Token, below: Token | None) -> Iterator[str]:
    words = {c.lower_ for c in token.children if c.i != (below.i if below is not None else -1)}
    helpers = {c.lower_ for c in token.children if c.dep_.startswith(("aux", "cop", "mark"))}
    negated = bool(_NEGATIONS & words) and token.pos_ != "PROPN"
    lexical = set() if below is None else _lexical(token)
    if lexical:
        yield from _negate(lexical, negated=negated)
    elif negated and helpers & _SPECULATION:
        yield "open"
    elif negated and not (token.pos_ == "NOUN" and "no" not in words):
        yield "denied"
    if helpers & _SPECULATION:
        yield "open"
    if helpers & _FUTURE:
        yield "planned"
    if helpers & {"would", "'d", "’d"}:
        yield from _would(token)
    if _CONDITIONS & words:
        yield "open"
    for child in token.children:
        if below is None and child.dep_ == "acl" and child.i <= token.i + 3:
            yield from senses("status").of(child.lower_) & {"planned", "denied"}
        own = below is None or token.pos_ in ("VERB", "AUX")
        if own and child.dep_ in ("amod", "advmod", "det", "compound") and child.i < token.i + 4:
            yield from (e for e in senses("status").of(child.lower_) if child.lower_ != "no")
    if "due" in words:
        yield "planned"
    if _to_be(token) or (below is not None and _on_the_way(token, below)):
        yield "planned"


def _on_the_way(verb: Token, below: Token) -> bool:
    """Whether the meeting is what a journey under way is for: "is heading to Oslo for talks"."""
    purpose = preposition_of(below) == "for" or any(c.lower_ == "to" for c in below.children)
    if not purpose or verb.pos_ not in ("VERB", "AUX", "PROPN", "NOUN"):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_.startswith(("aux", "cop"))}
    arriving = senses("status").has(verb.lower_, "journey") and not helpers & {"had", "was", "were"}
    present = bool(helpers & {"is", "are"}) and verb.pos_ != "VERB"
    return arriving or present


def _lexical(token: Token) -> set[str]:
    for child in token.children:
        if child.lower_ in _PARTICLES and token.i < child.i <= token.i + 3:
            found = senses("status").of(f"{token.lower_}-{child.lower_}")
            if found:
                return set(found)
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in _PARTICLES:
        found = senses("status").of(f"{token.lower_}-{following.lower_}")
        if found:
            return set(found)
    return set(senses("status").of(token.lower_))


def _negate(effects: set[str], *, negated: bool) -> Iterator[str]:
    if not negated:
        yield from effects
    elif "denied" in effects:
        yield "open"
    elif "planned" in effects:
        yield "denied"
    else:
        yield "open"


def _would(token: Token) -> Iterator[str]:
    """ "said he would meet" is a plan, "would meet if asked" is not."""
    head = governor(token)
    reported = head is not None and token.dep_ in ("ccomp", "xcomp", "acl:relcl", "relcl", "conj")
    conditional = any(c.lower_ in ("if", "only", "like", "welcome") for c in token.subtree)
    yield "planned" if reported and not conditional else "open"


def _to_be(token: Token) -> bool:
    """Whether an infinitive stands for a plan: "is to meet", "Putin to meet Xi"."""
    to = [c for c in token.children if c.lower_ == "to" and c.i < token.i]
    if not to:
        return False
    before = token.doc[to[0].i - 1] if to[0].i > 0 else None
    if before is not None and before.lower_ in ("is", "are", "was", "were", "’s", "'s", "'re"):
        return True
    headline = token.dep_ == "acl" and token.head.dep_ == "ROOT" and token.head.pos_ == "PROPN"
    return headline or token.dep_ in ("ROOT", "root")


def _conjunct_effects(verb: Token, below: Token | None) -> Iterator[str]:
    """A second verb can undo the first: "was to take place last week but was called off"."""
    for child in verb.children:
        if child.dep_ == "conj" and (below is None or child.i > below.i):
            own = any(c.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") for c in child.children)
            if "denied" in _lexical(child) and not own:
                yield "denied"


def _outer_effects(verb: Token) -> Iterator[str]:
    """What stands above a finite clause counts only where it denies or doubts the clause."""
    head = governor(verb)
    if verb.dep_ in _COMPLEMENTS and head is not None:
        effects = _lexical(head)
        if effects & {"denied", "open"}:
            yield from effects & {"denied", "open"}
        elif "planned" in effects and not _past(verb):
            yield "planned"
    if verb.dep_ == "conj" and head is not None and not _past(verb):
        modals = {c.lower_ for c in head.children if c.dep_.startswith("aux")}
        own = any(c.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") for c in verb.children)
        if not own and verb.lower_ not in ("is", "are"):
            yield from ("planned" for _ in modals & _FUTURE)
            yield from ("open" for _ in modals & _SPECULATION)
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    if not _past(verb) and marks & {"when", "before", "until", "once"}:
        yield "planned"


def _past(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.children if c.dep_.startswith("aux")}
    if helpers & {"has", "had", "have", "was", "were", "did"}:
        return True
    return "Past" in verb.morph.get("Tense", []) or verb.tag_ == "VBD" or verb.lower_ == "met"
