"""Long lists of ids are cut."""

from typing import Any

from sqlalchemy import event, select

from kg.knowledge import KnowledgeGraph
from kg.store.queries.batches import BATCH, batches, rows_at
from kg.store.schema import sentence


def test_long_lists_are_cut() -> None:
    assert [len(batch) for batch in batches(map(str, range(BATCH + 1)))] == [BATCH, 1]
    assert list(batches([])) == []


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
