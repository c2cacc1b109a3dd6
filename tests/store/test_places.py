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


@pytest.mark.parametrize(
    "place",
    [
        "mysql://host/news", "sqlite://", "postgresql:/sesame@host",
        "postgresql://me%3Asesame%40host/news", "postgresql://me/sesame@host:5432/news",
        "postgresql://me:x/sesame%40host", "postgresql://sesame%20host/news",
    ],
)  # fmt: skip
def test_another_url_is_refused_without_a_word_of_it(place: str) -> None:
    with pytest.raises(StoreError) as refused:
        database_at(place, create=False, patience=1)
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("before", ["me:sesame", "me sesame", "sesame", "me%20sesame", ":sesame"])
def test_the_name_of_a_server_says_nothing_of_who_asks(before: str) -> None:
    server = database_at(f"postgresql://{before}@host:5432/news", create=False, patience=1)
    assert server.name == "postgresql://host:5432/news"
