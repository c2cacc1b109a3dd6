"""A run that is killed at any moment leaves an intact store, and the next one completes it."""

import sys
from pathlib import Path

import pytest
from stored import told

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import killed


@pytest.mark.timeout(900)
def test_a_killed_run_is_completed_to_the_same_result(tmp_path: Path, tiny_model: str) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:04}.txt").write_text(told(number), encoding="utf-8")
    line = killed.Line(folder, tmp_path / "news.db", tiny_model)
    intact, equal = killed.kill(line, 2, seed=7)
    assert (intact, equal) == (2, 2)


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="status 1"):
        killed.Line(tmp_path / "missing", tmp_path / "news.db").whole()
