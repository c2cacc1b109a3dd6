"""Processes that read: one that dies or hangs is replaced, and costs one article at most."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from stored import read_of

from kg.errors import KgError
from kg.jobs import chunks, processes, workers
from kg.jobs.limits import Limits
from kg.model import Extraction


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a share be two articles."""
    monkeypatch.setattr(chunks, "CHUNK", 2)


# What a process does instead of reading, by a word in the article.
DISTURBED = """
import os, time
from kg.jobs import chunks
read = chunks.together
def together(extractor, articles, limits):
    if any("deadly" in one.text for one in articles):
        os._exit(9)
    if any("endless" in one.text for one in articles):
        with chunks.within(limits.seconds):
            while True:
                time.sleep(0.01)
    if any("stubborn" in one.text for one in articles):
        time.sleep(600)
    return read(extractor, articles, limits)
chunks.together = together
"""


@pytest.fixture
def disturbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes die or hang at some articles."""
    monkeypatch.setattr(processes, "START", f"{DISTURBED}\n{processes.START}")


@pytest.mark.parametrize(
    ("word", "seconds", "said"),
    [
        ("deadly", 60, "killed, twice"),
        ("endless", 2, "more than 2 seconds"),
        ("stubborn", 2, "more than 2"),
    ],
)
@pytest.mark.usefixtures("few", "disturbed")
def test_an_article_at_which_processes_die_or_hang_fails_alone(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch, word: str, seconds: int, said: str
) -> None:
    monkeypatch.setattr(processes, "GRACE", 1.0)
    texts = ["Marta Vell met Tomas Orun.", f"A {word} word.", "Ilya Sade met Nora Quist."]
    reads = [read_of(number, text=text) for number, text in enumerate(texts)]
    limits = Limits(seconds=seconds)
    found = list(workers.extract_apart(reads, model=tiny_model, jobs=2, limits=limits))
    assert [read for read, _ in found] == reads
    good, bad, last = (one for _, one in found)
    assert isinstance(good, Extraction)
    assert isinstance(last, Extraction)
    assert said in str(bad)


def children() -> list[int]:
    """Return the processes that read for this one."""
    told = subprocess.run(
        ["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 2) for line in told.stdout.splitlines()[1:]]
    return [
        int(row[0]) for row in rows if int(row[1]) == os.getpid() and "kg.jobs.worker" in row[2]
    ]


@pytest.mark.usefixtures("few")
def test_a_process_that_is_killed_costs_a_second_try(tiny_model: str) -> None:
    reads = [read_of(number) for number in range(40)]
    found = []
    for number, (read, result) in enumerate(workers.extract_apart(reads, model=tiny_model, jobs=2)):
        if number in (1, 9, 17):
            os.kill(children()[0], signal.SIGKILL)
            time.sleep(0.2)  # while this process does something else
        found.append((read, result))
    assert found == list(workers.extract_here(reads, model=tiny_model))
    assert children() == []


def test_processes_that_cannot_begin_are_not_started_for_each_article(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "START", "raise SystemExit(1)")
    with pytest.raises(KgError, match="end as soon as they begin"):
        list(workers.extract_apart([read_of(0), read_of(1)], model=tiny_model, jobs=1))


BEGUN = """
import sys
from kg.jobs.worker import READY, receive, send
receive(sys.stdin.buffer)
send(sys.stdout.buffer, READY if sys.stderr else "there is no standard error")
"""


def test_a_process_begins_where_standard_error_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "START", BEGUN)
    process = processes.Process(model=None, threads=1, limits=Limits())
    error = os.dup(processes.STDERR)
    os.close(processes.STDERR)
    try:
        process._begin()
    finally:
        os.dup2(error, processes.STDERR)
        os.close(error)
        process.end()


def test_a_pipeline_that_a_process_cannot_open_is_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no_such_pipeline"):
        list(workers.extract_apart([read_of(0)], model="no_such_pipeline", jobs=1))
