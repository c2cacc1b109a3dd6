"""A snippet for another page: one meeting, one person, one timeline; no script, no other file."""

import re
from pathlib import Path

import networkx as nx
import pytest
from invented import HOSTED, news
from pages import HOSTILE, Reader
from typer.testing import CliRunner

from kg import graph as graphs
from kg import view
from kg.cli import viewing
from kg.cli.app import app
from kg.errors import KgError
from kg.graph import GraphData, ReportQuote, Source
from kg.model import Entity, Meeting, Quote


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


def test_a_meeting_is_told_with_its_sentences(graph: nx.MultiGraph) -> None:
    snippet = view.embed(graph, "meeting", around=["e-vell", "e-orun"])
    assert "Meeting of Marta Vell – Tomas Orún" in snippet
    assert "14 June 2023, Karsk" in snippet
    assert re.sub("</?mark>", "", HOSTED) in re.sub("</?mark>", "", snippet)
    assert '<a href="https://northern.example/one" rel="noopener">Vell hosts Orun' in snippet
    assert "Northern Post, 15 June 2023" in snippet


def test_a_person_is_told_by_meetings_newest_first(graph: nx.MultiGraph) -> None:
    snippet = view.embed(graph, "person", around=["e-vell"])
    assert "Whom Marta Vell met" in snippet
    assert snippet.index("with Tomas Orún") < snippet.index("with Nora Quist")
    assert "<em>did not take place</em>" in snippet


def test_a_timeline_has_a_lane_for_each_who_took_part(graph: nx.MultiGraph) -> None:
    snippet = view.embed(graph, "timeline", around=["e-vell", "e-sade"])
    for name in ("Marta Vell", "Tomas Orún", "Ilya Sade", "River Commission"):
        assert f"{name}</text>" in snippet
    assert snippet.count("<g><title>") == 2


def test_where_nobody_met_anybody_there_is_no_snippet(graph: nx.MultiGraph) -> None:
    with pytest.raises(KgError, match="no meeting of Ada Lone is known"):
        view.embed(graph, "person", around=["e-lone"])


@pytest.mark.parametrize("what", view.SNIPPETS)
def test_hostile_names_stay_names(what: view.Snippet) -> None:
    entities = tuple(Entity(f"h{n}", "person", HOSTILE[n], (), None, 1, 1) for n in range(6))
    meeting = Meeting("m", "held", tuple(one.id for one in entities), ("r",), "2023", HOSTILE[1])
    report = ReportQuote("r", "held", Quote("a", "a", 0, 9, HOSTILE[1], marks=((0, 3), (2, 9))))
    source = Source("a", HOSTILE[0], HOSTILE[1], HOSTILE[2], "2023", "javascript:alert(1)")
    data = GraphData(entities, (meeting,), (), {"m": (report,)}, articles={"a": source})
    snippet = view.embed(graphs.build(data), what, around=["h0"])
    elements = Reader(snippet).elements
    assert not {"script", "img"} & {tag for tag, _ in elements}
    names = {name for _, attributes in elements for name in attributes}
    assert not {"src", "href"} & names
    assert not any(name.startswith("on") for name in names)


def test_the_command_line_writes_a_snippet(world_db: Path, tmp_path: Path) -> None:
    assert viewing.view
    file = tmp_path / "vell.html"
    base = ["view", "--db", str(world_db), "-o", str(file), "--embed", "person"]
    found = CliRunner().invoke(app, [*base, "--around", "Marta Vell"])
    assert found.exit_code == 0, found.output
    assert file.read_text(encoding="utf-8").startswith('<figure class="kg-embed"')
    assert CliRunner().invoke(app, base).exit_code != 0
