"""Extraction in this process and in several: the same answers in the same order."""

import os
from pathlib import Path

import pytest
from stored import read_of

from kg import workers
from kg.errors import KgError, PipelineMissing
from kg.model import Extraction
from kg.nlp.pipeline import identify, load


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a share be two articles."""
    monkeypatch.setattr(workers, "SHARE", 2)


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
    pool = workers._pool

    def noted(jobs: int) -> object:
        opened.append(jobs)
        return pool(jobs)

    monkeypatch.setattr(workers, "_pool", noted)
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
        assert workers.name_of(model) == identify(load(model))
    for missing in ("no_such_pipeline", "no such pipeline", str(Path(tiny_model) / "vocab")):
        with pytest.raises(PipelineMissing):
            workers.name_of(missing)


def kill(_reads: object, **_choices: object) -> list[object]:
    """Stand in for an article at which the process is killed."""
    os._exit(9)


@pytest.mark.usefixtures("few")
def test_an_article_at_which_processes_die_fails_alone(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_extract_reads", kill)
    reads = [read_of(number) for number in range(2)]
    for _, found in workers.extract_apart(reads, model=tiny_model, jobs=1):
        assert isinstance(found, RuntimeError)
        assert "killed, twice" in str(found)


def end() -> None:
    """Stand in for a script that adds articles again when a process imports it."""
    os._exit(1)


def test_processes_that_cannot_begin_are_not_started_for_each_article(
    tiny_model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_prepare", end)
    with pytest.raises(KgError, match="__main__"):
        list(workers.extract_apart([read_of(0), read_of(1)], model=tiny_model, jobs=1))


def test_shares_are_lazy() -> None:
    taken = []

    def reads() -> object:
        for number in range(1000):
            taken.append(number)
            yield read_of(number)

    first = next(workers.shares(reads(), hands=2))  # type: ignore[arg-type]
    assert len(first) == workers.SHARE
    assert len(taken) <= 4 * workers.SHARE


@pytest.mark.parametrize("number", [0, 1, 7, 64, 300])
def test_shares_hold_every_article_once_and_become_smaller(number: int) -> None:
    reads = [read_of(one) for one in range(number)]
    found = list(workers.shares(iter(reads), hands=2))
    assert [read for share in found for read in share] == reads
    sizes = [len(share) for share in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(size <= workers.SHARE for size in sizes)
    assert sizes[-2:-1] in ([], [workers.LEAST])


def test_nothing_to_extract_starts_nothing(tmp_path: Path) -> None:
    assert list(workers.extract_apart([], model=str(tmp_path), jobs=2)) == []
