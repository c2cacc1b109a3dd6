"""Who is sent the evidence reads it over a connection of its own."""

import pickle
from pathlib import Path

import pytest
from stored import extraction_of, read_of

from kg.errors import StoreMissing
from kg.store import evidence
from kg.store.reached import Evidence
from kg.store.store import Store


def test_here_it_is_asked_over_the_connection_that_writes(own_store: Store) -> None:
    with (
        own_store.transaction() as connection,
        Evidence(connection, own_store.place).connected() as asked,
    ):
        assert asked is connection


def test_sent_elsewhere_it_is_asked_over_another_one(own_store: Store) -> None:
    read = read_of(1)
    evidence.save(own_store, read, extraction_of(read.article))
    with own_store.transaction() as connection:
        sent = pickle.dumps(Evidence(connection, own_store.place))
        with pickle.loads(sent).connected() as other:
            assert other is not connection
            assert evidence.texts(other, [read.article.id]) == {read.article.id: read.article.text}


def test_one_database_is_kept_open_until_another_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    close = Store.close

    def told(store: Store) -> None:
        closed.append(Path(store.place).name)
        close(store)

    for name in ("one.db", "other.db"):
        Store.open(tmp_path / name).close()
    monkeypatch.setattr(Store, "close", told)
    for name in ("one.db", "one.db", "other.db"):
        with Evidence(None, str(tmp_path / name)).connected():
            pass
    assert closed[-1:] == ["one.db"]
    assert closed.count("other.db") == 0


def test_a_worker_that_cannot_reach_the_database_says_what_would_help(tmp_path: Path) -> None:
    there = Evidence(None, str(tmp_path / "news.db"))
    with pytest.raises(StoreMissing, match=r"no .*news\.db; .* a database on a server"):
        there.connected().__enter__()
