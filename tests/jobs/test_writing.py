"""On a server, processes save what they read themselves: nothing is lost, and nothing is twice."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from stored import dump, read_of, told

from kg.jobs import chunks
from kg.jobs.add import add
from kg.jobs.writing import Written, write, written
from kg.model import Extraction
from kg.store import evidence, knowledge, stale
from kg.store.checking import check
from kg.store.store import Store

ARTICLES = 70
EVIDENCE = (
    "article", "article_path", "claim", "extraction", "mention", "report", "report_participant",
    "sentence", "source",
)  # fmt: skip
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles, one of which lies in it twice."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"{number:03}.txt").write_text(told(number))
    (folder / "again.txt").write_text(told(0))
    return folder


def read_in(store: Store) -> Rows:
    """Return all rows of what was read."""
    rows = dump(store)
    return {name: rows[name] for name in EVIDENCE}


@pytest.fixture
def wanted(archive: Path, tiny_model: str, tmp_path: Path) -> Rows:
    """What one process that reads and saves all by itself leaves."""
    with Store.open(tmp_path / "alone.db") as store:
        add(store, [archive], model=tiny_model, jobs=1, threads=1)
        return read_in(store)


def test_what_cannot_be_saved_comes_back_as_it_was_read(own_store: Store) -> None:
    good, bad = read_of(1), read_of(2, text="A null \0 in it.")
    failed = RuntimeError("it takes too long")
    found = [Extraction(read.article.id, "invented 1") for read in (good, bad)]
    assert written(own_store, [good, bad, bad], [*found, failed]) == [
        Written("added", 0, 0), found[1], failed,
    ]  # fmt: skip
    assert write(own_store, good, found[0]) == Written("unchanged", 0, 0)
    assert evidence.number(own_store) == 1


@pytest.mark.timeout(900)
@pytest.mark.postgres
def test_processes_save_what_one_does(
    archive: Path, tiny_model: str, postgres_url: str, wanted: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 8)
    saved = []

    def by_this_process(*given: Any) -> Written:
        saved.append(given)
        return write(*given)

    monkeypatch.setattr("kg.jobs.run.write", by_this_process)
    with Store.open(postgres_url) as store:
        summary = add(store, [archive], model=tiny_model, jobs=2, threads=1)
        assert summary.failed == []
        assert summary.mentions >= len(wanted["mention"])
        assert stale.unresolved(store) == ARTICLES
        assert read_in(store) == wanted
        knowledge.resolve(store)
        assert check(store, full=True).sound
        assert add(store, [archive], model=tiny_model, jobs=2, threads=1).added == 0
    assert saved == []


@pytest.mark.timeout(900)
@pytest.mark.postgres
def test_killed_and_begun_again_at_random_nothing_is_lost_or_twice(
    archive: Path, tiny_model: str, postgres_url: str, wanted: Rows, tmp_path: Path
) -> None:
    script = f"""
from kg.jobs import chunks
from kg.jobs.add import add
from kg.store.store import Store
chunks.CHUNK = 4
with Store.open({postgres_url!r}) as store:
    print("begun", flush=True)
    add(store, [{str(archive)!r}], model={tiny_model!r}, jobs=2, threads=1)
"""
    command = [sys.executable, "-c", script]
    Store.open(postgres_url).close()
    chance = random.Random(1)
    for _ in range(3):
        run = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path, env={**os.environ})
        assert run.stdout
        assert run.stdout.readline() == b"begun\n"
        assert more_were_saved(postgres_url, chance.randint(1, 12), run)
        time.sleep(chance.random() / 20)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
    subprocess.run(command, check=True, cwd=tmp_path, stdout=subprocess.DEVNULL)
    with Store.open(postgres_url) as store:
        assert read_in(store) == wanted
        knowledge.resolve(store)
        assert check(store, full=True).sound


def more_were_saved(url: str, more: int, run: subprocess.Popen[bytes]) -> bool:
    """Wait until a run has saved so many more articles, or ended; return whether it did either."""
    with Store.open(url, migrate=False) as store:
        before, until = evidence.number(store), time.monotonic() + 120
        while time.monotonic() < until:
            if evidence.number(store) >= before + more or run.poll() is not None:
                return True
            time.sleep(0.01)
    return False
