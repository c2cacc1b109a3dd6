"""In which blocks short names look for full ones, and which of them are ambiguous.

The blocks of a short name are kept marked, beside those of the full names. To one that so many bear
that it is ambiguous a further one makes no difference, so that it is not asked about each time.
"""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from kg.resolution.linking import blocks, lookups, own_block
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.links import drop_blocks
from kg.store.knowledge.rows import among
from kg.store.schema.types import hashed

# How the blocks are marked of a name that looks for full ones still, and of an ambiguous one.
SEEKS = "seeks "
MANY = "crowd "


def finding(connection: Connection, full_names: Collection[str], *, mark: str) -> set[str]:
    """Return the short names, so marked, that look for full ones where some of these stand."""
    block = schema.name_block.c
    sought = {mark + found for name in full_names for found in blocks(name)}
    return {row[0] for row in among(connection, select(block.key), block.block, sought)}


def ambiguous(connection: Connection, names: Collection[str]) -> set[str]:
    """Return those of some short names that were ambiguous when they were last asked about."""
    return {name for name, mark in _marks(connection, names).items() if mark == MANY}


def remember(connection: Connection, is_ambiguous: Mapping[str, bool]) -> None:
    """Write in which blocks short names look, and whether each is ambiguous."""
    old = _marks(connection, is_ambiguous)
    new = {name: MANY if many else SEEKS for name, many in is_ambiguous.items()}
    changed = sorted(name for name, mark in new.items() if old.get(name) != mark)
    drop_blocks(
        connection,
        {name: [old[name] + block for block in lookups(name)] for name in changed if name in old},
    )
    rows = (
        {"key": name, "block": new[name] + block}
        for name in changed
        for block in sorted(lookups(name))
    )
    insert_rows(connection, schema.name_block, rows)


def _marks(connection: Connection, names: Collection[str]) -> dict[str, str]:
    """Return how the blocks of those names are marked that have some."""
    of = schema.name_block.c
    mark_of = {hashed(mark + own_block(name)): mark for name in names for mark in (SEEKS, MANY)}
    rows = among(connection, select(of.block, of.key), of.block, mark_of)
    return {row.key: mark_of[row.block] for row in rows if row.key in names}
