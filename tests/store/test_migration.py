"""A database of the last release keeps all that it holds, whatever happens on the way."""

import gzip
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.store import evidence, knowledge, migration
from kg.store.checking import check
from kg.store.store import Store

# Four invented articles, read and resolved by kg 0.1, with a judgement.
RELEASE = Path(__file__).parents[1] / "data" / "release-0.1.db.gz"
QUESTIONS = (
    "SELECT * FROM people",
    "SELECT * FROM places",
    "SELECT * FROM meetings",
    "SELECT * FROM participants",
    "SELECT * FROM offices",
    "SELECT * FROM ties",
    "SELECT * FROM evidence",
    "SELECT * FROM sentences",
    'SELECT text, article, "start", "end" FROM sentence_search',
    "SELECT text FROM sentence_search WHERE sentence_search MATCH 'harbour treaty'",
    'SELECT id, "left", "right", verdict FROM judgement',
)


class Killed(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A file as the last release left it."""
    path = tmp_path / "kg.db"
    path.write_bytes(gzip.decompress(RELEASE.read_bytes()))
    return path


def answers(path: Path) -> list[list[tuple[object, ...]]]:
    """Return what a plain SQLite is answered, without kg."""
    connection = sqlite3.connect(path)
    try:
        return [sorted(connection.execute(asked).fetchall(), key=repr) for asked in QUESTIONS]
    finally:
        connection.close()


def killed_after(path: Path, parts: int) -> None:
    """Open the database, and end when so many parts are copied."""
    left = iter(range(parts))

    def upgrading(_table: str, _done: int, _rows: int) -> None:
        if next(left, None) is None:
            raise Killed

    with pytest.raises(Killed):
        Store.open(path, upgrading=upgrading)


def test_every_answer_stays_and_the_file_is_smaller(release: Path) -> None:
    before, size = answers(release), release.stat().st_size
    with Store.open(release) as store:
        assert check(store, full=True).sound
        assert knowledge.resolve(store).articles == 0
    assert answers(release) == before
    assert release.stat().st_size < size


@pytest.mark.parametrize("parts", [0, 1, 7, 20, 40])
def test_who_is_killed_goes_on_from_there(release: Path, parts: int) -> None:
    before = answers(release)
    killed_after(release, parts)
    assert answers(release) == before
    told: list[str] = []
    with Store.open(release, upgrading=lambda table, *_: told.append(table)) as store:
        assert check(store).sound
    assert answers(release) == before
    # Each part is copied once; the one at which it ended was kept.
    assert len(told) == len(all_parts(release.with_name("other.db"))) - parts - 1


def all_parts(path: Path) -> list[str]:
    """Return the table of each part of a whole migration."""
    path.write_bytes(gzip.decompress(RELEASE.read_bytes()))
    told: list[str] = []
    Store.open(path, upgrading=lambda table, *_: told.append(table)).close()
    return told


def test_what_is_written_in_between_is_kept(release: Path) -> None:
    killed_after(release, 20)
    connection = sqlite3.connect(release)
    connection.execute("UPDATE article SET title = 'Another headline'")
    connection.commit()
    connection.close()
    with Store.open(release) as store, store.reading() as reading:
        rows: Iterable[str] = reading.exec_driver_sql("SELECT title FROM article").scalars()
        assert set(rows) == {"Another headline"}


def test_it_can_be_brought_back_and_forth(release: Path) -> None:
    before = answers(release)
    with Store.open(release) as store, store.transaction() as connection:
        migration.downgrade(connection, to="0007")
    assert answers(release) == before
    with Store.open(release) as store:
        assert check(store).sound
        assert len(evidence.sources(store)) == 4
    assert answers(release) == before
