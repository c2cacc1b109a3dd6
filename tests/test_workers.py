"""Extraction in this process and in several: the same answers in the same order."""

import os
from pathlib import Path

import pytest
from stored import read_of

from kg import workers
from kg.errors import KgError, PipelineMissing
from kg.extraction.pipeline import identify, load
from kg.model import Extraction


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
    monkeypatch.setattr(workers, "_deaf", end)
    with pytest.raises(KgError, match="__main__"):
        list(workers.extract_apart([read_of(0), read_of(1)], model=tiny_model, jobs=1))


def test_shares_are_lazy() -> None:
    taken = []

    def reads() -> object:
        for number in range(100):
            taken.append(number)
            yield read_of(number)

    first = next(workers.shares(reads()))  # type: ignore[arg-type]
    assert len(first) == workers.SHARE == len(taken)


def test_nothing_to_extract_starts_nothing(tmp_path: Path) -> None:
    assert list(workers.extract_apart([], model=str(tmp_path), jobs=2)) == []
