"""Long lists of ids are cut."""

from collections import Counter
from typing import Any

from sqlalchemy import event, select, type_coerce

from kg.knowledge import KnowledgeGraph
from kg.store.queries.batches import BATCH, bare_rows, batches, in_one_step, rows_at
from kg.store.schema import claim, entity_mention, sentence
from kg.store.schema.types import RAW, to_hex


def test_long_lists_are_cut() -> None:
    assert [len(batch) for batch in batches(map(str, range(BATCH + 1)))] == [BATCH, 1]
    assert list(batches([])) == []


def test_bare_rows_hold_ids_as_they_are_kept(news: KnowledgeGraph) -> None:
    of = sentence.c
    with news.store.reading() as connection:
        first = connection.execute(select(of.article_id, of.start).limit(1)).one()
        query = select(type_coerce(of.article_id, RAW), of.start).where(of.start == first.start)
        found = list(bare_rows(connection, query, of.article_id, [first.article_id]))
    assert [(to_hex(raw), start) for raw, start in found] == [tuple(first)]
    assert type(found[0]) is tuple


def test_rows_come_in_one_step_as_they_come_one_by_one(news: KnowledgeGraph) -> None:
    holder, body = entity_mention.alias("holder"), entity_mention.alias("body")
    raw = [type_coerce(each.c.mention_id, RAW) for each in (holder, body)]
    query = select(*raw, claim.c.title).join(holder, holder.c.mention_id == claim.c.subject)
    query = query.outerjoin(body, body.c.mention_id == claim.c.object)
    with news.store.reading() as connection:
        by_hand = [tuple(row) for row in connection.execute(query)]
        assert any(row[0] != row[1] for row in by_hand)
        assert Counter(in_one_step(connection, query)) == Counter(by_hand)
        assert in_one_step(connection, query.where(claim.c.title == "nobody's")) == []


def test_places_are_found_without_reading_the_whole_table(news: KnowledgeGraph) -> None:
    columns = (sentence.c.article_id, sentence.c["index"])
    said: list[tuple[str, Any]] = []
    with news.store.reading() as connection:
        place = connection.execute(select(*columns).where(columns[1] == 1)).first()
        assert place is not None

        @event.listens_for(connection, "before_cursor_execute")
        def _keep(*given: Any) -> None:
            said.append((given[2], given[3]))

        found = list(rows_at(connection, select(*columns), columns, [tuple(place)]))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said[0][0]}", said[0][1]).all()
    assert [tuple(row) for row in found] == [tuple(place)]
    assert any(row.detail.startswith("SEARCH sentence") for row in plan)
