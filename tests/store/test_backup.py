"""A copy is of one state, also while another writes."""

from pathlib import Path

import pytest
from stored import dump

from kg.errors import StoreError
from kg.knowledge import KnowledgeGraph
from kg.store.store import Store


def test_a_copy_made_while_another_writes_is_of_one_state(
    own_news: KnowledgeGraph, tmp_path: Path
) -> None:
    before = dump(own_news.store)
    copy = tmp_path / "copy.db"
    copy.write_text("an older copy")
    with own_news.store.transaction():
        own_news.remove("news/0001.txt")
        with KnowledgeGraph.open(tmp_path / "own.db") as other:
            assert other.backup(copy) == copy
    with Store.open(copy, create=False) as store:
        assert dump(store) == before
    assert not list(tmp_path.glob(".*"))


def test_a_copy_is_made_nowhere_else(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    for place in (tmp_path / "own.db", tmp_path, tmp_path / "missing" / "copy.db"):
        with pytest.raises(StoreError):
            own_news.backup(place)
    assert own_news.check().sound


@pytest.mark.postgres
def test_a_server_is_copied_by_its_own_program(postgres_url: str, tmp_path: Path) -> None:
    with KnowledgeGraph.open(postgres_url) as news:
        with pytest.raises(StoreError, match="pg_dump"):
            news.backup(tmp_path / "copy.db")
        assert news.check(full=True).sound
