"""What the manual promises of `kg.schema`."""

from pathlib import Path

from sqlalchemy import create_engine, select

import kg
from kg import schema


def test_it_names_every_view() -> None:
    assert set(schema.__all__) == {*schema.views.tables, "views"}


def test_any_engine_asks_a_database_of_kg(tmp_path: Path) -> None:
    kg.open(tmp_path / "kg.db").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'kg.db'}")
    with engine.connect() as connection:
        assert connection.execute(select(schema.meetings.c.date)).all() == []
    engine.dispose()
