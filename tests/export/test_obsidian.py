"""Notes of Obsidian link to notes that exist."""

import re
from pathlib import Path, PurePosixPath

import networkx as nx
import pytest
import yaml
from invented import ARTICLES, ENTITIES, MEETINGS, news

from kg import graph as graphs
from kg.export import write
from kg.model import Entity

NASTY = "=cmd|' /C calc'!A0 \"<b>\" </script> [[x]] ; }` שלום 🤝 \n\t\x0b"


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    odd = Entity("e-odd", "person", NASTY, (NASTY, "@alias"), None, 1, 1)
    twin = Entity("e-twin", "person", "marta vell", ("marta vell",), None, 1, 1)
    return graphs.build(news(entities=(*ENTITIES, odd, twin), articles=ARTICLES))


def test_obsidian_notes_link_to_notes_that_exist(graph: nx.MultiGraph, tmp_path: Path) -> None:
    written = write(graph, tmp_path / "my.notes", format="obsidian")
    index, *written = written
    assert index.read_text(encoding="utf-8").count("[[") == len(MEETINGS)
    assert len(written) == len(graph)
    notes = {path.relative_to(tmp_path / "my.notes").with_suffix("").as_posix(): path
             for path in written if path.is_file()}  # fmt: skip
    assert len({name.casefold() for name in notes}) == len(graph)
    for path in written:
        text = path.read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2)
        told = yaml.safe_load(front)
        item = graph.nodes[told["id"]]
        assert told["kind"] == item["kind"]
        assert told.get("aliases", []) == item.get("aliases", [])
        assert set(re.findall(r"\[\[(.*?)\]\]", body)) <= set(notes)
        assert not re.search(r'[\\:*?"<>|#^\[\]]', PurePosixPath(path.name).name)
    june = next(path for name, path in notes.items() if name.startswith("Meetings/2023-06-14"))
    assert "> President Marta Vell 🤝 hosted" in june.read_text(encoding="utf-8")
    assert "[[People/Tomas Orún]]" in june.read_text(encoding="utf-8")


def test_no_note_is_written_elsewhere(tmp_path: Path) -> None:
    away = "/../" * 9 + str(tmp_path / "away")
    named = {"..": away, "Twin": "e-twin", "twin": away + "2", "Con": "e-con", "🤝" * 90: "e-long"}
    odd = [Entity(id_, "person", name, (), None, 1, 1) for name, id_ in named.items()]
    made = graphs.build(news(entities=(*ENTITIES, *odd), articles=ARTICLES))
    written = write(made, tmp_path / "notes", format="obsidian")
    assert len({path.name.casefold() for path in written if path.parent.name == "People"}) > len(
        odd
    )
    for path in written:
        assert path.resolve().is_relative_to(tmp_path / "notes")
        assert len(path.name.encode()) < 255
        assert path.stem.casefold() != "con"
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]
