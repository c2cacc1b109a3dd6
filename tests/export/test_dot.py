"""Graphviz gets names that cannot break out."""

import re

import networkx as nx
import pytest
from exported import NASTY, only

from kg.export.dot import label, quoted


def test_dot_quotes_names(nasty: nx.MultiGraph) -> None:
    dot = only(nasty, "dot")
    assert dot.count("{") - dot.count("}") == NASTY.count("{") - NASTY.count("}")
    for line in dot.split("\n")[2:-2]:
        assert re.fullmatch(r'  ("([^"\\]|\\.)*"|[^"])*;', line), line


def test_every_node_has_the_shape_of_its_kind(graph: nx.MultiGraph) -> None:
    dot = only(graph, "dot")
    assert '"e-vell" [label="Marta Vell", shape=ellipse];' in dot
    assert '"e-lavia" [label="Lavia", shape=hexagon];' in dot


def test_a_meeting_that_was_not_held_is_dashed(graph: nx.MultiGraph) -> None:
    dashed = [line for line in only(graph, "dot").splitlines() if "style=dashed" in line]
    assert sorted(line.split('"')[1] for line in dashed) == ["m-denied", "m-talks"]


def test_an_office_stands_on_its_edge_and_a_shared_sentence_is_grey(graph: nx.MultiGraph) -> None:
    dot = only(graph, "dot")
    assert '"e-vell" -- "e-lavia" [label="President"];' in dot
    (shared,) = (line for line in dot.splitlines() if "weight=5" in line)
    assert shared.endswith(" [color=gray, weight=5];")
    assert "e-orun" in shared
    assert "e-vell" in shared


@pytest.mark.parametrize(
    ("date", "place", "status", "text"),
    [
        ("2023-06-14", "Karsk", "held", "14 June 2023, Karsk"),
        (None, None, "held", "meeting"),
        (None, None, "denied", "did not take place"),
        ("2023-09", None, "planned", "September 2023, planned"),
    ],
)
def test_a_meeting_is_called_by_when_and_where_it_was_and_whether(
    date: str | None, place: str | None, status: str, text: str
) -> None:
    assert label({"date": date, "place": place, "status": status}) == text


def test_a_quoted_name_keeps_its_marks_and_breaks_no_line() -> None:
    assert quoted('the "Front"\\\n') == r'"the \"Front\"\\\n"'
