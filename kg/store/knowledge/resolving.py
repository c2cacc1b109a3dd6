"""The steps of resolving, in order, in one transaction."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from kg.garbage import rarely_collecting
from kg.parts import Run, in_turn
from kg.store import schema, stale
from kg.store.knowledge import (
    articles,
    corrections,
    decisions,
    entities,
    full_names,
    meetings,
    namesakes,
    short_names,
)
from kg.store.knowledge.context import CoMentionIndex
from kg.store.reached import Evidence
from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class ResolveSummary:
    """What resolving did: how many articles were new to it, and what there is now.

    `set_aside` names the judgements and entries of watchlists that cannot be followed.
    """

    articles: int
    entities: int
    meetings: int
    set_aside: tuple[str, ...] = ()


def resolve(
    store: Store, *, full: bool = False, whole: bool = True, run: Run = in_turn
) -> ResolveSummary:
    """Bring entities and meetings up to date with the articles and the judgements.

    Where not `whole`, surnames of older articles that could mean somebody else now may wait for the
    next time, so that many articles can be settled a portion at a time. `full` computes everything
    anew, with the same result. Entities and meetings keep their ids: a new cluster takes the id of
    the old one with which it shares most mentions. `run` has parts of the work done elsewhere.
    Raises `StoreBusy` where another process writes.
    """
    with rarely_collecting(), store.transaction() as connection:
        _remember_more(connection)
        known = decisions.read(connection)
        decisions.remember_former(connection, known)
        if full:
            _forget(connection)
        changes = decisions.touch(connection, known)
        changes |= corrections.touch(connection, known.corrections)
        changes |= articles.drop_vanished(connection)
        changes |= articles.read_new(Evidence(connection, store.place), known, changes.former, run)
        co_mentions = CoMentionIndex(connection)
        changes |= namesakes.resolve(connection, co_mentions, changes.full)
        changes |= full_names.resolve(connection, known, co_mentions, changes, run)
        changes |= short_names.resolve(connection, known, co_mentions, changes, whole=whole)
        judged, rejudged = corrections.judge_entities(connection, known.corrections)
        changes |= rejudged
        entities.describe(connection, known, judged, changes)
        corrections.hide(connection, judged, changes.entities)
        meetings.resolve(connection, changes)
        entities.drop_empty(connection, changes.entities)
        decisions.forget_former(connection, known)
        stale.clear(connection, whole=whole)
        entity, meeting = (
            connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (schema.entity, schema.meeting)
        )
        return ResolveSummary(len(changes.read), entity, meeting, known.set_aside)


def _remember_more(connection: Connection) -> None:
    """Let SQLite keep 128 MB of the database in memory, since names are looked up all over it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size = -131072")


def _forget(connection: Connection) -> None:
    """Let everything be read anew, and all decisions be followed as if they were new.

    Chains keep the id of their entity until they have a new one.
    """
    connection.execute(update(schema.chain).values(article_id=None))
    for table in (schema.entity_mention, schema.name_link, schema.name_block, schema.name_waiting,
                  schema.short_token, schema.decision_applied):  # fmt: skip
        connection.execute(delete(table))
    connection.execute(update(schema.extraction).values(resolved=0))
