"""In which blocks short names look for full ones, and which of them have found a crowd.

The blocks of a short name are kept marked, beside those of the full names. To one that can stand
for a crowd a further full name makes no difference, so that it is not asked about each time.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from kg.resolution.linking import blocks, fits, lookups, own_block
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.links import drop_blocks
from kg.store.knowledge.rows import among
from kg.store.schema.types import hashed

# How the blocks are marked of a name that looks for full ones still, and of one that found many.
SEEKS = "seeks "
CROWDED = "crowd "


def finding(connection: Connection, full_names: Collection[str], *, mark: str) -> set[str]:
    """Return the short names, so marked, that look for full ones where some of these stand."""
    block = schema.name_block.c
    sought = {mark + found for name in full_names for found in blocks(name)}
    return {row[0] for row in among(connection, select(block.key), block.block, sought)}


def fitting_some(names: Collection[str], full_names: Collection[str]) -> list[str]:
    """Return those of some short names that can stand for one of the full names, in order."""
    in_block: dict[str, list[str]] = defaultdict(list)
    for full in full_names:
        for block in blocks(full):
            in_block[block].append(full)
    return [
        name
        for name in sorted(names)
        if any(fits(name, full) for block in lookups(name) for full in in_block.get(block, ()))
    ]


def crowded(connection: Connection, names: Collection[str]) -> set[str]:
    """Return those of some short names that had found a crowd when they were last asked about."""
    return {name for name, mark in _marks(connection, names).items() if mark == CROWDED}


def remember(connection: Connection, crowd_of: dict[str, bool]) -> None:
    """Write in which blocks short names look, and whether each has found a crowd."""
    old = _marks(connection, crowd_of)
    new = {name: CROWDED if crowd else SEEKS for name, crowd in crowd_of.items()}
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
    mark_of = {hashed(mark + own_block(name)): mark for name in names for mark in (SEEKS, CROWDED)}
    rows = among(connection, select(of.block, of.key), of.block, mark_of)
    return {row.key: mark_of[row.block] for row in rows if row.key in names}
