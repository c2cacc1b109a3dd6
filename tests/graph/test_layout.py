"""Where entities stand in a drawing."""

import itertools
import math

import networkx as nx
import numpy as np
from graphs_made import crowd

from kg import graph as graphs
from kg.graph import GraphData, layout
from kg.model import Entity, Tie

BOX = (60.0, 30.0)


def drawn(ties: str, *, alone: str = "") -> nx.MultiGraph:
    """A graph of people who are called by a letter; "ab bc" ties a to b and b to c."""
    names = sorted({*ties.replace(" ", ""), *alone})
    people = tuple(Entity(name, "person", name, (), None, 1, 1) for name in names)
    told = tuple(Tie("co-mention", left, right, 1, 1, 1) for left, right in ties.split())
    return graphs.build(GraphData(people, (), told))


def places(graph: nx.MultiGraph, *, box: tuple[float, float] = BOX) -> dict[str, tuple[int, int]]:
    """Where the nodes of a graph stand, all of the same size."""
    return graphs.positions(graph, boxes=dict.fromkeys(graph, box))


def test_labels_do_not_cover_each_other() -> None:
    graph = crowd(80, 160)
    boxes = dict.fromkeys(graph, (100.0, 40.0))
    places = graphs.positions(graph, boxes=boxes)
    for (x, y), (u, v) in itertools.combinations(places.values(), 2):
        assert abs(x - u) >= 99 or abs(y - v) >= 39


def test_boxes_that_overlap_are_found_wherever_they_have_moved() -> None:
    chance = np.random.default_rng(5)
    points, sizes = chance.uniform(0, 300, (40, 2)), chance.uniform(10, 60, (40, 2))
    few = layout._Few(sizes)
    for _ in range(30):
        apart = np.abs(points[:, None] - points)
        over = (apart < (sizes[:, None] + sizes) / 2).all(axis=2)
        assert few.clashes(points)[0].tolist() == np.nonzero(np.triu(over, 1))[0].tolist()
        assert few.clashes(points)[1].tolist() == np.nonzero(np.triu(over, 1))[1].tolist()
        points = points + chance.uniform(-9, 9, (40, 2))


def test_two_thousand_nodes_are_placed_in_seconds() -> None:
    graph = crowd(2000, 10_000)
    places = graphs.positions(graph, boxes=dict.fromkeys(graph, (20.0, 20.0)))
    assert len(set(places.values())) > 1900


def test_a_graph_is_drawn_the_same_each_time() -> None:
    graph = crowd(30, 60)
    assert places(graph) == places(graph)


def test_the_order_in_which_nodes_came_changes_nothing() -> None:
    graph = drawn("ab bc cd de ae", alone="xy")
    other = nx.MultiGraph()
    other.add_nodes_from(reversed(list(graph.nodes(data=True))))
    other.add_edges_from(graph.edges(data=True))
    assert places(other) == places(graph)


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    found = places(drawn("ab bc ac de ef df"))
    near = [math.dist(found[a], found[b]) for a, b in ("ab", "bc", "ac", "de", "ef", "df")]
    far = [math.dist(found[a], found[b]) for a in "abc" for b in "def"]
    assert sum(near) / len(near) < sum(far) / len(far)


def test_who_is_tied_to_nobody_stands_below_all_others() -> None:
    found = places(drawn("ab bc", alone="xyz"))
    lowest = max(found[name][1] for name in "abc")
    assert all(found[name][1] > lowest for name in "xyz")
    assert len({found[name][1] for name in "xyz"}) == 1


def test_a_picture_stands_around_its_middle() -> None:
    found = places(drawn("ab bc cd", alone="x"))
    for axis in (0, 1):
        side = [place[axis] for place in found.values()]
        assert abs(max(side) + min(side)) <= 1


def test_a_picture_grows_where_its_boxes_need_more_room() -> None:
    graph = crowd(40, 80)
    small, large = places(graph), places(graph, box=(240.0, 120.0))
    width = [max(x for x, _ in found.values()) for found in (small, large)]
    assert width[1] > 1.5 * width[0]


def test_one_node_and_none_are_pictures_too() -> None:
    assert list(places(drawn("", alone="a"))) == ["a"]
    assert places(nx.MultiGraph()) == {}
