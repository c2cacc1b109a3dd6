"""Surnames and institutions by themselves: each chain finds its entity by its co-mentions."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, select

from kg.resolution.linking import AMBIGUOUS, is_short
from kg.resolution.resolving.decisions import Decisions
from kg.resolution.resolving.short_names import Bearers, Candidates
from kg.resolution.updating.changes import Changes, together
from kg.resolution.updating.moves import Move, OldPlace
from kg.resolution.updating.nil import HeldChain, Nil
from kg.resolution.updating.short_names import fitting_some, is_ambiguous, to_place
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge import reverse_index, short_tokens
from kg.store.knowledge.candidates import candidates
from kg.store.knowledge.context import CoMentionIndex
from kg.store.knowledge.nil import join_known, place_anew
from kg.store.knowledge.places import place
from kg.store.knowledge.rows import SOME, among, some


@dataclass(frozen=True, slots=True)
class Work:
    """What placing chains needs: what changed before, and what was left to wait.

    `waiting` are short names whose older chains were not looked at since full names changed. Where
    not `whole`, more of these come.
    """

    connection: Connection
    known: Decisions
    co_mentions: CoMentionIndex
    changes: Changes
    waiting: set[str]
    whole: bool


def resolve(
    connection: Connection,
    known: Decisions,
    co_mentions: CoMentionIndex,
    changes: Changes,
    *,
    whole: bool,
) -> Changes:
    """Bring the entities of short names up to date, where a full name or an article changed.

    Where articles only came, the chains of a name whose candidates are what they were stay where
    they are, and only new ones are placed. The others of its older chains are looked at when the
    names are taken as a `whole`; until then the name waits.
    """
    waiting = set(connection.scalars(select(schema.name_waiting.c.key)))
    changed = changes.changed
    keys = reverse_index.finding(connection, changed, mark=reverse_index.SEEKS)
    if whole:
        keys |= waiting
        connection.execute(delete(schema.name_waiting))
    elif not changes.anew:
        open_ = fitting_some(keys - waiting - changes.short, changed)
        _wait(connection, open_)
        waiting.update(open_)
        keys = set()
    # Who is ambiguous can change only where names went from one entity to another.
    shaken = changed if changes.anew else changes.moved
    smaller = reverse_index.finding(connection, shaken, mark=reverse_index.MANY)
    keys |= changes.short | smaller
    said = keys | changed if changes.anew else changed
    keys |= {one for name in said for one in known.ruling.with_same(name) if is_short(one)}
    gone = short_tokens.leading_to(connection, set(changes.former.values()))
    short_tokens.change(connection, gone, {})
    work = Work(connection, known, co_mentions, changes, waiting, whole)
    found: list[Changes] = []
    for part in _parts(known, keys):
        still = set() if changes.anew else reverse_index.ambiguous(connection, part) - smaller
        alone = {name for name in still if known.ruling.with_same(name) == (name,)}
        found.append(_resolve(work, part, alone))
    return together(found)


def _wait(connection: Connection, names: Sequence[str]) -> None:
    insert_rows(connection, schema.name_waiting, ({"key": name} for name in names))


def _wait_no_more(connection: Connection, names: Sequence[str]) -> None:
    of = schema.name_waiting.c
    for part in some(names):
        connection.execute(delete(schema.name_waiting).where(of.key.in_(part)))


def _parts(known: Decisions, keys: Collection[str]) -> Iterator[list[str]]:
    """Yield the names some hundred at a time; those that people said are one stay together."""
    part: list[str] = []
    for _, names in groupby(sorted(keys, key=known.ruling.one), key=known.ruling.one):
        if len(part) >= SOME:
            yield part
            part = []
        part += sorted(names)
    if part:
        yield part


def _resolve(work: Work, names: Sequence[str], ambiguous: Collection[str]) -> Changes:
    """Place the chains of some names; who can bear the `ambiguous` ones is not asked again."""
    connection, changes = work.connection, work.changes
    asked = [name for name in names if name not in ambiguous]
    found = candidates(connection, work.known, asked, changes.changed)
    reverse_index.remember(connection, {name: is_ambiguous(found[name]) for name in asked})
    # To be ambiguous is as good as to have no candidates.
    entities_of = found | {name: {} for name in ambiguous}
    now = to_place(entities_of, work.known, changes, waiting=work.waiting, whole=work.whole)
    _wait(connection, sorted(now.wait))
    _wait_no_more(connection, sorted(now.done))
    came, placed = _place(work, _rows(work, set(names) - now.anew, whole=False), entities_of)
    again, joined = join_known(connection, came)
    # What came joins entities that were apart: their names are looked at as a whole.
    left, moved = _place(work, _rows(work, now.anew | again, whole=True), entities_of)
    return together((placed, joined, moved, place_anew(connection, left)))


def _rows(work: Work, names: Collection[str], *, whole: bool) -> dict[str, list[Any]]:
    """Return the chains of short names by name: all of them, or those without an entity."""
    of = schema.chain.c
    query = select(of.key, of.id, of.article_id, of.entity_id, of.mentions, of.rule, of.score)
    query = query.where(of.short == 1).order_by(of.id)
    found: dict[str, list[Any]] = defaultdict(list)
    query = query if whole else query.where(of.entity_id.is_(None))
    for row in among(work.connection, query, of.key, names):
        found[row.key].append(row)
    return found


def _place(
    work: Work,
    rows_of: Mapping[str, Sequence[Any]],
    entities_of: Mapping[str, Candidates],
) -> tuple[dict[str, Nil], Changes]:
    """Give chains their entity, of those that they can stand for.

    Returns those that find none, and what changed.
    """
    few = {name: entities_of[name] for name in rows_of if not is_ambiguous(entities_of[name])}
    _read_co_mentions(work, rows_of, few)
    left: dict[str, Nil] = {}
    moves: list[Move] = []
    for name in sorted(rows_of):
        bearers = Bearers.of(name, entities_of[name], work.co_mentions, work.known)
        alone = left.setdefault(bearers.left_as, Nil(set(), judged=bool(bearers.joined)))
        alone.entities |= {row.entity_id for row in rows_of[name]} - {None}
        for row in rows_of[name]:
            beside = work.co_mentions.of_article(row.article_id)
            at = bearers.place(beside)
            old = OldPlace(row.entity_id, row.rule, row.score)
            if at:
                moves.append(Move(row.id, old, at))
            else:
                alone.add(HeldChain(row.id, old, row.mentions), bearers.tokens(beside))
    return left, place(work.connection, moves)


def _read_co_mentions(
    work: Work, rows_of: Mapping[str, Sequence[Any]], entities_of: Mapping[str, Candidates]
) -> None:
    """Read the co-mentions of chains and of those that they can stand for, all together."""
    full = (keys for entities in entities_of.values() for keys in entities.values())
    work.co_mentions.prepare({key for keys in full for key in keys[:AMBIGUOUS]})
    work.co_mentions.read({row.article_id for rows in rows_of.values() for row in rows})
