"""By what chains of one short name that found no full name find each other: their co-mentions.

A token is kept as a number of 63 bits made from the name and the token, so that one look tells to
which entity of the name it leads, however many chains there are.
"""

from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b

from sqlalchemy import Connection, delete, select

from kg.store import schema
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among, some


class Tokens:
    """The tokens of some chains: for each short name those of each chain."""

    def __init__(self, tokens_of: Mapping[str, Mapping[str, Collection[str]]]) -> None:
        self._numbers = {
            chain: [number(name, token) for token in tokens]
            for name, chains in tokens_of.items()
            for chain, tokens in chains.items()
        }

    def known(self, connection: Connection) -> dict[int, str]:
        """Return to which entities those tokens lead that lead anywhere."""
        of = schema.short_token.c
        asked = {one for numbers in self._numbers.values() for one in numbers}
        rows = among(connection, select(of.token, of.entity_id), of.token, asked)
        return {row.token: row.entity_id for row in rows}

    def reached(self, known: Mapping[int, str], chains: Iterable[str]) -> set[str]:
        """Return the entities to which the tokens of these chains lead."""
        found = {known.get(one) for chain in chains for one in self._numbers[chain]}
        return {entity for entity in found if entity}

    def leading(self, entity_of: Mapping[str, str]) -> dict[int, str]:
        """Return the tokens of the chains, leading to the entities of these."""
        return {one: entity for chain, entity in entity_of.items() for one in self._numbers[chain]}


def change(connection: Connection, old: Mapping[int, str], new: Mapping[int, str]) -> None:
    """Let tokens lead where the new ones do, and no longer where only the old ones did."""
    gone = sorted(one for one, entity in old.items() if new.get(one) != entity)
    of = schema.short_token.c
    for part in some(gone):
        connection.execute(delete(schema.short_token).where(of.token.in_(part)))
    fresh = sorted(one for one, entity in new.items() if old.get(one) != entity)
    rows = ({"token": one, "entity_id": new[one]} for one in fresh)
    insert_rows(connection, schema.short_token, rows)


def leading_to(connection: Connection, entities: Collection[str]) -> dict[int, str]:
    """Return the tokens that lead to some entities."""
    of = schema.short_token.c
    rows = among(connection, select(of.token, of.entity_id), of.entity_id, entities)
    return {row.token: row.entity_id for row in rows}


def number(name: str, token: str) -> int:
    """Return the number of a token of a short name."""
    digest = blake2b(f"{name}\x1f{token}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
