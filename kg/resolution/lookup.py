"""Whom a name means that somebody types: the one bearer that is plainly meant, or none.

A name fits by how it is borne: as the whole name of an entity, as an alias, as a surname or an
acronym, as a part. The first of these that anybody fits decides; accents, case, titles and
punctuation do not count. Of several who fit alike the one is meant whose name is printed
exactly so, else the one of by far the most mentions.
Where a name is all that is known of somebody ("Trump", said three times), and others bear it who
are better known, it is a stub and does not stand in their way: nor is what was once read as a
person called America in that of a state.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from kg.counting import counted
from kg.model import Entity, Kind
from kg.resolution.likeness import acronyms, is_acronym
from kg.resolution.names import fold, is_regnal, normal, person, weak
from kg.resolution.names.people import is_short_regnal

# "By far" is so many times as many mentions, and at least so many more.
TIMES, MORE = 4, 4
# Who is mentioned no more than so often hides nobody who is by far better known under the name.
HARDLY = 3
# Of so many letters a name that differs in one is another name.
LEAST_CLOSE = 3
ACRONYM = range(2, 9)  # letters
INITIAL = re.compile(r"[^\W\d_]\.?")


def parts(wanted: Iterable[str]) -> list[str]:
    """Return what is looked for within longer names: of "king salman" also "salman"."""
    forms = sorted(wanted)
    return [*forms, *(form.split()[1] for form in forms if is_regnal(form))]


class Fit(IntEnum):
    """How an entity bears a name; the least number fits best."""

    NAME = 0
    ALIAS = 1
    SHORT = 2
    PART = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means: `entity`, None where it stays open; `also` fit too, largest first.

    `respelled`: nobody bears the name just so, and one in another spelling.
    """

    entity: Entity | None
    also: tuple[Entity, ...] = ()
    respelled: bool = False


@lru_cache(maxsize=64)
def forms(name: str, kind: Kind) -> frozenset[str]:
    """Return the ways in which a typed name is compared with names of this kind.

    >>> sorted(forms("President Tomas Orun", "person"))
    ['president tomas orun', 'tomas orun']
    """
    kinds: tuple[Kind, ...] = ("group", "place") if kind in {"state", "place"} else (kind,)
    whole = fold(name)
    # "UN" is printed "U.N." too, whose letters stand apart.
    letters = " ".join(whole) if is_acronym(name) else whole
    return frozenset({whole, letters, *(normal(name, each) for each in kinds)} - {""})


def fit(name: str, entity: Entity) -> Fit | None:
    """Return how an entity bears a name, None where it does not."""
    wanted = forms(name, entity.kind)
    if wanted & _ways(entity.name, entity.kind):
        return Fit.NAME
    spelled = {way for each in entity.aliases for way in _ways(each, entity.kind)}
    found = wanted & spelled
    if any(not _is_short(form, entity) for form in found):
        return Fit.ALIAS
    if found or any(_is_surname(form, entity) for form in wanted) or _is_acronym_of(name, entity):
        return Fit.SHORT
    if any(is_short_regnal(form, way) for form in wanted for way in spelled):
        return Fit.SHORT
    own = [way.split() for way in spelled | _ways(entity.name, entity.kind)]
    if any(_within(form.split(), words) for form in wanted for words in own):
        return Fit.PART
    return None


def meant(name: str, bearers: Iterable[Entity]) -> Meant:
    """Return whom a name means among those who may bear it."""
    fits = {each.id: (found, each) for each in bearers if (found := fit(name, each)) is not None}
    if not fits:
        return Meant(None)
    best = min(found for found, _ in fits.values())
    top = [each for found, each in fits.values() if found is best]
    lower = [(each, found) for found, each in fits.values() if found > best]
    stubs, fuller = _stubs(top, lower, best)
    pool = sorted([*(one for one in top if one not in stubs), *fuller], key=_by_size)
    printed = [one for one in pool if one.name == name and best is Fit.NAME and not stubs]
    first = printed[0] if len(printed) == 1 else pool[0]
    if len(pool) > 1 and len(printed) != 1 and not by_far(first, pool[1]):
        return Meant(None, tuple(sorted([*pool, *stubs], key=_by_size)))
    also = [
        each
        for found, each in fits.values()
        if each is not first
        and (found is fits[first.id][0] or each in stubs or _is_worth_a_word(each, found, first))
    ]
    return Meant(first, tuple(sorted(also, key=_by_size)))


def _stubs(
    top: Sequence[Entity], lower: Sequence[tuple[Entity, Fit]], best: Fit
) -> tuple[list[Entity], list[Entity]]:
    """Return the stubs among those whom a name fits best, and those of whom they are a part."""
    if best is not Fit.NAME:
        return [], []
    pairs = [
        (one, each)
        for one in top
        for each, how in lower
        if is_stub(one, each) or (how is Fit.ALIAS and hardly_known(one, each))
    ]
    stubs = {one.id for one, _ in pairs}
    fuller = {each.id for _, each in pairs}
    return [one for one in top if one.id in stubs], [one for one, _ in lower if one.id in fuller]


def borne(name: str, bearers: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return those whom a name fits best, largest first, nobody preferred for being larger."""
    fits = [(found, each) for each in bearers if (found := fit(name, each)) is not None]
    best = min((found for found, _ in fits), default=None)
    return tuple(sorted((each for found, each in fits if found == best), key=_by_size))


def by_far(one: Entity, other: Entity) -> bool:
    """Return whether one has by far more mentions than another."""
    return one.mentions >= max(TIMES * other.mentions, other.mentions + MORE)


def is_stub(one: Entity, other: Entity) -> bool:
    """Return whether a name is a mere part of that of another, who is mentioned more.

    "Trump" of "Donald Trump" and "George Bush" of "George W. Bush"; a place or a firm of the name
    of a person only where that person is mentioned by far more. A state is never one.
    """
    if one.kind == "state" or other.mentions <= one.mentions:
        return False
    if one.kind == "person" and other.kind == "person":
        return _is_part_of_person(normal(one.name, "person"), other)
    if other.kind == "person":
        return by_far(other, one) and _is_surname(normal(one.name, one.kind), other)
    if one.kind == other.kind == "group":
        form = normal(one.name, "group")
        ends = normal(other.name, "group").endswith(f" {form}")
        return ends and weak("group", form) and by_far(other, one)
    return False


def hardly_known(one: Entity, other: Entity) -> bool:
    """Return whether next to nothing says that one bears a name by which another is well known.

    A state keeps its name, and so does a capital, by which a state is called.
    """
    kept = one.kind == "state" or (one.kind, other.kind) == ("place", "state")
    return one.mentions <= HARDLY and by_far(other, one) and not kept


def without_initials(name: str) -> str | None:
    """Return a name without the initials within it, None where it has none.

    >>> without_initials("Donald J. Trump")
    'Donald Trump'
    """
    words = name.split()
    kept = [word for word in words[1:-1] if not INITIAL.fullmatch(word)]
    return " ".join([words[0], *kept, words[-1]]) if len(kept) + 2 < len(words) else None


def _is_part_of_person(form: str, other: Entity) -> bool:
    part, whole = person(form), person(normal(other.name, "person"))
    if len(part.words) >= len(whole.words):
        return False
    if len(part.words) == 1:
        return form in whole.words
    return part.family == whole.family and part.given[0] == whole.given[0]


def _is_worth_a_word(one: Entity, how: Fit, other: Entity) -> bool:
    """Return whether one who fits less is named beside the other: larger, and no mere part."""
    alike = how < Fit.PART or one.kind == other.kind == "person"
    return one.mentions > other.mentions and alike


def _by_size(one: Entity) -> tuple[int, str, str]:
    return -one.mentions, one.name, one.id


def _ways(name: str, kind: Kind) -> frozenset[str]:
    return frozenset({fold(name), normal(name, kind)} - {""})


def _is_short(form: str, entity: Entity) -> bool:
    """Return whether a spelling is a mere surname or given name."""
    return entity.kind == "person" and " " not in form and " " in normal(entity.name, "person")


def _is_surname(form: str, entity: Entity) -> bool:
    if entity.kind != "person":
        return False
    for each in (entity.name, *entity.aliases):
        whole = normal(each, "person")
        if whole != form and (person(whole).family == form or whole.endswith(f" {form}")):
            return True
    return False


def _is_acronym_of(name: str, entity: Entity) -> bool:
    if entity.kind != "group" or not (is_acronym(name) or name.islower()):
        return False
    form = fold(name.replace(".", ""))
    return any(form in acronyms(each) for each in (entity.name, *entity.aliases) if " " in each)


def _within(part: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the words of a part stand in this order among others: "George (W.) Bush"."""
    rest = iter(words)
    return bool(part) and all(word in rest for word in part)


def close(name: str, names: Iterable[tuple[str, str]], *, most: int) -> list[str]:
    """Return the names that hardly differ from one that nobody bears, closest first.

    `names` are pairs of a folded spelling and the name that is shown for it, largest first. A
    letter in four may differ, none of a name of three; one word is compared with each word, the
    beginning of a name with the whole.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = fold(name)
    allowed = (len(wanted) + 1) // 4 if len(wanted) > LEAST_CLOSE else 0
    if not allowed:
        return []
    shown: dict[str, dict[str, None]] = {}
    for spelling, each in names:
        words = spelling.split() if " " not in wanted else ()
        begin = (wanted,) if spelling.startswith(wanted) else ()
        for way in {spelling, *words, *begin}:
            shown.setdefault(way, {})[each] = None
    near = process.extract(
        wanted, list(shown), scorer=OSA.distance, score_cutoff=allowed, limit=most
    )
    found = (each for way, _, _ in near for each in shown[way])
    return list(dict.fromkeys(found))[:most]


def said(name: str, found: Meant, *, most: int = 4) -> str | None:
    """Return the line that tells who was taken for a name, None where that is plain.

    >>> said("Orun", Meant(Entity("1", "person", "Tomas Orun", mentions=9), ()))
    """
    one = found.entity
    if one is None or not (found.also or found.respelled):
        return None
    names = [one.name, *(each.name for each in found.also)]
    others = [_told_apart(each, names) for each in found.also[:most]]
    also = "; also " + ", ".join([*others, "…"][: len(found.also)]) if others else ""
    return f"{name}: {one.name} ({counted(one.mentions, 'mention')}){also}"


def _told_apart(one: Entity, names: Collection[str]) -> str:
    same = sum(fold(name) == fold(one.name) for name in names) > 1 or " " not in one.name
    return (
        f"{one.name} ({one.kind}, {counted(one.mentions, 'mention')}, {one.id[:8]})"
        if same
        else one.name
    )


def acronym(name: str) -> str | None:
    """Return a typed name as an acronym, None where it is none by its letters.

    >>> acronym("N.A.T.O."), acronym("Tomas Orun")
    ('nato', None)
    """
    short = fold(name.replace(".", ""))
    return short if " " not in short and len(short) in ACRONYM else None


def is_short_for(short: str, full_name: str) -> bool:
    """Return whether an acronym, as `acronym` writes it, could stand for a full name."""
    return short in acronyms(full_name)
