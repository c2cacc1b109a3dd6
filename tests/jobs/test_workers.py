"""Extraction in this process and in several: the same answers in the same order."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stored import read_of

from kg.errors import KgError, PipelineMissing
from kg.extraction.version import extractor_name
from kg.jobs import chunks, processes, workers
from kg.jobs.limits import Limits
from kg.model import Extraction
from kg.nlp.pipeline import identify, load


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a share be two articles."""
    monkeypatch.setattr(chunks, "CHUNK", 2)


@pytest.mark.usefixtures("few")
def test_processes_find_what_one_finds_and_in_order(tiny_model: str) -> None:
    reads = [read_of(number) for number in range(7)]
    here = list(workers.extract_here(reads, model=tiny_model))
    apart = list(workers.extract_apart(iter(reads), model=tiny_model, jobs=2))
    assert apart == here
    assert [read for read, _ in apart] == reads
    assert all(isinstance(found, Extraction) and found.mentions for _, found in apart)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("number", "processes"), [(4, []), (5, [2]), (7, [2])])
def test_many_articles_are_read_by_several_processes(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch, number: int, processes: list[int]
) -> None:
    opened: list[int] = []
    apart = workers.extract_apart

    def noted(*given: object, jobs: int, **choices: object) -> object:
        opened.append(jobs)
        return apart(*given, jobs=jobs, **choices)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "extract_apart", noted)
    monkeypatch.setattr(workers, "MANY", 5)
    monkeypatch.setattr(workers, "PROCESSES", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    reads = [read_of(one) for one in range(number)]
    found = list(workers.extract(iter(reads), model=tiny_model, jobs=None))
    assert opened == processes
    assert found == list(workers.extract(reads, model=tiny_model, jobs=1))


@pytest.mark.pipeline
@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("threads", [2, 7])
def test_threads_find_what_one_finds_and_in_order(threads: int) -> None:
    reads = [read_of(number) for number in range(7)]
    one = list(workers.extract_here(reads, threads=1))
    assert list(workers.extract_here(reads, threads=threads)) == one
    assert [read for read, _ in one] == reads


def test_a_pipeline_is_named_without_loading_it(tiny_model: str) -> None:
    for model in (None, tiny_model):
        assert workers.name_of(model) == extractor_name(identify(load(model)))
    for missing in ("no_such_pipeline", "no such pipeline", str(Path(tiny_model) / "vocab")):
        with pytest.raises(PipelineMissing):
            workers.name_of(missing)


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
    ("word", "said"),
    [("deadly", "killed, twice"), ("endless", "more than 1 seconds"), ("stubborn", "more than 1")],
)
@pytest.mark.usefixtures("few", "disturbed")
def test_an_article_at_which_processes_die_or_hang_fails_alone(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch, word: str, said: str
) -> None:
    monkeypatch.setattr(processes, "GRACE", 1.0)
    texts = ["Marta Vell met Tomas Orun.", f"A {word} word.", "Ilya Sade met Nora Quist."]
    reads = [read_of(number, text=text) for number, text in enumerate(texts)]
    limits = Limits(seconds=1)
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


def test_a_process_ends_with_the_one_that_it_reads_for(tiny_model: str, tmp_path: Path) -> None:
    script = f"""
from stored import read_of
from kg.jobs import workers
reads = (read_of(number) for number in range(10_000))
for number, _ in enumerate(workers.extract_apart(reads, model={tiny_model!r}, jobs=2)):
    if number == 5:
        print("reading", flush=True)
"""
    tests = str(Path(__file__).parents[1])
    path = os.pathsep.join([tests, os.environ["PYTHONPATH"]])
    for sent in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
        run = subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        assert run.stdout
        assert run.stdout.readline() == b"reading\n"
        mine = subprocess.run(
            ["pgrep", "-P", str(run.pid)], capture_output=True, text=True, check=True
        ).stdout.split()
        assert len(mine) == 2
        run.send_signal(sent)
        run.wait()
        run.stdout.close()
        until = time.monotonic() + 2
        while alive(mine) and time.monotonic() < until:
            time.sleep(0.05)
        assert alive(mine) == []


def alive(pids: list[str]) -> list[str]:
    """Return those of these processes that still run."""
    states = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return [
        pid
        for pid, stat in states.items()
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    ]


def test_processes_that_cannot_begin_are_not_started_for_each_article(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "START", "raise SystemExit(1)")
    with pytest.raises(KgError, match="end as soon as they begin"):
        list(workers.extract_apart([read_of(0), read_of(1)], model=tiny_model, jobs=1))


def test_a_pipeline_that_a_process_cannot_open_is_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no_such_pipeline"):
        list(workers.extract_apart([read_of(0)], model="no_such_pipeline", jobs=1))


def test_shares_are_lazy() -> None:
    taken = []

    def reads() -> object:
        for number in range(1000):
            taken.append(number)
            yield read_of(number)

    first = next(chunks.chunks(reads(), workers=2))  # type: ignore[arg-type]
    assert len(first) == chunks.CHUNK
    assert len(taken) <= 4 * chunks.CHUNK


@pytest.mark.parametrize("number", [0, 1, 7, 64, 300])
def test_shares_hold_every_article_once_and_become_smaller(number: int) -> None:
    reads = [read_of(one) for one in range(number)]
    found = list(chunks.chunks(iter(reads), workers=2))
    assert [read for chunk in found for read in chunk] == reads
    sizes = [len(chunk) for chunk in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= chunks.CHUNK for size in sizes)
    assert sizes[-2:-1] in ([], [chunks.LEAST])


def test_nothing_to_extract_starts_nothing(tmp_path: Path) -> None:
    assert list(workers.extract_apart([], model=str(tmp_path), jobs=2)) == []
