"""The name of an extractor changes with the rules by which it reads, and with nothing else."""

import ast
from pathlib import Path

from kg.extraction.version import HOME, READING, digest, extractor_name, pipeline_of


def rooms(folder: Path, text: str = "a = 1\n") -> str:
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "rules" / "titles.tsv").write_bytes(text.encode())
    return digest(folder, ("rules",))


def test_a_changed_list_is_another_version(tmp_path: Path) -> None:
    before = rooms(tmp_path / "one", "title\npresident\n")
    assert rooms(tmp_path / "two", "title\npresident\npremier\n") != before


def test_how_lines_end_and_where_kg_lies_say_nothing(tmp_path: Path) -> None:
    before = rooms(tmp_path / "one", "title\npresident\n")
    assert rooms(tmp_path / "elsewhere", "title\r\npresident\r\n") == before


def test_what_python_leaves_beside_the_rules_says_nothing(tmp_path: Path) -> None:
    before = rooms(tmp_path)
    (tmp_path / "rules" / "titles.pyc").write_bytes(b"\0")
    assert rooms(tmp_path) == before


def imported(path: Path) -> set[Path]:
    """The files of kg that a file imports, of packages their `__init__`."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("kg."):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    places = [HOME.joinpath(*name.split(".")[1:]) for name in names]
    files = (each for place in places for each in (place.with_suffix(".py"), place / "__init__.py"))
    return {each for each in files if each.is_file()}


def test_every_rule_by_which_kg_reads_is_part_of_its_version() -> None:
    reading = [*HOME.glob("extraction/**/*.py"), *HOME.glob("nlp/*.py")]
    reading += [HOME / "articles" / "reading_text.py"]
    seen: set[Path] = set()
    without = {HOME / "model.py", HOME / "errors.py", HOME / "articles" / "__init__.py"}
    while reading:
        one = reading.pop()
        # Nouns and errors decide nothing, nor does what reads files: their texts are stored.
        if one not in seen and one not in without:
            seen.add(one)
            reading += imported(one)
    names = {each.relative_to(HOME).as_posix() for each in seen}
    assert {"resolution/names/nicknames.py", "articles/wrapping.py"} <= names
    assert {name for name in names if not name.startswith(READING)} == set()


def test_all_rooms_by_which_kg_reads_are_there() -> None:
    assert [room for room in READING if not (HOME / room).exists()] == []


def test_the_name_says_pipeline_version_and_rules() -> None:
    name = extractor_name("en_news 0.3.0")
    assert name.startswith("en_news 0.3.0, rules ")
    assert pipeline_of(name) == "en_news"
