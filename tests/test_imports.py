"""Who may know whom: the rooms of kg, held against what they import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

HERE = Path(kg.__file__).parent
FILES = sorted(path for path in HERE.rglob("*.py") if "en_news" not in path.parts)

# What each room may import of kg, itself aside. Nothing reaches back up.
ROOMS = {
    "errors": set(),
    "model": set(),
    "garbage": set(),
    "version": set(),
    "lexicon": set(),
    "files": set(),
    "counting": set(),
    "cells": set(),
    "parts": set(),
    "dates": {"lexicon"},
    "choices": {"errors"},
    "selection": {"choices", "errors", "model"},
    "articles": {"model", "errors", "lexicon"},
    "resolution": {"counting", "model", "errors", "lexicon", "parts"},
    # What is learnt of language knows nothing of kg's nouns: it reads any spaCy document.
    "nlp": {"errors", "lexicon"},
    "extraction": {"model", "errors", "articles", "lexicon", "nlp", "resolution"},
    "results": {"counting", "dates", "model"},
    "store": {
        "counting", "model", "errors", "files", "garbage", "parts", "results", "resolution",
        "selection",
    },
    "jobs": {
        "counting", "model", "errors", "garbage", "articles", "extraction", "nlp", "parts", "store",
    },
    "graph": {"dates", "model", "errors", "results", "selection"},
    "geography": {"resolution"},
    "view": {
        "dates", "model", "errors", "files", "geography", "graph", "resolution", "selection",
    },
    "export": {"cells", "dates", "model", "errors", "files", "graph"},
    "judged_keys": {"model", "errors", "resolution", "store"},
    "correction_targets": {"model", "errors", "judged_keys", "store"},
    "judging": {"model", "correction_targets", "judged_keys", "resolution", "store"},
    "naming": {"model", "resolution", "store"},
    "meeting_queries": {"choices", "errors", "model", "naming", "results", "store"},
    "queries": {"choices", "errors", "meeting_queries", "model", "results", "store"},
    "paging": {"dates", "graph", "model", "results", "selection", "store"},
    "drawing": {
        "choices", "export", "files", "garbage", "graph", "paging", "queries", "results",
        "selection", "store", "view",
    },
    "upkeep": {"errors", "jobs", "store"},
    "knowledge": {
        "articles", "drawing", "errors", "jobs", "judging", "lexicon", "model", "resolution",
        "store", "upkeep",
    },
    "schema": {"store"},
    "mcp": {"errors", "results", "knowledge"},
    "desk": {
        "cells", "model", "errors", "files", "results", "jobs", "judged_keys", "knowledge",
        "lexicon",
    },
    "__main__": {"cli"},
    "cli": {
        "cells", "choices", "counting", "garbage", "model", "errors", "knowledge", "results",
        "jobs", "articles", "export", "files", "mcp", "selection", "desk",
    },
}  # fmt: skip
# Libraries that belong to one room.
OWNED = {
    "spacy": {"nlp", "extraction"},
    "onnxruntime": {"nlp"},
    "tokenizers": {"nlp"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "pyvis": set(),
    "typer": {"cli"},
    "trafilatura": {"articles"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
    "networkx": {"extraction", "graph", "view", "export", "drawing", "paging"},
}
HEAVY = (
    "spacy", "pandas", "networkx", "alembic", "dateparser", "trafilatura", "numpy", "scipy",
    "onnxruntime", "pyvis", "matplotlib", "IPython", "distributed",
)  # fmt: skip


def room_of(path: Path) -> str:
    """Return the room of a file: its folder under kg, or its own name."""
    return path.relative_to(HERE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of the modules that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "kg":
                yield from (f"kg.{alias.name}" for alias in node.names)
            else:
                yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_a_room_knows_only_the_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    known = {name.split(".")[1] for name in imports(path) if name.startswith("kg.")}
    assert known - {room, "version"} <= ROOMS[room]


@pytest.mark.parametrize("library", sorted(OWNED))
def test_a_library_is_known_in_its_room_only(library: str) -> None:
    users = {
        room_of(path)
        for path in FILES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= OWNED[library]


def test_the_nouns_and_the_errors_need_the_standard_library_only() -> None:
    for name in ("model.py", "errors.py", "results/records.py"):
        outside = {module.split(".")[0] for module in imports(HERE / name)} - {"kg"}
        assert outside <= set(sys.stdlib_module_names)


def loaded_by(script: str, folder: Path) -> set[str]:
    """Return the heavy libraries that a script has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys\nprint(*sys.modules)"],
        capture_output=True, text=True, timeout=120, check=True, cwd=folder,
    )  # fmt: skip
    modules = set(done.stdout.splitlines()[-1].split())
    return {library for library in HEAVY if library in modules}


def test_importing_kg_imports_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_by("import kg", tmp_path) == set()


COMMANDS = (
    ["--help"], ["list", "people"], ["list", "articles"], ["list", "copies"], ["met"], ["stats"],
    ["meetings", "--json"], ["mentions", "--json"], ["roles", "--json"], ["judgements"],
    ["formats"],
)  # fmt: skip


def test_questions_import_nothing_heavy(tmp_path: Path) -> None:
    kg.open(tmp_path / "kg.db").close()
    script = (
        "import kg.cli\n"
        f"for command in {COMMANDS!r}:\n"
        "    try:\n"
        "        kg.cli.app(command)\n"
        "    except SystemExit as end:\n"
        "        assert not end.code, (command, end.code)"
    )
    # Newer versions of typer bring pydantic themselves.
    assert loaded_by(script, tmp_path) - {"pydantic"} == set()
