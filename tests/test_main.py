"""A folder of articles is read; what lies in it is never run."""

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What a process imports when it starts, works for another one, or opens a pipeline or a database.
NAMES = (
    "multiprocessing", "pickle", "struct", "queue", "json", "spacy", "sqlalchemy", "alembic",
    "yaml", "numpy", "distributed", "tornado", "msgpack", "sitecustomize", "_posixsubprocess",
)  # fmt: skip


@pytest.fixture
def trap(tmp_path: Path, tiny_model: str) -> Path:
    """A folder with an article, and with code that leaves a mark where it is run."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Marta Vell met Tomas Orun.", encoding="utf-8")
    for name in NAMES:
        mark = tmp_path / f"{name}.was_run"
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'w').close()\n", encoding="utf-8")
    return folder


def marks(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.glob("*.was_run"))


@pytest.mark.parametrize("more", [("--jobs", "2"), ("--cluster", "local", "--jobs", "1")])
def test_no_process_runs_what_lies_beside_the_articles(
    trap: Path, tiny_model: str, more: tuple[str, ...]
) -> None:
    script = trap.parent / "kg"  # as pip installs it
    script.write_text("from kg.cli import main\nif __name__ == '__main__':\n    main()\n")
    command = [sys.executable, str(script), "add", ".", "--model", tiny_model, *more]
    done = subprocess.run(
        [*command, "--db", str(trap.parent / "news.db")],
        capture_output=True, text=True, cwd=trap, check=False, timeout=240,
    )  # fmt: skip
    assert "1 added" in done.stderr, done.stderr
    assert marks(trap) == []


def test_python_m_kg_imports_nothing_of_the_current_folder_for_kg(trap: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--db", "none.db", "stats"],
        capture_output=True, text=True, cwd=trap, check=False, timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "no such database" in done.stderr
    assert set(marks(trap)) <= {"sitecustomize.was_run"}  # before kg is asked anything


def test_alembic_looks_in_no_folder_of_the_user() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOT / "migrations" / "alembic.ini")
    assert all("prepend_sys_path" not in settings[section] for section in settings)
