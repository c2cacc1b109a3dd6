"""`kg backup`, `kg check` and `kg copy`, as they are typed."""

from pathlib import Path

import pytest
import world
from sqlalchemy import update

from kg.knowledge import KnowledgeGraph
from kg.store import schema
from kg.store.store import Store


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A database of the small world, to be changed."""
    with Store.open(tmp_path / "own.db") as store:
        world.fill(store)
    return tmp_path / "own.db"


def test_a_copy_of_the_database_is_the_database(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "copy.db"
    printed, err, status = ask("backup", str(file))
    assert (printed, err, status) == ("", f"copied to {file}\n", 0)
    with KnowledgeGraph.open(file, create=False) as news:
        assert dict(news.stats())["articles"] == 6
    file.write_text("dear diary")
    _, err, status = ask("backup", str(file))
    assert (status, file.read_text()) == (1, "dear diary")
    assert err.endswith(
        "this file is no copy of a database; name another, or replace it by --yes\n"
    )
    assert ask("backup", str(file), "--yes") == ("", f"copied to {file}\n", 0)


def test_a_copy_cannot_be_written_where_there_is_no_folder(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, err, status = ask("backup", str(tmp_path / "none" / "copy.db"))
    assert status == 1
    assert err.count("\n") == 1


@pytest.mark.parametrize("more", [(), ("--full",)])
def test_a_sound_database_is_said_to_be_sound(ask, more: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert ask("check", *more) == ("", "the database is sound\n", 0)


def test_a_database_that_is_not_sound_ends_with_status_one(ask, own: Path) -> None:  # type: ignore[no-untyped-def]
    with Store.open(own) as store, store.transaction() as connection:
        connection.execute(update(schema.entity).values(mentions=99))
    printed, err, status = ask("check", "--full", db=own)
    assert status == 1
    assert printed
    assert "the database is not sound: restore a copy" in err


def test_a_database_is_copied_and_counted(ask, tmp_path: Path, world_db: Path) -> None:  # type: ignore[no-untyped-def]
    other = tmp_path / "other.db"
    _, err, status = ask("copy", str(world_db), str(other))
    assert status == 0
    assert "articles: 6 copied; rows compared: " in err
    _, err, status = ask("copy", str(world_db), str(other))
    assert status == 1
    assert err.splitlines()[-1].startswith("kg: ")
