"""The name of an extractor changes with the rules by which it reads, and with nothing else."""

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


def test_all_rooms_by_which_kg_reads_are_there() -> None:
    assert [room for room in READING if not (HOME / room).exists()] == []


def test_the_name_says_pipeline_version_and_rules() -> None:
    name = extractor_name("en_news 0.3.0")
    assert name.startswith("en_news 0.3.0, rules ")
    assert pipeline_of(name) == "en_news"
