"""Where entities stand in a drawing."""

import itertools

from graphs_made import crowd

from kg import graph as graphs


def test_labels_do_not_cover_each_other() -> None:
    graph = crowd(80, 160)
    boxes = dict.fromkeys(graph, (100.0, 40.0))
    places = graphs.positions(graph, boxes=boxes)
    for (x, y), (u, v) in itertools.combinations(places.values(), 2):
        assert abs(x - u) >= 99 or abs(y - v) >= 39


def test_two_thousand_nodes_are_placed_in_seconds() -> None:
    graph = crowd(2000, 10_000)
    places = graphs.positions(graph, boxes=dict.fromkeys(graph, (20.0, 20.0)))
    assert len(set(places.values())) > 1900
