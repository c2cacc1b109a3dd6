"""The manual says what is: commands, options, Python twins, links; and it becomes a site."""

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from invented import news

import kg.cli
import kg.desk
import kg.desk.passwords
import kg.mcp
from kg import graph as graphs
from kg.export import FORMATS, contents
from kg.knowledge import KnowledgeGraph

HERE = Path(__file__).parents[2]
DOCS = HERE / "docs"
COMMANDS = (DOCS / "manual" / "commands.md").read_text(encoding="utf-8")
EXPORTS = (DOCS / "manual" / "exports.md").read_text(encoding="utf-8")
ROWS = [row.split(" | ") for row in re.findall(r"^\| `kg .*\|$", COMMANDS, re.MULTILINE)]
TWINS = sorted({code for row in ROWS for code in re.findall(r"`(.*?)`", row[1])})
PAGES = [HERE / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("| `"))
def test_commands_and_their_options_exist(row: list[str]) -> None:
    commands = typer.main.get_command(kg.cli.app).commands  # type: ignore[attr-defined]
    for code in re.findall(r"`(kg .*?)`", row[0]):
        command = commands[code.split()[1]]
        known = {option for each in command.params for option in each.opts}
        named = re.findall(
            r"(?<!\S)(-\w|--[\w-]+)", " ".join(re.findall(r"`(.*?)`", " ".join(row)))
        )
        assert set(named) <= known, code


@pytest.mark.parametrize("twin", TWINS)
def test_python_twins_take_what_the_manual_gives_them(twin: str) -> None:
    call = ast.parse(twin.replace("…", "'x'"), mode="eval").body
    calls = [node for node in ast.walk(call) if isinstance(node, ast.Call)]
    inner = calls[-1]
    if not isinstance(inner.func, ast.Attribute):
        assert ast.unparse(inner) == "help(kg)"
        return
    owner = ast.unparse(inner.func.value)
    place = {
        "news": KnowledgeGraph, "kg.mcp": kg.mcp, "kg.desk": kg.desk,
        "kg.desk.passwords": kg.desk.passwords, "kg": kg,
    }[owner]  # fmt: skip
    function = getattr(place, inner.func.attr)
    given = [ast.literal_eval(value) for value in inner.args]
    named = {each.arg: ast.literal_eval(each.value) for each in inner.keywords if each.arg}
    first = [None] if place is KnowledgeGraph else []
    inspect.signature(function).bind(*first, *given, **named)


def test_every_format_stands_in_the_page_of_exports() -> None:
    listed = re.findall(r"^\| (`.*?`) \|", EXPORTS, re.MULTILINE)
    assert {name for cell in listed for name in re.findall(r"`([\w-]+)`", cell)} == set(FORMATS)
    assert all(contents(graphs.build(news()), name) for name in ("csv", "dot"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


def test_the_readme_is_short_and_measures_nothing() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120
    assert "benchmarks/" not in text


def test_the_manual_becomes_a_site(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet",
         "--site-dir", str(tmp_path / "site")],
        cwd=HERE, capture_output=True, text=True, timeout=250, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "participants" in (tmp_path / "site" / "manual" / "sql" / "index.html").read_text(
        encoding="utf-8"
    )
