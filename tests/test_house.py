"""The house: small files and functions, no word list outside the lexicon, no circle of imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import kg

HERE = Path(kg.__file__).parent
FILES = sorted(path for path in HERE.rglob("*.py") if "en_news" not in path.parts)
TESTS = Path(__file__).parent
LINES = 300
FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def module_of(path: Path) -> str:
    """Return the dotted name of a file's module."""
    parts = ("kg", *path.relative_to(HERE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of kg that a file imports, also inside functions and for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield from (one for one in (inner, node.module) if one in MODULES)


def length(function: Function) -> int:
    """Return the lines of a function, its docstring aside."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    told = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - told


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, Function)]
    assert {node.name: length(node) for node in functions if length(node) > FUNCTION} == {}


def test_no_imports_go_in_a_circle() -> None:
    graph = nx.DiGraph()
    for name, path in MODULES.items():
        for other in imported(path):
            # That a module lies in a package which imports it is no circle.
            if not name.startswith(f"{other}."):
                graph.add_edge(name, other)
    assert [found for found in nx.strongly_connected_components(graph) if len(found) > 1] == []


# The rooms where language is read. What names elements of formats, and columns, is no language.
LANGUAGE = ("articles", "extraction", "nlp", "resolution")
FORMATS = {
    "articles/archives", "articles/codes.py", "articles/formats", "articles/fields.py",
    "articles/encodings.py",
    "articles/leads.py", "articles/markup.py", "articles/page_dates.py", "articles/stripped.py",
}  # fmt: skip
WORDS = 4


def word_sets(path: Path) -> Iterator[list[str]]:
    """Yield the sets of words that a file holds, also those that are written as a tuple."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Set):
            yield words_in(node)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name):
            if node.func.id in {"set", "frozenset"}:
                yield words_in(node.args[0])
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            yield words_in(node.comparators[0])


def words_in(node: ast.AST) -> list[str]:
    """Return the words among the strings that are listed."""
    listed = node.elts if isinstance(node, ast.Set | ast.List | ast.Tuple) else []
    strings = (each.value for each in listed if isinstance(each, ast.Constant))
    return [each for each in strings if isinstance(each, str) and each.strip("-.").isalpha()]


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if path.relative_to(HERE).parts[0] in LANGUAGE
        and not any(path.is_relative_to(HERE / each) for each in FORMATS)
    ],
    ids=lambda path: str(path.relative_to(HERE)),
)
def test_words_are_listed_in_the_lexicon_alone(path: Path) -> None:
    assert [words for words in word_sets(path) if len(words) > WORDS] == []


ROOMS = sorted({path.relative_to(HERE).parts[0] for path in FILES if path.parent != HERE} | {"."})


def untested(room: str) -> list[str]:
    """Return the modules of a room that have no test file of their name."""
    own = HERE.glob("*.py") if room == "." else (HERE / room).rglob("*.py")
    modules = (path.relative_to(HERE) for path in own if not path.name.startswith("__"))
    return [
        str(module)
        for module in modules
        if "en_news" not in module.parts
        and not (TESTS / module.parent / f"test_{module.name}").exists()
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_each_module_has_a_test_file_of_its_name(room: str) -> None:
    assert untested(room) == []


# What says which words are names, and which names are alike.
DECIDING = ("kg.lexicon", "kg.resolution.likeness")


@pytest.mark.parametrize(
    "module",
    sorted(path.relative_to(HERE / "store").as_posix() for path in (HERE / "store").rglob("*.py")),
)
def test_the_store_decides_nothing_about_names(module: str) -> None:
    used = set(imported(HERE / "store" / module))
    assert [name for name in used if name.startswith(DECIDING)] == []
