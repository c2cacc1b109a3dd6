"""A network runs in one thread or several, as is asked and as the process may."""

import multiprocessing

import pytest

from kg.nlp.network import threads_of


def test_other_processes_use_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert threads_of(0) == 8
    monkeypatch.setattr(multiprocessing, "parent_process", object)
    assert threads_of(0) == 1
    assert threads_of(3) == 3
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert threads_of(0) == 2
