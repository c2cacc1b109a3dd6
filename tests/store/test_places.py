"""Which database a path or a URL means."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.places import database_at
from kg.store.postgres import Server
from kg.store.sqlite import File


@pytest.mark.parametrize("before", ["", "sqlite:///"])
def test_a_path_or_a_url_of_sqlite_is_a_file(before: str, tmp_path: Path) -> None:
    place = f"{before}{tmp_path / 'news.db'}"
    assert isinstance(database_at(place, create=True, patience=1), File)


@pytest.mark.parametrize(
    "place", ["postgresql://host/news", "postgres://host/news", "postgresql+psycopg://host/news"]
)
def test_a_url_of_postgresql_is_a_server(place: str) -> None:
    assert isinstance(database_at(place, create=False, patience=1), Server)


@pytest.mark.parametrize("place", ["mysql://host/news", "sqlite://", "postgresql:/sesame@host"])
def test_another_url_is_refused_without_a_word_of_it(place: str) -> None:
    with pytest.raises(StoreError) as refused:
        database_at(place, create=False, patience=1)
    assert "sesame" not in str(refused.value)
