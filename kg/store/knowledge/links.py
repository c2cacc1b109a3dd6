"""Links between full names: found within their blocks and their articles, kept, looked at again."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select

from kg.parts import Run, in_turn
from kg.resolution.linking import Link, blocks, own_block
from kg.resolution.resolving.full_names import ONE_WAY, Pair, ordered
from kg.resolution.resolving.links import (
    DOUBT,
    Compared,
    compare,
    is_unsure,
    of_two_kinds,
    weigh,
)
from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.context import CoMentionIndex
from kg.store.knowledge.rows import among, some
from kg.store.schema.types import hashed

# So many links are looked at together.
TOGETHER = 500


def links_of(connection: Connection, keys: Collection[str]) -> set[Link]:
    """Return the links of names, as they are kept."""
    of = schema.name_link.c
    return {
        Link(row.left, row.right, row.rule, row.score)
        for mine in (of.left, of.right)
        for row in among(connection, select(schema.name_link), mine, keys)
    }


def drop_links(connection: Connection, pairs: Collection[Pair]) -> None:
    """Take away the links of pairs of names."""
    of = schema.name_link.c
    gone = delete(schema.name_link)
    gone = gone.where(of.left == bindparam("one"), of.right == bindparam("other"))
    if pairs:
        connection.execute(gone, [{"one": left, "other": right} for left, right in sorted(pairs)])


def write_blocks(connection: Connection, keys: set[str], present: set[str]) -> set[str]:
    """Write the blocks of new names, and take away those of names that went; return the new."""
    of = schema.name_block.c
    own = {own_block(name) for name in keys}
    old = {row[0] for row in among(connection, select(of.key), of.block, own)} & keys
    drop_blocks(connection, {name: blocks(name) for name in old - present})
    new = present - old
    rows = ({"key": name, "block": block} for name in sorted(new) for block in sorted(blocks(name)))
    insert_rows(connection, schema.name_block, rows)
    return new


def drop_blocks(connection: Connection, blocks_of: Mapping[str, Collection[str]]) -> None:
    """Take names out of these blocks."""
    of = schema.name_block.c
    gone = delete(schema.name_block)
    gone = gone.where(of.block == bindparam("in_block"), of.key == bindparam("name"))
    rows = [
        {"in_block": block, "name": name}
        for name, found in sorted(blocks_of.items())
        for block in sorted(found)
    ]
    if rows:
        connection.execute(gone, rows)


def write_links(
    connection: Connection,
    co_mentions: CoMentionIndex,
    pairs: set[Pair],
    together: Mapping[Pair, int],
    run: Run = in_turn,
) -> None:
    """Write the links of pairs of names that have none.

    `together` are those that are one in articles, and in how many; `run` has names compared.
    """
    alone = _alone(connection, {name for pair in together for name in pair})
    beside = _beside(connection, {pair for pair in pairs if of_two_kinds(*pair)})
    asked = (
        Compared(
            left,
            right,
            together.get((left, right), 0),
            alone.get(min(left, right, key=len), 0),
            (left, right) in beside,
        )
        for left, right in sorted(pairs)
    )
    found = list(compare(asked, run))
    rows = (
        {"left": one.left, "right": one.right, "rule": one.rule, "score": one.score}
        for one in _weighed(co_mentions, found)
    )
    insert_rows(connection, schema.name_link, rows)


def _beside(connection: Connection, pairs: Collection[Pair]) -> set[Pair]:
    """Return the pairs of names that an article bears, one beside the other."""
    one, other = schema.chain.alias("one"), schema.chain.alias("other")
    query = select(one.c.key.label("left"), other.c.key.label("right")).distinct()
    query = query.join(other, other.c.article_id == one.c.article_id)
    query = query.where(other.c.key.in_({right for _, right in pairs}))
    lefts = {left for left, _ in pairs}
    return {(row.left, row.right) for row in among(connection, query, one.c.key, lefts)} & set(
        pairs
    )


def _weighed(co_mentions: CoMentionIndex, links: Sequence[Link]) -> Iterator[Link]:
    """Yield the links, those in doubt marked; the co-mentions of many names are read together."""
    for start in range(0, len(links), TOGETHER):
        part = links[start : start + TOGETHER]
        unsure = (one for one in part if one.rule != DOUBT and is_unsure(one))
        co_mentions.prepare({name for one in unsure for name in (one.left, one.right)})
        yield from (weigh(one, co_mentions) for one in part)


def said_together(connection: Connection, keys: Collection[str]) -> dict[Pair, int]:
    """Return for pairs with one of these names in how many articles they are one."""
    of, other = schema.chain.c, schema.chain_name.c
    # Counted by the database: well-known names have very many chains.
    query = select(of.key, other.key, func.count()).join(schema.chain_name, other.chain_id == of.id)
    query = query.group_by(of.key, other.key)
    found = {
        (one, two): number
        for column in (of.key, other.key)
        for one, two, number in map(tuple, among(connection, query, column, keys))
    }
    counts: Counter[Pair] = Counter()
    for (one, two), number in found.items():
        counts[ordered(one, two)] += number
    return dict(counts)


def said_in(connection: Connection, chains: Collection[str]) -> set[Pair]:
    """Return the pairs of names that are one in some chains."""
    of, other = schema.chain.c, schema.chain_name.c
    query = select(of.key, other.key).join(schema.chain_name, other.chain_id == of.id).distinct()
    return {ordered(*tuple(row)) for row in among(connection, query, of.id, chains)}


def _alone(connection: Connection, keys: set[str]) -> dict[str, int]:
    """Return for names in how many articles they are the fullest name of their entity."""
    of = schema.chain.c
    query = select(of.key, func.count().label("n")).group_by(of.key)
    return {row.key: row.n for row in among(connection, query, of.key, keys)}


def block_pairs(connection: Connection, keys: set[str]) -> set[Pair]:
    """Return the pairs of names with the other names of their blocks."""
    of = schema.name_block.c
    pairs: set[Pair] = set()
    # A block may hold very many names: only those of some names are held at a time.
    for part in some(sorted(keys)):
        wanted = {b for name in part for b in blocks(name) if not b.startswith(ONE_WAY)}
        in_block: dict[int, set[str]] = defaultdict(set)
        for row in among(connection, select(of.block, of.key), of.block, wanted):
            in_block[row.block].add(row.key)
        for name in part:
            others = set().union(*(in_block.get(hashed(block), ()) for block in blocks(name)))
            pairs |= {ordered(name, one) for one in others - {name}}
    return pairs
