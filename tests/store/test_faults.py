"""Whatever write fails or is killed, what is stored is of before or of after."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import dropped
import faults


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc"), reason="needs Linux and a C compiler"
)
@pytest.mark.timeout(900)
def test_some_writes_of_every_kind_of_command_fail_and_are_killed() -> None:
    """The benchmark takes each write in turn; here it is only some of them."""
    done = subprocess.run(
        [sys.executable, faults.__file__, "--every", "200"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" tried, ") == 16


@pytest.mark.postgres
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", list(dropped.CHANGES))
def test_a_connection_that_drops_at_any_statement_leaves_one_state(
    postgres_url: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The benchmark takes each statement in turn; here it is only some of them."""
    monkeypatch.chdir(tmp_path)
    dropped.fill(tmp_path)
    with KnowledgeGraph.open(postgres_url) as news:
        found = dropped.tried(name, news, every=19)
    assert found["tried"] > 3
    assert {found[what] for what in ("told", "whole", "equal")} == {found["tried"]}
