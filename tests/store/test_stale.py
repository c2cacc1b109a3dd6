"""Knowledge says since when it is behind what was read, judged or removed."""

from datetime import UTC, datetime

from sqlalchemy import insert
from stores import save

from kg.knowledge import KnowledgeGraph
from kg.store import schema, stale
from kg.store.store import Store


def test_an_empty_store_is_behind_nothing(own_store: Store) -> None:
    assert stale.since(own_store) is None
    assert stale.unresolved(own_store) == 0


def test_what_changes_first_says_since_when(own_store: Store) -> None:
    before = datetime.now(UTC).isoformat(timespec="seconds")
    with own_store.transaction() as connection:
        stale.mark(connection)
    since = stale.since(own_store)
    assert since is not None
    assert since >= before
    with own_store.transaction() as connection:
        stale.mark(connection)
    assert stale.since(own_store) == since


def test_a_change_that_was_given_up_leaves_no_mark(own_store: Store) -> None:
    try:
        with own_store.transaction() as connection:
            stale.mark(connection)
            raise InterruptedError
    except InterruptedError:
        assert stale.since(own_store) is None


def test_knowledge_agrees_unless_names_still_wait(own_store: Store) -> None:
    with own_store.transaction() as connection:
        stale.mark(connection)
        connection.execute(insert(schema.name_waiting), {"key": "person:vell"})
        stale.clear(connection, whole=False)
    assert stale.since(own_store) is not None
    with own_store.transaction() as connection:
        stale.clear(connection, whole=True)
    assert stale.since(own_store) is None


def test_articles_are_counted_until_they_are_resolved(own_store: Store) -> None:
    for number in (1, 2):
        save(own_store, number)
    assert stale.unresolved(own_store) == 2
    KnowledgeGraph(own_store).resolve()
    assert stale.unresolved(own_store) == 0
    assert stale.since(own_store) is None
