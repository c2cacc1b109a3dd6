"""What is believed is kept beside the evidence, and can go without it."""

from typing import get_args

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kg.knowledge import KnowledgeGraph
from kg.model import TieKind
from kg.resolution.chains.forms import DESCRIPTION
from kg.resolution.resolving.short_names import ALONE, ALONE_TOGETHER
from kg.store import schema
from kg.store.schema.knowledge import (
    PLACED,
    WITHIN,
    chain,
    entity,
    entity_alias,
    entity_judged,
    entity_mention,
    meeting,
    meeting_participant,
    meeting_report,
)
from kg.store.store import Store


def test_every_rule_stands_once_and_those_of_short_names_are_among_them() -> None:
    for rules in (WITHIN, PLACED):
        assert len(set(rules)) == len(rules)
    assert {ALONE, ALONE_TOGETHER, "judgement", "watchlist", "same name"} <= set(PLACED)
    assert {DESCRIPTION, "open", "state", "title alone"} <= set(WITHIN)
    assert "meeting" in get_args(TieKind)


def test_a_rule_is_kept_as_a_number_and_another_one_as_it_is(own_news: KnowledgeGraph) -> None:
    with own_news.store.transaction() as connection:
        connection.execute(update(chain).values(rule="watchlist"))
        raw = connection.exec_driver_sql("SELECT DISTINCT rule FROM chain").scalar_one()
        assert PLACED[int(raw)] == "watchlist"
        connection.execute(update(chain).values(rule="a rule of a later kg"))
        assert set(connection.scalars(select(chain.c.rule))) == {"a rule of a later kg"}


def test_chains_and_mentions_stay_where_their_entity_goes(own_news: KnowledgeGraph) -> None:
    with own_news.store.transaction() as connection:
        before = connection.scalar(select(func.count()).select_from(chain))
        connection.execute(delete(entity))
        assert connection.scalar(select(func.count()).select_from(chain)) == before
        assert set(connection.scalars(select(chain.c.entity_id))) == {None}
        assert set(connection.scalars(select(entity_mention.c.entity_id))) == {None}
        for table in (entity_alias, meeting_participant):
            assert connection.execute(select(table)).all() == []


def test_a_meeting_goes_with_who_took_part_and_its_reports_stay(own_news: KnowledgeGraph) -> None:
    with own_news.store.transaction() as connection:
        connection.execute(delete(meeting))
        for table in (meeting_participant, meeting_report):
            assert connection.execute(select(table)).all() == []
        assert connection.execute(select(schema.report)).all()


def test_an_entity_is_judged_to_be_of_a_kind_that_there_is(own_news: KnowledgeGraph) -> None:
    vell = own_news.entity("Vell").id
    with own_news.store.transaction() as connection:
        connection.execute(insert(entity_judged), {"entity_id": vell, "kind": None})
        with pytest.raises(IntegrityError):
            connection.execute(update(entity_judged).values(kind="river"))


def test_knowledge_is_behind_since_one_moment(own_store: Store) -> None:
    with own_store.transaction() as connection:
        connection.execute(insert(schema.stale), {"since": "2024"})
        with pytest.raises(IntegrityError):
            connection.execute(insert(schema.stale), {"since": "2024"})
