"""Several people of one full name: told apart by the worlds in which articles place them.

Articles that name one person share others who are named with him, or at least a state. Where two
sets of articles share nobody and nothing, and the offices differ as well (a minister and a striker,
ministers of two states), the name is that of two people. What fits neither stays by itself.
Everything depends only on the articles that bear the name, in no order.

Monarchs, popes and heirs ("King Abdullah") are told apart otherwise: title and name are one person
until an ordinal or the state of the office disagrees, whoever is named beside them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

from kg.lexicon import LEXICON
from kg.resolution.names import fold, ordinal, parse_key
from kg.resolution.states import name_of

# What one shared name tells, in hundredths; above SAME two articles are of one world.
SHARED = {"person": 100, "group": 100, "place": 50, "state": 35}
SAME = 35


class HeldTitle(NamedTuple):
    """A title that an article gives to the person or to another one, and the key of its state."""

    is_own: bool
    title: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an article places a person: `chain` are the person's mentions there.

    `titles` are the offices and occupations that the person has in it, `around` those that others
    have, `states` the keys of the states of the person's own offices, `beside` the keys of the
    other names of the article, `published` its day, and `ordinal` tells monarchs of a name apart.
    """

    chain: str
    titles: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    published: str | None = None
    ordinal: str | None = None

    @classmethod
    def of(
        cls, chain: str, name: str, titles: Iterable[HeldTitle], *,
        beside: frozenset[str], published: str | None,
    ) -> "Setting":  # fmt: skip
        """Return where an article places a person of this name, by all titles of the article."""
        every = list(titles)
        return cls(
            chain,
            tuple(sorted(one.title for one in every if one.is_own)),
            tuple(sorted(one.title for one in every if not one.is_own)),
            frozenset(one.state for one in every if one.is_own and one.state),
            beside,
            published,
            ordinal(name),
        )


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several people of one name: the chains that mean this one, and what tells them apart.

    `qualifier` is such as "minister, Jordan", None for what is left when the others are told apart.
    """

    chains: frozenset[str]
    qualifier: str | None


@dataclass(slots=True)
class _World:
    settings: list[Setting]
    own: frozenset[str] = frozenset()
    all: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    beside: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, settings: Sequence[Setting]) -> "_World":
        titles = [title for one in settings for title in one.titles]
        around = [title for one in settings for title in one.around]
        beside = frozenset().union(*(one.beside for one in settings))
        offices = frozenset().union(*(one.states for one in settings))
        states = frozenset(key for key in beside if key.startswith("state:")) | offices
        own = spheres(titles)
        return cls(list(settings), own, own | spheres(around), offices, states, beside)

    def differs(self, other: "_World") -> bool:
        """Return whether nobody can live in both worlds."""
        if self.states & other.states:
            return False
        spheres_differ = self.all and other.all and not self.all & other.all
        if spheres_differ and (self.own or other.own):
            return True
        return bool(self.offices and other.offices)


def namesakes(settings: Iterable[Setting]) -> tuple[Namesake, ...]:
    """Return the people that articles mean by one name; one of no qualifier if it is one person."""
    ordered = sorted(settings, key=lambda one: one.chain)
    worlds = [_World.of(group) for group in _seen_together(ordered)]
    worlds.sort(key=lambda one: (-len(one.settings), one.settings[0].chain))
    apart = [one for one in worlds if any(one.differs(other) for other in worlds)]
    people: list[list[_World]] = []
    for world in apart:
        same = (one for one in people if not any(world.differs(other) for other in one))
        person = next(same, None)
        if person is None:
            people.append([world])
        else:
            person.append(world)
    if len(people) < 2:
        return (Namesake(frozenset(one.chain for one in ordered), None),)
    found = [_World.of([s for world in person for s in world.settings]) for person in people]
    labels = _labels(found)
    rest = frozenset(s.chain for world in worlds if world not in apart for s in world.settings)
    told = [
        Namesake(frozenset(s.chain for s in world.settings), label)
        for world, label in zip(found, labels, strict=True)
    ]
    return (*told, *([Namesake(rest, None)] if rest else []))


def monarchs(settings: Iterable[Setting]) -> tuple[Namesake, ...]:
    """Return the people that articles mean by a title and a name; one of no qualifier if one."""
    people: list[list[Setting]] = []
    rest: list[Setting] = []
    for one in sorted(settings, key=_by_what_is_told):
        if all(_disagree(one, others) for others in people):
            people.append([one])
        else:
            near = nearest_monarch(one, {str(n): others for n, others in enumerate(people)})
            (rest if near is None else people[int(near)]).append(one)
    people = _without_misread(people)
    if len(people) < 2:
        return (Namesake(frozenset(s.chain for s in [*people[0], *rest]), None),)
    told = [
        Namesake(frozenset(s.chain for s in person), label)
        for person, label in zip(people, _labels([_World.of(p) for p in people]), strict=True)
    ]
    return (*told, *([Namesake(frozenset(s.chain for s in rest), None)] if rest else []))


def nearest_monarch(setting: Setting, known: Mapping[str, Sequence[Setting]]) -> str | None:
    """Return the qualifier of the one whom a further article means by title and name, if it can."""
    fit = {one: others for one, others in known.items() if not _disagree(setting, others)}
    of_number = {setting.ordinal} - {None}
    numbered = {
        one: others for one, others in fit.items() if of_number & {o.ordinal for o in others}
    }
    fit = numbered or fit
    if len(fit) < 2:
        return next(iter(fit), None)
    return nearest_namesake(setting, fit)


def _by_what_is_told(one: Setting) -> tuple[bool, bool, str]:
    return not (one.states and one.ordinal), not one.states, one.chain


def _disagree(one: Setting, others: Sequence[Setting]) -> bool:
    """Return whether an article's monarch has another ordinal, or an office in another state."""
    ordinals = {other.ordinal for other in others} - {None}
    states = frozenset().union(*(other.states for other in others))
    numbered = one.ordinal is not None and bool(ordinals) and one.ordinal not in ordinals
    return numbered or bool(one.states and states and not one.states & states)


def _without_misread(people: list[list[Setting]]) -> list[list[Setting]]:
    """Return the people without those whom one article alone has, beside the state of another.

    There the state that was visited was taken for that of the office.
    """
    kept = [person for person in people if len(person) > 1] or people[:1]
    for person in people:
        if person in kept:
            continue
        (one,) = person
        near = (
            others
            for others in kept
            if one.beside & frozenset().union(*(other.states for other in others))
            and not _disagree(replace(one, states=frozenset()), others)
        )
        others = next(near, None)
        if others is None:
            kept.append(person)
        else:
            others.append(one)
    return kept


def nearest_namesake(setting: Setting, known: Mapping[str, Sequence[Setting]]) -> str | None:
    """Return the qualifier of the one whose articles share most with a further one, if one does."""
    scores = sorted(
        (max(_shared(setting, other) for other in others), qualifier)
        for qualifier, others in known.items()
    )
    best = scores[-1]
    second = scores[-2][0] if len(scores) > 1 else 0
    return best[1] if best[0] > max(SAME, second) else None


def spheres(titles: Iterable[str]) -> frozenset[str]:
    """Return in which parts of public life titles are held: "government", "sport" and so on."""
    words = {word for title in titles for word in fold(title).split()}
    return frozenset(_spheres()[word] for word in words if word in _spheres())


@cache
def _spheres() -> dict[str, str]:
    rows = LEXICON.rows("spheres")
    return {word: row["sphere"] for row in rows for word in row["words"].split()}


def _seen_together(settings: Sequence[Setting]) -> list[list[Setting]]:
    """Return the settings in groups that share more than one state, directly or through others."""
    group_of = list(range(len(settings)))
    for one, other in combinations(range(len(settings)), 2):
        mine, theirs = group_of[one], group_of[other]
        if mine != theirs and _shared(settings[one], settings[other]) > SAME:
            low, high = sorted((mine, theirs))
            group_of = [low if group == high else group for group in group_of]
    return [
        [setting for setting, of in zip(settings, group_of, strict=True) if of == group]
        for group in sorted(set(group_of))
    ]


def _shared(one: Setting, other: Setting) -> int:
    return sum(SHARED[parse_key(key)[0]] for key in one.beside & other.beside)


def _labels(worlds: Sequence[_World]) -> list[str]:
    """Return what tells worlds apart: an office or occupation, and where; then also when."""
    labels = [", ".join(filter(None, (_office(one), _where(one)))) or "other" for one in worlds]
    if len(set(labels)) < len(labels):
        labels = [
            ", ".join((label, *_when(one))) for label, one in zip(labels, worlds, strict=True)
        ]
    seen: Counter[str] = Counter()
    for number, label in enumerate(labels):
        seen[label] += 1
        if seen[label] > 1:
            labels[number] = f"{label}, {seen[label]}"
    return labels


def _office(world: _World) -> str:
    """Return the last word of the commonest title ("minister"), else the part of public life."""
    heads: Counter[str] = Counter()
    for setting in world.settings:
        for title in set(setting.titles):
            words = fold(title).split()
            telling = [word for word in words if word in _spheres()] or words[-1:]
            heads.update(telling[-1:])
    return _most(heads) if heads else min(world.all, default="")


def _where(world: _World) -> str:
    held = Counter(state for setting in world.settings for state in setting.states)
    named = Counter(
        key for setting in world.settings for key in setting.beside if key.startswith("state:")
    )
    if counted := held or named:
        return name_of(parse_key(_most(counted))[1])
    places = Counter(
        key for setting in world.settings for key in setting.beside if key.startswith("place:")
    )
    return parse_key(_most(places))[1].title() if places else ""


def _when(world: _World) -> list[str]:
    years = sorted(one.published[:4] for one in world.settings if one.published)
    return [years[0]] if years else []


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda one: (-counts[one], one))
