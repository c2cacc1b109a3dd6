"""Parts of a work bring the same, in their order, by whatever process they are done."""

import os
from pathlib import Path

import pytest
from distributed import LocalCluster

from kg.errors import KgError
from kg.jobs import parts
from kg.jobs.cluster import ClusterError
from kg.jobs.parts import dividing, do_there
from kg.version import VERSION


def many(number: int) -> list[int]:
    """Return a part of a work; the work itself is a function that processes of kg know."""
    return [number, number + 1]


def test_processes_bring_what_one_brings_in_order() -> None:
    expected = [sum(many(n)) for n in range(20)]
    with dividing(jobs=2) as run:
        assert list(run(sum, map(many, range(20)))) == expected
        assert list(run(sum, map(many, range(3)))) == expected[:3]
    with dividing(jobs=1) as run:
        assert list(run(sum, map(many, range(20)))) == expected


def test_one_part_and_few_where_nothing_was_said_are_done_here() -> None:
    with dividing(jobs=2) as run:
        assert list(run(_here, ["a"])) == [os.getpid()]
        assert list(run(_here, [])) == []
    with dividing(jobs=None) as run:
        assert set(run(_here, ["a"] * (parts.MANY - 1))) == {os.getpid()}


def _here(_part: str) -> int:
    return os.getpid()


def test_a_part_that_fails_says_why() -> None:
    with dividing(jobs=2) as run, pytest.raises(RuntimeError, match="ValueError: invalid literal"):
        list(run(int, ["1", "2", "many"]))


def test_a_part_at_which_one_process_dies_is_done_by_another(tmp_path: Path) -> None:
    # The first process to come leaves a mark and ends, the next one finds it there.
    mark = str(tmp_path / "mark")
    once = f"import os; os.path.exists({mark!r}) or (os.mkdir({mark!r}), os._exit(9))"
    with dividing(jobs=2) as run:
        assert list(run(exec, [once, "pass"])) == [None, None]
    assert Path(mark).exists()


def test_parts_at_which_processes_die_again_and_again_are_one_clear_line() -> None:
    with dividing(jobs=2) as run, pytest.raises(KgError, match="--jobs 1 resolves without"):
        list(run(os._exit, [1, 2]))


@pytest.mark.filterwarnings("default")  # Dask's own warnings are not about kg
def test_a_cluster_brings_what_one_process_brings() -> None:
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as workers,
        dividing(cluster=workers.scheduler_address) as run,
    ):
        assert list(run(sum, map(many, range(9)))) == [2 * n + 1 for n in range(9)]
        with pytest.raises(ClusterError, match=r"a part of resolving failed: .*invalid literal"):
            list(run(int, ["1", "many"]))


def test_a_worker_with_another_kg_says_which_it_has() -> None:
    assert do_there(int, "1", f"kg {VERSION}") == [1]
    assert do_there(int, "1", "kg 0.0.1") == f"kg {VERSION}"
