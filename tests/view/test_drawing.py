"""What is drawn, and how."""

import networkx as nx
import pytest
from graphs_made import crowd

from kg.graph import backbone
from kg.view.drawing import draw, label


def test_shapes_tell_the_kinds_apart(graph: nx.MultiGraph) -> None:
    shapes = {node["kind"]: node["shape"] for node in draw(graph).nodes}
    assert len(set(shapes.values())) == 5
    assert shapes["meeting"] == "diamond"


def test_the_drawing_has_all_nodes_in_their_places_and_no_physics(graph: nx.MultiGraph) -> None:
    drawing = draw(graph)
    assert {node["id"] for node in drawing.nodes} == set(graph)
    assert all({"x", "y", "size"} <= set(node) for node in drawing.nodes)
    assert drawing.options["physics"] == {"enabled": False}


def test_ties_of_two_nodes_are_one_line(graph: nx.MultiGraph) -> None:
    edges = {edge["id"]: edge for edge in draw(graph).edges}
    assert [tie["kind"] for tie in edges["e-lavia|e-vell"]["ties"]] == ["role", "co-mention"]
    assert edges["e-orun|e-vell"]["width"] > edges["e-bay|e-lavia"]["width"]


@pytest.mark.parametrize(
    ("date", "place", "status", "words"),
    [
        ("2023-06-14", "Karsk", "held", "14 June 2023, Karsk"),
        ("2023-06", None, "planned", "June 2023 (planned)"),
        (None, None, "denied", "undated (did not take place)"),
        (None, "Karsk", "held", "Karsk"),
        ("2023-06-12/2023-06-23", None, "held", "12–23 June 2023"),
    ],
)
def test_a_meeting_is_labelled_by_date_and_place(
    date: str | None, place: str | None, status: str, words: str
) -> None:
    assert label({"kind": "meeting", "date": date, "place": place, "status": status}) == words


def test_the_first_picture_is_of_meetings_and_offices(graph: nx.MultiGraph) -> None:
    placed = {node["id"] for node in draw(graph).nodes if node["placed"]}
    assert placed == {"m-june", "m-talks", "m-denied", "e-vell", "e-orun", "e-sade", "e-quist",
                      "e-river", "e-front", "e-lavia", "e-nord"}  # fmt: skip


def test_which_ties_are_spare_does_not_depend_on_the_order_of_a_set() -> None:
    graph = crowd(60, 140)
    # Fewer than half of the nodes: networkx walks them in the order of the set.
    drawn = sorted(graph)[:25]
    shown = {
        tie["id"]
        for edge in draw(graph, drawn=drawn).edges
        for tie in edge["ties"]
        if {edge["from"], edge["to"]} <= set(drawn) and "spare" not in tie
    }
    among = backbone(graph.subgraph(drawn), at_least=round(1.5 * len(drawn)))
    assert shown == {key for _, _, key in among}
