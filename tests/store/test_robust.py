"""Whatever happens to the process, the disk or the file: a clear message and an intact store."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from sqlalchemy import event
from stored import dump, extraction_of, read_of

from kg.errors import StoreBusy, StoreError
from kg.store import evidence
from kg.store.copies import update_copies
from kg.store.store import Store

ARTICLES = 16
KILLS = 50
NOBODY = 65534

# A server that has imported all that the children need starts each of them in a moment.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["stored", "kg.store.copies", "kg.store.evidence"])


def save(store: Store, number: int) -> None:
    read = read_of(number)
    evidence.save(store, read, extraction_of(read.article))


def add_all(place: str, pipe: Pipe | None = None) -> None:
    """Read all articles that have not been read, as an undisturbed run does."""
    with Store.open(place, patience=60) as store, store.writing():
        if pipe:
            pipe.send("began")
        for number in range(ARTICLES):
            read = read_of(number)
            if evidence.read_by(store, read.source, digest=read.digest) is None:
                evidence.save(store, read, extraction_of(read.article))
            if pipe:
                pipe.send(number)
        update_copies(store)
    if pipe:
        pipe.send("ended")


def intact(file: Path) -> bool:
    """Return whether SQLite finds no fault in the file."""
    connection = sqlite3.connect(file)
    try:
        checked = connection.execute("PRAGMA integrity_check").fetchall()
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    return checked == [("ok",)] and loose == []


def killed(place: str, *, after: int, seconds: float) -> None:
    """Start a run, and kill it some seconds after it has saved so many articles."""
    ours, theirs = processes.Pipe()
    run = processes.Process(target=add_all, args=(place, theirs))
    run.start()
    theirs.close()
    try:
        said = ours.recv()
        while said not in (after, "ended"):
            said = ours.recv()
    except EOFError:
        pytest.fail("the run ended before its time")
    time.sleep(seconds)
    if run.pid and run.is_alive():
        os.kill(run.pid, signal.SIGKILL)
    run.join()
    run.close()
    ours.close()


def test_a_run_that_is_killed_at_any_moment_leaves_an_intact_store(tmp_path: Path) -> None:
    file = tmp_path / "undisturbed.db"
    add_all(str(file))
    with Store.open(file) as store:
        undisturbed = dump(store)
    chance = random.Random(50)
    file = tmp_path / "killed.db"
    for kill in range(KILLS):
        last = chance.randrange(ARTICLES - 1)
        killed(str(file), after=last, seconds=chance.uniform(0, 0.01))
        assert intact(file)
        with Store.open(file) as store:
            saved = len(evidence.known(store))
        assert saved > last
        if kill % 5 == 4:
            add_all(str(file))
            with Store.open(file) as store:
                assert dump(store) == undisturbed
            file.unlink()


def test_a_run_that_is_killed_while_it_makes_the_tables_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    for milliseconds in range(0, 200, 40):
        run = processes.Process(target=add_all, args=(str(file),))
        run.start()
        time.sleep(milliseconds / 1000)
        if run.pid:
            os.kill(run.pid, signal.SIGKILL)
        run.join()
        assert intact(file) or not file.exists()
    add_all(str(file))
    with Store.open(file) as store:
        assert len(evidence.known(store)) == ARTICLES


@pytest.mark.postgres
def test_a_killed_writer_lets_go_of_postgresql(postgres_url: str) -> None:
    killed(postgres_url, after=5, seconds=0.0)
    with Store.open(postgres_url, patience=30) as store:
        with store.writing():
            saved = len(evidence.known(store))
        assert saved >= 6
    add_all(postgres_url)
    with Store.open(postgres_url) as store:
        assert len(evidence.known(store)) == ARTICLES


def test_two_runs_at_once_wait_for_one_another(database: str) -> None:
    Store.open(database).close()
    runs = [processes.Process(target=add_all, args=(database,)) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0]
    with Store.open(database) as store:
        assert len(evidence.known(store)) == ARTICLES


def hold(place: str, pipe: Pipe) -> None:
    with Store.open(place) as store, store.writing():
        pipe.send("writing")
        pipe.recv()


def test_a_writer_in_another_process_is_waited_for_and_then_told(database: str) -> None:
    Store.open(database).close()
    ours, theirs = processes.Pipe()
    holder = processes.Process(target=hold, args=(database, theirs))
    holder.start()
    assert ours.recv() == "writing"
    with Store.open(database, patience=0.3) as store:
        with pytest.raises(StoreBusy, match="another process is writing"):
            save(store, 1)
        assert evidence.known(store) == {}
        ours.send("end")
        holder.join()
        save(store, 1)


# A full disk ----------------------------------------------------------------------------------


def fill(store: Store) -> str:
    """Save articles until the disk is full, and return what is said then."""
    said = ""
    for number in range(2000):
        try:
            save(store, number)
        except StoreError as error:
            said = str(error)
            break
    return said


def test_a_full_disk_is_told_and_leaves_whole_articles(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    with Store.open(file) as store:

        def limit(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA max_page_count = 150")

        event.listen(store.engine, "connect", limit)
        store.engine.dispose()
        said = fill(store)
    assert said == f"{file}: the disk is full; free some space and run the command again"
    assert intact(file)
    with Store.open(file) as store:
        saved = len(evidence.known(store))
        assert saved > 0
        assert evidence.extraction(store, read_of(saved - 1).article.id) is not None
        assert evidence.extraction(store, read_of(saved).article.id) is None
    complete(file, tmp_path)


def fill_quota(place: str, pipe: Pipe) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    with Store.open(place) as store:
        pipe.send(fill(store))


def test_a_file_that_may_not_grow_is_told_and_stays_intact(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    Store.open(file).close()
    ours, theirs = processes.Pipe()
    run = processes.Process(target=fill_quota, args=(str(file), theirs))
    run.start()
    said = ours.recv()
    run.join()
    assert said.startswith(f"{file}: the disk is full")
    assert "\n" not in said
    assert intact(file)
    complete(file, tmp_path)


def complete(file: Path, folder: Path) -> None:
    """Check that the next run brings the store to what an undisturbed one makes."""
    with Store.open(file) as store:
        many = max(len(evidence.known(store)), ARTICLES)
        for number in range(many):
            save(store, number)
        disturbed = dump(store)
    with Store.open(folder / "undisturbed.db") as store:
        for number in range(many):
            save(store, number)
        assert dump(store) == disturbed


# A damaged file -------------------------------------------------------------------------------


def damaged(file: Path, at: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(random.Random(at).randbytes(8192))


def read_all(file: Path) -> str | None:
    """Read every row, and return what is said if that fails."""
    try:
        with Store.open(file) as store:
            dump(store)
    except StoreError as error:
        return str(error)
    return None


@pytest.mark.parametrize("page", [0, 1, 2, 5, 20, 40])
def test_a_damaged_file_ends_in_one_line(tmp_path: Path, page: int) -> None:
    file = tmp_path / "news.db"
    add_all(str(file))
    damaged(file, page * 4096)
    before = file.read_bytes()
    said = read_all(file)
    if said is None:
        assert page, "a file without its first page is no database"
    else:
        assert "\n" not in said
        assert str(file) in said
    assert file.read_bytes() == before


def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    add_all(str(file))
    os.truncate(file, file.stat().st_size // 2)
    said = read_all(file)
    assert said is not None
    assert "the database file is damaged; restore a copy" in said


# A read-only file -----------------------------------------------------------------------------


def try_to_write(place: str, pipe: Pipe) -> None:
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with Store.open(place, create=False) as store:
        pipe.send(len(evidence.known(store)))
        try:
            save(store, 1)
        except StoreError as error:
            pipe.send(str(error))
        else:
            pipe.send("written")


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that every user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="kg-read-only-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def close_file(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o777)


def close_folder(file: Path) -> None:
    file.chmod(0o666)
    file.parent.chmod(0o555)


def close_both(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o555)


@pytest.mark.parametrize("close", [close_file, close_folder, close_both])
def test_what_may_not_be_written_is_read_and_told(
    public_folder: Path, close: Callable[[Path], None]
) -> None:
    file = public_folder / "news.db"
    with Store.open(file) as store:
        save(store, 0)
    (public_folder / "news.db-lock").unlink()
    close(file)
    ours, theirs = processes.Pipe()
    run = processes.Process(target=try_to_write, args=(str(file), theirs))
    run.start()
    theirs.close()
    assert ours.recv() == 1
    assert "is read-only" in ours.recv()
    run.join()
    assert intact(file)
