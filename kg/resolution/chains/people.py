"""Short names of people, and titles that stand alone, to the full name in the article."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.lexicon import LEXICON
from kg.model import Extraction, Mention
from kg.resolution.chains.forms import SAME, Form, Joined, nearest
from kg.resolution.chains.monarchs import bearers, meant_alone
from kg.resolution.likeness import given_alike, likeness
from kg.resolution.names import (
    PersonName,
    fold,
    is_regnal,
    person,
    person_words,
    surname,
    tidy,
    weak,
)
from kg.resolution.names.nicknames import formal_names
from kg.resolution.spelling import alike, skeleton

# The rule of a name that several people of the article bear and that means none of them for sure.
OPEN = "open"
# The offices that the text gives to mentions, by their ids, each folded.
Offices = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says of its people.

    `references` says of surnames that several people bear which full name they mean, mention by
    mention; of what it does not say, nothing is assumed. `offices` are the titles of mentions,
    `royal` the mentions with the title of a monarch or heir before the name.
    """

    references: Mapping[str, str] = field(default_factory=dict)
    offices: Offices = field(default_factory=dict)
    royal: frozenset[str] = frozenset()


class FullNames:
    """The full names of an article, by the number of their chain, found by how words sound.

    Only words of one sound are likely enough to be one name (see `alike`), save pet names.
    """

    def __init__(self) -> None:
        self.forms: dict[int, list[Form]] = {}
        self._by_end: dict[str, set[int]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)

    def add(self, number: int, form: Form) -> None:
        """Keep a form of the chain of this number."""
        self.forms.setdefault(number, []).append(form)
        name = person(form.normal)
        for sound in _ends(name):
            self._by_end[sound].add(number)
        for word in name.words:
            self._by_word[skeleton(word)].add(number)
        for formal in formal_names(name.given[0]) if name.given else ():
            self._by_word[f"={formal}"].add(number)

    def like(self, form: Form) -> list[int]:
        """Return the chains whose full names another one may be a spelling of."""
        return sorted(set().union(*(self._by_end[one] for one in _ends(person(form.normal)))))

    def with_word(self, form: Form) -> list[int]:
        """Return the chains of whose full names a short one may be a word, or a pet name."""
        word = surname(form.normal)
        sounds = {skeleton(word), *(f"={one}" for one in formal_names(word))}
        return sorted(set().union(*(self._by_word[one] for one in sounds)))


def _ends(name: PersonName) -> set[str]:
    """Return the sounds by which spellings of a full name find each other: first, last, all."""
    ends = {name.words[0], name.words[-1], name.family, "".join(name.words)}
    return {skeleton(word) for word in ends}


def join_people(forms: list[Form], joined: Joined, told: Told) -> None:
    """Start a chain for each full name, and put other spellings and short names to theirs."""
    full = FullNames()
    for form in sorted(forms, key=lambda one: (is_regnal(one.normal), -len(one.words), one.first)):
        if weak("person", form.normal):
            continue
        royal = bearers(form, full.forms, told.royal) if is_regnal(form.normal) else []
        if len(royal) == 1 and joined.allowed(royal[0], form.key):
            joined.add(royal[0], form.mentions, form.key, "given name")
            continue
        near = [number for number in full.like(form) if joined.allowed(number, form.key)]
        number, rule = _full_name_of(form, near, full)
        if number is None:
            number = joined.start(form)
        else:
            joined.add(number, form.mentions, form.key, rule)
        full.add(number, form)
    alone: list[tuple[int, list[Form]]] = []
    short = sorted((one for one in forms if weak("person", one.normal)), key=lambda one: one.first)
    for form in short:
        _join_short(form, full, alone, joined, told)


def _full_name_of(form: Form, near: list[int], full: FullNames) -> tuple[int | None, str]:
    """Return the chain of another spelling of a full name, or of the one that has more words.

    "Tayyip Erdogan", "La Riva" and "Wanda Vázquez" beside "Recep Tayyip Erdogan", "Gloria La Riva"
    and "Wanda Vázquez Garced".
    """
    fit = [
        (min(likeness(one.normal, form.normal, "person") for one in full.forms[number]), -number)
        for number in near
    ]
    score, best = max(fit, default=(0.0, 0))
    if score >= SAME:
        return -best, "spelling"
    fuller = [n for n in near if any(_is_within(form.words, one.words) for one in full.forms[n])]
    alone = len(fuller) == 1 and not is_regnal(form.normal)
    return (fuller[0], "fewer words") if alone else (None, "")


def _is_within(words: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return len(words) < len(others) and all(word in rest for word in words)


def _join_short(
    form: Form,
    full: FullNames,
    alone: list[tuple[int, list[Form]]],
    joined: Joined,
    told: Told,
) -> None:
    """Put a surname or a given name where it belongs; where several fit, as the text says."""
    near = [number for number in full.with_word(form) if joined.allowed(number, form.key)]
    for rule, fits in (("surname", _is_surname), ("given name", _is_given)):
        numbers = [
            number for number in near if any(fits(form.normal, one) for one in full.forms[number])
        ]
        numbers = meant_alone(numbers, full.forms)
        if len(numbers) == 1:
            if _is_another(form, full.forms[numbers[0]], told.offices):
                _set_apart(form, full.forms[numbers[0]], joined, told.offices)
            else:
                joined.add(numbers[0], form.mentions, form.key, rule)
            return
        if numbers:
            _tell_apart(form, numbers, rule, joined, told.references)
            return
    for number, others in alone:
        if alike(form.normal, others[0].normal) >= 0.9 and joined.allowed(number, form.key):
            joined.add(number, form.mentions, form.key, "spelling")
            return
    alone.append((joined.start(form, "only name"), [form]))


def _is_another(form: Form, others: list[Form], offices: Offices) -> bool:
    """Return whether a surname is that of somebody else than the one full name that bears it.

    "Vice President Holloway, Dr. Jill Holloway and …": a sentence names both, the surname first,
    and it has an office that the full name has nowhere. News that means one person gives the full
    name first.
    """
    full = [mention for other in others for mention in other.mentions]
    beside = any(
        one.sentence == other.sentence and one.start < other.start
        for one in form.mentions
        for other in full
    )
    held = {office for mention in full for office in offices.get(mention.id, ())}
    own = [set(offices.get(mention.id, ())) for mention in form.mentions]
    first = min(mention.start for mention in full)
    named_before = any(mention.start < first for mention in form.mentions)
    return beside and named_before and any(mine and not mine & held for mine in own)


def _set_apart(form: Form, others: list[Form], joined: Joined, offices: Offices) -> None:
    """Start a chain for the surname of somebody of whom no full name is told.

    Without an office it may mean either of the two once both are named: there it stays open.
    """
    first = min(mention.start for other in others for mention in other.mentions)
    own = [one for one in form.mentions if one.start < first or offices.get(one.id)]
    joined.start(Form(form.kind, form.normal, form.key, own), "only name")
    if unclear := [one for one in form.mentions if one not in own]:
        joined.start(Form(form.kind, form.normal, form.key, unclear), OPEN)


def _tell_apart(
    form: Form, numbers: list[int], rule: str, joined: Joined, references: Mapping[str, str]
) -> None:
    """Put each mention of a name that several people bear to whom it means, if that is known."""
    unclear = []
    for mention in form.mentions:
        number = joined.chain_of.get(references.get(mention.id, ""))
        if number in numbers:
            joined.add(number, [mention], form.key, f"{rule}, in context")
        else:
            unclear.append(mention)
    if unclear:
        joined.start(Form(form.kind, form.normal, form.key, unclear), OPEN)


def _is_surname(word: str, full: Form) -> bool:
    name, word = person(full.normal), surname(word)
    if alike(word, name.family) >= 0.88:
        return True
    return len(name.words) > 2 and any(alike(word, one) >= 0.95 for one in name.words[1:])


def _is_given(word: str, full: Form) -> bool:
    name = person(full.normal)
    return bool(name.given) and given_alike(word, name.given[0]) >= 0.95 and len(word) > 1


def join_titles(extraction: Extraction, titles: list[Form], joined: Joined) -> None:
    """Put titles that stand alone ("the CEO") to the person of the article who bears them."""
    people = [
        mention
        for mention in extraction.mentions
        if mention.id in joined.chain_of and person_words(mention.text) and mention.kind == "person"
    ]
    offices: dict[str, set[str]] = defaultdict(set)
    for mention in people:
        offices[mention.id] |= set(fold(mention.text).split())
    for claim in extraction.claims:
        if claim.kind == "role" and claim.title:
            offices[claim.subject] |= set(fold(claim.title).split())
    for form in titles:
        for mention in form.mentions:
            number = _bearer(mention, people, offices, joined)
            if number is None or not joined.allowed(number, form.key):
                joined.start(Form(form.kind, form.normal, form.key, [mention]), "title alone")
            else:
                joined.add(number, [mention], form.key, "title")


def _bearer(
    title: Mention, people: list[Mention], offices: dict[str, set[str]], joined: Joined
) -> int | None:
    for mention in people:
        if mention.start <= title.start and title.end <= mention.end:
            return joined.chain_of[mention.id]
    words = set(fold(tidy(title.text)).split()) - LEXICON.words("organisation_words", "function")
    office = words & LEXICON.words("titles", "yes", column="names")
    fit = {
        joined.chain_of[mention.id]
        for mention in people
        if office and office <= offices[mention.id]
    }
    if len(fit) > 1:
        more = {joined.chain_of[m.id] for m in people if words <= offices[m.id]}
        fit = more or fit
    return nearest(title, sorted(fit), joined) if fit else None
