"""A flat graph holds what XML can, and says from when to when an item is."""

import json

import networkx as nx
import pytest

from kg.export.flat import UNWRITABLE, flat, interval, writable


def test_attributes_are_texts_and_numbers(graph: nx.MultiGraph) -> None:
    items = [item for _, item in flat(graph).nodes(data=True)]
    items += [item for _, _, item in flat(graph).edges(data=True)]
    assert {type(value) for item in items for value in item.values()} <= {str, int, float, bool}


def test_lists_are_json_and_what_is_unknown_is_left_out(graph: nx.MultiGraph) -> None:
    made = flat(graph)
    assert json.loads(made.nodes["e-vell"]["aliases"]) == graph.nodes["e-vell"]["aliases"]
    assert graph.nodes["m-denied"]["date"] is None
    assert "date" not in made.nodes["m-denied"]


def test_the_graph_itself_stays_as_it_was(graph: nx.MultiGraph) -> None:
    flat(graph)
    assert isinstance(graph.nodes["e-vell"]["aliases"], list)


def test_characters_that_xml_cannot_hold_are_replaced(nasty: nx.MultiGraph) -> None:
    assert "\x0b" in nasty.nodes["e-odd"]["name"]
    assert not UNWRITABLE.search(flat(nasty).nodes["e-odd"]["name"])


def test_an_id_that_xml_cannot_hold_is_replaced_with_its_edges() -> None:
    made = nx.MultiGraph([("q\x00", "e-vell")])
    assert list(writable(made).edges()) == [("q\ufffd", "e-vell")]


@pytest.mark.parametrize(
    ("node", "days"),
    [
        ("m-june", ("2023-06-14", "2023-06-14")),
        ("m-talks", ("2023-09-01", "2023-09-30")),
        # Without a date of its own: from its first article to its last.
        ("e-vell", ("2023-06-15", "2023-09-20")),
    ],
)
def test_an_item_lasts_as_long_as_its_date_or_its_articles(
    graph: nx.MultiGraph, node: str, days: tuple[str, str]
) -> None:
    assert interval(graph, graph.nodes[node]) == days


def test_what_has_neither_date_nor_article_has_no_days(graph: nx.MultiGraph) -> None:
    assert interval(graph, {"date": None, "sources": []}) is None
