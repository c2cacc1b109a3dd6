"""Whom a name means, looked up in a store: who may bear it, who is meant, who is close."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, and_, or_, select

from kg.errors import AmbiguousName, NotFound
from kg.model import KINDS, Entity, Kind
from kg.resolution.linking import blocks, is_respelled
from kg.resolution.lookup import (
    Fit,
    Meant,
    acronym,
    borne,
    close,
    fit,
    forms,
    is_short_for,
    meant,
    parts,
    without_initials,
)
from kg.resolution.names import fold, key
from kg.resolution.states import form_of
from kg.store.queries.descriptions import described
from kg.store.queries.entities import by_id
from kg.store.schema import chain, entity, entity_alias, name_block, watchlist
from kg.store.schema.types import hashed

# So many who bear a part of a name are looked at, the most mentioned; so many are offered.
MOST, OFFERED = 200, 5
# A part of a name has so many letters at least.
SHORTEST = 3
# What lists put behind a name to tell it from others: "Mohammed Hassan (minister, Indonesia)".
QUALIFIER = re.compile(r"\(([^()]*)\)\s*$")


def found(connection: Connection, name: str, *, kind: Kind | None = None) -> Meant:
    """Return the entity that a name means, and who else could be meant.

    An id, or the first half of one, is a name too, and so is a kind before a name
    ("place:Georgia"). Raises `AmbiguousName` where nobody is plainly meant, `NotFound` where
    nobody bears the name.
    """
    name, kind = _kind_before(name, kind)
    bearers = _with_id(connection, name)
    if len(bearers) == 1:
        return Meant(bearers[0])
    if not bearers:
        name, bearers = _bearing(connection, name, kind)
    one = meant(name, bearers)
    known = {each.id: each for each in by_id(connection, (each.id for each in bearers)).values()}
    also = tuple(known[each.id] for each in one.also)
    if one.entity is not None:
        return Meant(known[one.entity.id], also)
    if also:
        raise AmbiguousName(name, described(connection, _offered(name, also)))
    alike = _respelled(connection, name, kind)
    if len(alike) > 1:
        raise AmbiguousName(name, described(connection, alike[:OFFERED]))
    if alike:
        return Meant(alike[0], respelled=True)
    raise _not_found(connection, name, kind)


def _offered(name: str, also: tuple[Entity, ...]) -> list[Entity]:
    """Return the largest of those who may be meant, and whoever is called just so, in order."""
    just_so = [one for one in also if fit(name, one) is Fit.NAME]
    others = [one for one in also if one not in just_so]
    shown = [*just_so, *others][: 2 * OFFERED]
    return [one for one in also if one in shown]


def named(connection: Connection, name: str, *, kind: Kind | None = None) -> Entity:
    """Return the entity that bears a name best, for a decision: nobody is taken for being larger.

    Raises `AmbiguousName` where several bear it alike, `NotFound` where nobody does.
    """
    name, kind = _kind_before(name, kind)
    bearers = _with_id(connection, name)
    best = bearers or borne(*_bearing(connection, name, kind))
    if not best:
        raise _not_found(connection, name, kind)
    known = by_id(connection, (each.id for each in best))
    if len(best) > 1:
        raise AmbiguousName(
            name, described(connection, [known[each.id] for each in best][: 2 * OFFERED])
        )
    return known[best[0].id]


def _bearing(connection: Connection, name: str, kind: Kind | None) -> tuple[str, list[Entity]]:
    """Return a name, and who may bear it.

    Where nobody does, the name is without the initials within it, and borne by who has none.
    """
    bearers = _qualified(connection, name, _bearers(connection, name, kind))
    plain = without_initials(name)
    if plain is None or borne(name, bearers):
        return name, bearers
    people = (one for one in _bearers(connection, plain, kind) if one.kind == "person")
    whole = [one for one in people if fit(plain, one) in {Fit.NAME, Fit.ALIAS}]
    return (plain, whole) if whole else (name, bearers)


def _respelled(connection: Connection, name: str, kind: Kind | None) -> list[Entity]:
    """Return those of whose names this is surely another spelling, largest first."""
    if not fold(name):
        return []
    wanted = [key(each, name) for each in ((kind,) if kind else KINDS)]
    near = {hashed(one) for full in wanted for one in blocks(full)}
    names = connection.scalars(select(name_block.c.key).where(name_block.c.block.in_(near)))
    alike = {one for one in names if any(is_respelled(full, one) for full in wanted)}
    ids = connection.scalars(select(chain.c.entity_id).where(chain.c.key.in_(alike)))
    ones = by_id(connection, {id_ for id_ in ids if id_}).values()
    return sorted(ones, key=lambda one: (-one.mentions, one.id))


def _kind_before(name: str, kind: Kind | None) -> tuple[str, Kind | None]:
    before, colon, after = name.partition(":")
    if colon and before in KINDS and after.strip():
        return after.strip(), before
    return name, kind


def _with_id(connection: Connection, name: str) -> list[Entity]:
    if len(name) < 8 or " " in name:
        return []
    ids = connection.scalars(
        select(entity.c.id).where(entity.c.id.startswith(name, autoescape=True)).limit(3)
    )
    return list(by_id(connection, ids).values())


def _bearers(connection: Connection, name: str, kind: Kind | None) -> list[Entity]:
    """Return those who may bear a name, with what else is known to be a name of theirs."""
    kinds = (kind,) if kind else KINDS
    wanted = sorted({form for each in kinds for form in forms(name, each)})
    brought = _watched(connection)
    state = form_of(name)
    code = state.code if state and state.use != "capital" else None
    ids = {
        *connection.scalars(
            select(entity_alias.c.entity_id).where(entity_alias.c.search.in_(wanted))
        ),
        *connection.scalars(
            select(chain.c.entity_id).distinct()
            .where(chain.c.key.in_([key(each, name) for each in kinds]),
                   chain.c.entity_id.is_not(None))
        ),
        *connection.scalars(select(entity.c.id).where(entity.c.name == name)),
        *connection.scalars(select(entity.c.id).where(entity.c.code == code) if code else NOBODY),
        *_with_part(connection, parts(wanted)),
        *(id_ for id_, names in brought.items() if set(map(fold, names)) & set(wanted)),
    }  # fmt: skip
    people = by_id(connection, ids)
    if not people:
        people = by_id(connection, _with_acronym(connection, name))
    found = []
    for one in people.values():
        more = [*brought.get(one.id, ()), *([name] if code and one.code == code else [])]
        if kind in (None, one.kind):
            found.append(replace(one, aliases=(*one.aliases, *more)))
    return found


def _qualified(connection: Connection, name: str, bearers: list[Entity]) -> list[Entity]:
    """Return those of whom all that is said which stands in brackets behind the name.

    All of them where there are no brackets, or nobody is so described.
    """
    qualifier = QUALIFIER.search(name)
    if not qualifier:
        return bearers
    words = set(fold(qualifier.group(1)).split())
    best = borne(name, bearers)
    texts = described(connection, best)
    fitting = {
        one.id for one, text in zip(best, texts, strict=True) if words <= set(fold(text).split())
    }
    return [one for one in bearers if one.id in fitting] or bearers


NOBODY = select(entity.c.id).where(entity.c.id.is_(None))


def _with_part(connection: Connection, wanted: Iterable[str]) -> list[str]:
    """Return those in one of whose spellings the words of a name stand in their order."""
    search = entity_alias.c.search
    parts = [
        and_(
            search.like(f"%{'%'.join(form.split())}%"),
            or_(*(search.like(pattern) for pattern in _edges(form))),
        )
        for form in wanted
        if len(form) >= SHORTEST
    ]
    if not parts:
        return []
    query = (
        select(entity.c.id, entity.c.mentions)
        .distinct()
        .join(entity_alias, entity_alias.c.entity_id == entity.c.id)
        .where(or_(*parts))
        .order_by(entity.c.mentions.desc(), entity.c.id)
        .limit(MOST)
    )
    return [row.id for row in connection.execute(query)]


def _edges(form: str) -> tuple[str, str, str]:
    """Return patterns for the last word of a form: it ends a name, or another word follows."""
    last = form.rpartition(" ")[2]
    return f"% {last}", f"{last} %", f"% {last} %"


def _with_acronym(connection: Connection, name: str) -> list[str]:
    """Return the groups of whose names this is an acronym, though no article prints it."""
    short = acronym(name)
    if short is None:
        return []
    query = select(entity.c.id, entity.c.name).where(
        entity.c.kind == "group", entity.c.name.like("% %")
    )
    return [row.id for row in connection.execute(query) if is_short_for(short, row.name)]


def _watched(connection: Connection) -> dict[str, list[str]]:
    """Return the names that the watchlist has for entities that articles name."""
    of = watchlist.c
    query = select(of.id, of.name, of.aliases).join(entity, entity.c.id == of.id)
    return {row.id: [row.name, *json.loads(row.aliases)] for row in connection.execute(query)}


def _not_found(connection: Connection, name: str, kind: Kind | None) -> NotFound:
    query = (
        select(entity_alias.c.search, entity.c.name)
        .join(entity, entity.c.id == entity_alias.c.entity_id)
        .order_by(entity.c.mentions.desc(), entity.c.id)
    )
    if kind:
        query = query.where(entity.c.kind == kind)
    names = ((row.search, row.name) for row in connection.execute(query))
    return NotFound(name, close(name, names, most=OFFERED), known=_known_as(connection, name))


def _known_as(connection: Connection, name: str) -> str | None:
    """Return the name under which the watchlist has somebody whom no article names."""
    for row in connection.execute(select(watchlist.c.name, watchlist.c.aliases)):
        if fold(name) in {fold(each) for each in (row.name, *json.loads(row.aliases))}:
            return str(row.name)
    return None
