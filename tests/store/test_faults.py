"""Whatever write fails or is killed, what is stored is of before or of after."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import world
from sqlalchemy import event
from stored import dump

from kg.errors import StoreError
from kg.knowledge import KnowledgeGraph

FAULTS = Path(__file__).parents[2] / "benchmarks" / "faults.py"


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc"), reason="needs Linux and a C compiler"
)
@pytest.mark.timeout(900)
def test_some_writes_of_every_kind_of_command_fail_and_are_killed() -> None:
    """The benchmark takes each write in turn; here it is only some of them."""
    done = subprocess.run(
        [sys.executable, str(FAULTS), "--every", "29"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" tried, ") == 16


class Dropping:
    """Drops the connection to the server at the n-th statement."""

    def __init__(self) -> None:
        self.left: float = float("inf")

    def __call__(self, connection: Any, *_given: object) -> None:
        self.left -= 1
        if self.left == 0:
            connection.connection.driver_connection.close()


@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_a_connection_that_drops_at_any_statement_leaves_one_state(postgres_url: str) -> None:
    with KnowledgeGraph.open(postgres_url) as news:
        world.fill(news.store)
        before, dropping = dump(news.store), Dropping()
        event.listen(news.store.engine, "before_cursor_execute", dropping)
        for number in range(1, 400, 7):
            dropping.left = number
            try:
                news.merge("Ada Lone", "Nora Quist", by="me")
                break
            except StoreError:
                dropping.left = float("inf")
            assert dump(news.store) == before, number
        dropping.left = float("inf")
        assert news.check(full=True).sound
        assert news.entity("Ada Lone").id == news.entity("Nora Quist").id
