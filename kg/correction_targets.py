"""What people type -> what a correction is about, and the evidence that it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.judged_keys import NothingToJudge, full_key
from kg.model import KINDS, Anchor
from kg.store import judgements
from kg.store.queries import anchors, lookup
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.model import Entity

LONGEST = 1_000  # characters of a name or a note
Target = tuple[str, tuple[Anchor, ...]]


def to_rename(store: Store, name: str, wanted: str) -> Target:
    """Return the name key and the evidence of an entity that is to be called another name.

    Raises `NotFound`, `AmbiguousName`, or `NothingToJudge` where it is called so.
    """
    one = _entity(store, name)
    if one.name == wanted:
        raise NothingToJudge(f"{one.name!r} is called so already")
    return _about(store, one)


def to_retype(store: Store, name: str, kind: str) -> Target:
    """Return the name key and the evidence of an entity that is to be of another kind.

    Raises `ValueError` for what is no kind, `NotFound`, `AmbiguousName`, or `NothingToJudge`.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind; kinds are {', '.join(KINDS)}")
    one = _entity(store, name)
    if one.kind == kind:
        raise NothingToJudge(f"{one.name!r} is a {kind} already")
    return _about(store, one)


def to_hide(store: Store, name: str) -> Target:
    """Return the name key and the evidence of an entity. Raises `NotFound`, `AmbiguousName`."""
    return _about(store, _entity(store, name))


def to_reject(store: Store, wanted: str) -> Target:
    """Return kind and id of a meeting, report, claim or mention, and where it stands.

    Raises `NotFound`, or `AmbiguousName` where an id is too short.
    """
    with store.reading() as connection:
        found = anchors.evidence(connection, wanted.strip())
    return f"{found.kind}:{found.id}", found.anchors


def to_identify(store: Store, name: str, entity: str, article_id: str) -> tuple[Target, str]:
    """Return a name of an article and where it stands, and the key of the one whom it means there.

    Raises `NotFound` where the article has no such name, `AmbiguousName`, or `NothingToJudge` where
    nothing but short names is known of the one whom it is to mean.
    """
    meant = full_key(store, entity)
    with store.reading() as connection:
        mention = anchors.named_in(connection, name, article_id)
        found = anchors.evidence(connection, mention)
    return (f"{found.kind}:{found.id}", found.anchors), meant


def in_a_line(text: str, what: str) -> str:
    """Return a name or a note without needless spaces. Raises `KgError` for what is none."""
    line = " ".join(text.split())
    if not line or len(line) > LONGEST or not line.isprintable():
        raise KgError(
            f"the {what} is empty, longer than {LONGEST:,} characters, or holds control characters"
        )
    return line


def _entity(store: Store, name: str) -> Entity:
    with store.reading() as connection:
        return lookup.named(connection, name)


def _about(store: Store, one: Entity) -> Target:
    with store.reading() as connection:
        return judgements.key_of(store, one), anchors.of_entity(connection, one.id)
