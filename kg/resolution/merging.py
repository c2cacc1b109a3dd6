"""What speaks against taking two entities for one, before a person's word makes them one."""

from kg.lexicon import LEXICON
from kg.model import Entity
from kg.resolution.likeness import acronyms, given_alike
from kg.resolution.names import normal
from kg.resolution.spelling import alike

ALIKE = 0.85


def objections(left: Entity, right: Entity) -> tuple[str, ...]:
    """Return in plain words what speaks against their being one; empty where nothing does.

    Entities of two kinds are hardly one, nor are those whose names have no word in common, in
    whatever spelling, and are no acronyms of one another.
    """
    found = []
    if left.kind != right.kind:
        found.append(f"{left.name} is a {left.kind} and {right.name} is a {right.kind}")
    if left.kind == right.kind == "state":
        found.append(f"{left.name} and {right.name} are two states")
    elif not _share_a_word(left, right):
        found.append("their names have no word in common")
    return tuple(found)


def _share_a_word(left: Entity, right: Entity) -> bool:
    mine, theirs = _names(left), _names(right)
    if mine & theirs or _acronyms(left) & theirs or mine & _acronyms(right):
        return True
    return any(
        given_alike(one, other) >= ALIKE or alike(one, other) >= ALIKE
        for one in _words(mine)
        for other in _words(theirs)
    )


def _names(one: Entity) -> set[str]:
    return {normal(name, one.kind) for name in (one.name, *one.aliases)}


def _words(names: set[str]) -> set[str]:
    little = LEXICON.words("organisation_words", "function")
    words = {word for name in names for word in name.split()}
    return {word for word in words if len(word) > 1 and word not in little}


def _acronyms(one: Entity) -> set[str]:
    return set().union(*(acronyms(name) for name in (one.name, *one.aliases)))
