"""How entities weigh, belong together and lead to one another."""

import os
import subprocess
import sys

import networkx as nx
import pytest
from graphs_made import crowd
from invented import ENTITIES

from kg import graph as graphs
from kg.graph import GraphData
from kg.model import Entity, Tie


def test_importance_is_highest_for_whom_most_is_told_of(graph: nx.MultiGraph) -> None:
    weight = graphs.importance(graph)
    people = [entity.id for entity in ENTITIES]
    assert max(people, key=weight.__getitem__) == "e-vell"
    assert max(weight.values()) == 1.0
    assert min(people, key=weight.__getitem__) == "e-lone"


def test_importance_is_pagerank() -> None:
    graph = crowd(60, 150)
    for _, _, edge in graph.edges(data=True):
        edge["strength"] = graphs.measures.strength(edge)
    expected = nx.pagerank(nx.Graph(graph), weight="strength")
    ours = graphs.importance(graph)
    highest = max(expected.values())
    for node, value in expected.items():
        assert ours[node] == pytest.approx(value / highest, abs=1e-3)


def test_the_backbone_keeps_the_tie_that_stands_out() -> None:
    names = [Entity(f"e{n}", "person", f"Name {n}", (), None, 1, 1) for n in range(12)]
    weak = [Tie("co-mention", "e00"[:2], f"e{n}", 1, 1, 1) for n in range(2, 12)]
    weak += [Tie("co-mention", f"e{n}", f"e{n + 1}", 2, 1, 1) for n in range(2, 11)]
    strong = Tie("co-mention", "e0", "e1", 30, 9, 9)
    others = [Tie("co-mention", "e1", f"e{n}", 1, 1, 1) for n in range(2, 12)]
    graph = graphs.build(GraphData(tuple(names), (), (strong, *weak, *others)))
    chances = graphs.disparity(graph)
    key = graphs.tie_id(strong)
    best = min(chances, key=chances.__getitem__)
    assert best[2] == key
    # (1 - 30/40) ** 10, as in equation 2 of Serrano et al. (2009).
    assert chances[best] == pytest.approx(0.25**10)
    kept = graphs.backbone(graph)
    assert best in kept
    assert len(kept) < len(chances)
    assert {node for edge in kept for node in edge[:2]} == set(graph)


def test_communities_are_the_same_whatever_the_order_of_hashes() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests', '.']\n"
        "from graphs_made import crowd; from kg import graph as g\n"
        "c = crowd(40, 90); boxes = {n: (60.0, 30.0) for n in c}\n"
        "print(sorted(g.communities(c).items()), sorted(g.positions(c, boxes=boxes).items()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_communities_part_those_who_have_no_tie() -> None:
    entities = tuple(Entity(each, "person", each, (), None, 1, 1) for each in "abcxyz")
    pairs = ["ab", "bc", "ac", "xy", "yz", "xz"]
    ties = tuple(Tie("co-mention", *pair, 3, 1, 1) for pair in pairs)
    group = graphs.communities(graphs.build(GraphData(entities, (), ties)))
    assert group["a"] == group["b"] == group["c"]
    assert group["x"] == group["y"] == group["z"] != group["a"]


def test_neighbours_sat_at_the_same_table(graph: nx.MultiGraph) -> None:
    near = graphs.neighbours(graph, "e-quist")
    assert near == {"e-quist", "m-denied", "e-vell"}
    assert "e-orun" in graphs.neighbours(graph, "e-quist", steps=2)


def test_paths_lead_from_one_to_the_other(graph: nx.MultiGraph) -> None:
    (first, *_) = graphs.paths(graph, "e-quist", "e-nord")
    assert first == ["e-quist", "m-denied", "e-vell", "e-orun", "e-nord"]
    assert graphs.paths(graph, "e-quist", "e-lone") == []
    assert graphs.paths(graph, "e-quist", "e-quist") == [["e-quist"]]
