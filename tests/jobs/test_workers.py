"""Extraction in this process and in several: the same answers in the same order."""

import os
from pathlib import Path

import pytest
from stored import read_of

from kg.errors import PipelineMissing
from kg.extraction.version import extractor_name
from kg.jobs import chunks, workers
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


def test_nothing_to_extract_starts_nothing(tmp_path: Path) -> None:
    assert list(workers.extract_apart([], model=str(tmp_path), jobs=2)) == []
