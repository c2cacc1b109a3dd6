"""Stores on servers."""

import pytest
from stored import extraction_of, read_of
from stores import refused

from kg.errors import StoreError
from kg.store import evidence
from kg.store.store import Store


def test_a_server_that_does_not_answer_is_told_in_one_line() -> None:
    assert "no server answers" in refused("postgresql://127.0.0.1:1/news")


def test_a_password_is_not_printed() -> None:
    assert "secret" not in refused("postgresql://kg:secret@127.0.0.1:1/news")


@pytest.mark.postgres
def test_who_saves_for_another_one_can_do_so_while_that_has_the_lock(postgres_url: str) -> None:
    read = read_of(1)
    with Store.open(postgres_url) as store, Store.beside(postgres_url) as beside:
        with pytest.raises(StoreError, match="writes for has gone"), beside.transaction():
            pass
        with store.writing():
            assert evidence.save(beside, read, extraction_of(read.article)) == "added"
            with store.transaction():
                assert evidence.number(store) == 1
        assert "secret" not in beside.name


def test_nobody_writes_to_a_file_beside_another_one(own_store: Store) -> None:
    assert own_store.database.url_for_others is None
    with pytest.raises(StoreError, match="only one process at a time"):
        Store.beside(str(own_store.file))
