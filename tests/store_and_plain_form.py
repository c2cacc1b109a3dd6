"""What a store knows, held against what `resolve` says of its evidence; ids of entities aside."""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import select

from kg.model import Article
from kg.resolution.resolve import Reading, Resolution, resolve
from kg.store import evidence, schema, stale
from kg.store.knowledge import decisions
from kg.store.store import Store


class Knowledge(NamedTuple):
    """Entities by their chains, and meetings by their reports."""

    entities: dict[frozenset[str], tuple[Any, ...]]
    places: dict[str, tuple[Any, ...]]
    meetings: dict[frozenset[str], tuple[Any, ...]]


def in_store(store: Store) -> Knowledge:
    """Return what a store knows."""
    entity, alias = schema.entity, schema.entity_alias.c
    chains_of: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    places = {}
    with store.reading() as connection:
        for row in connection.execute(select(schema.chain)):
            chains_of[row.entity_id].add(row.id)
            places[row.id] = (row.key, row.rule, row.score)
        for row in connection.execute(select(alias.entity_id, alias.name)):
            aliases[row.entity_id].add(row.name)
        entities = {
            frozenset(chains_of[row.id]): (
                row.kind, row.name, row.code, row.mentions, row.articles, aliases[row.id]
            )
            for row in connection.execute(select(entity))
        }  # fmt: skip
        for row in connection.execute(select(schema.meeting_report)):
            reports[row.meeting_id].add(row.report_id)
        for row in connection.execute(select(schema.meeting_participant)):
            parties[row.meeting_id].add(row.entity_id)
        meetings = {
            frozenset(reports[row.id]): (
                row.status, row.date, row.place,
                {frozenset(chains_of[one]) for one in parties[row.id]},
            )
            for row in connection.execute(select(schema.meeting))
        }  # fmt: skip
    return Knowledge(entities, places, meetings)


def resolved(store: Store) -> Resolution:
    """Return what the plain form says of the evidence and the decisions of a store."""
    with store.reading() as connection:
        of = schema.article.c
        columns = [of[name] for name in Article.__dataclass_fields__ if name != "path"]
        articles = {
            row["id"]: Article(path="", **row)
            for row in connection.execute(select(*columns)).mappings()
        }
        read = [Reading(articles[one.article_id], one)
                for one in evidence.extractions(connection, list(articles))]  # fmt: skip
        return resolve(read, decisions.read(connection))


def as_plain(found: Resolution) -> Knowledge:
    """Return a resolution without the ids of its entities."""
    chains_of: dict[str, set[str]] = defaultdict(set)
    for chain, place in found.places.items():
        chains_of[place.entity].add(chain)
    whole = {entity: frozenset(chains) for entity, chains in chains_of.items()}
    return Knowledge(
        {
            whole[one.id]: (
                one.kind, one.name, one.code, one.mentions, one.articles, set(one.aliases)
            )
            for one in found.entities
        },
        {
            chain.id: (chain.key, found.places[chain.id].rule, found.places[chain.id].score)
            for chain in found.chains
        },
        {
            frozenset(one.reports): (
                one.status, one.date, one.place, {whole[entity] for entity in one.participants}
            )
            for one in found.meetings
        },
    )  # fmt: skip


def agree(store: Store) -> None:
    """Assert that a store knows what the plain form says, which it need not before `resolve`."""
    assert stale.since(store) is None, "the store was not resolved since something changed"
    stored, said = in_store(store), as_plain(resolved(store))
    assert stored.places == said.places
    assert stored.entities == said.entities
    assert stored.meetings == said.meetings
