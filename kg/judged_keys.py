"""Names as people type them -> the name keys that a judgement is about."""

import getpass
import os

from kg.errors import KgError
from kg.model import Entity
from kg.resolution.linking import is_short
from kg.resolution.names import fold, unqualified
from kg.store import judgements
from kg.store.queries import lookup
from kg.store.store import Store


class NothingToJudge(KgError):
    """Two names are one name to kg, so that nothing can be said of them."""


def somebody() -> str:
    """Return who judges: KG_USER, else the name under which one is logged in."""
    try:
        return os.environ.get("KG_USER") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def two_entities(store: Store, left: str, right: str) -> tuple[Entity, Entity]:
    """Return the entities of two names. Raises `NotFound` or `AmbiguousName`."""
    with store.reading() as connection:
        return lookup.named(connection, left), lookup.named(connection, right)


def full_key(store: Store, name: str) -> str:
    """Return the key of the full name of an entity, whoever of several people is meant.

    Raises `NotFound`, `AmbiguousName`, or `NothingToJudge` where only short names are known.
    """
    with store.reading() as connection:
        one = lookup.named(connection, name)
    found = unqualified(judgements.key_of(store, one))
    if is_short(found):
        raise NothingToJudge(f"{one.name!r} does not say who is meant; give a full name or an id")
    return found


def to_merge(store: Store, left: str, right: str) -> tuple[str, str]:
    """Return the keys of two names that are to be one.

    Raises `NotFound`, `AmbiguousName`, or `NothingToJudge` where they are one name.
    """
    ones = two_entities(store, left, right)
    if ones[0].id == ones[1].id:
        # One entity already: the judgement keeps it so, by the spellings that were given.
        names = zip(ones, (left, right), strict=True)
        return _two(*(_spelled(store, one, name) for one, name in names))
    return _two(*(judgements.key_of(store, one) for one in ones))


def to_split(store: Store, name: str, alias: str) -> tuple[str, str]:
    """Return the keys of a name and of a spelling that is not a name of the same entity.

    Raises `NotFound`, `AmbiguousName`, or `NothingToJudge` where they are one name.
    """
    with store.reading() as connection:
        one = lookup.named(connection, name)
        if fold(alias) not in {fold(spelling) for spelling in one.aliases}:
            other = lookup.named(connection, alias)
            return _two(judgements.key_of(store, one), judgements.key_of(store, other))
    spelled = _spelled(store, one, name)
    apart = _spelled(store, one, alias)
    return _two(judgements.key_of(store, one) if spelled == apart else spelled, apart)


def _spelled(store: Store, one: Entity, name: str) -> str:
    """Return the key of a spelling of an entity; of its own name where an id was given."""
    for spelling in (one.name, *one.aliases):
        if fold(spelling) == fold(name):
            return judgements.key_of(store, one, alias=spelling)
    return judgements.key_of(store, one)


def _two(left: str, right: str) -> tuple[str, str]:
    if left == right:
        raise NothingToJudge(
            f"{left.partition(':')[2]!r} is one name to kg, however it is written; "
            "give two names that differ in more than accents, case and titles"
        )
    return left, right
