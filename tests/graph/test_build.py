"""A graph of meetings and entities: what stands in it, what stands out, where it stands."""

import networkx as nx
from invented import ENTITIES, MEETINGS, TIES, news

from kg import graph as graphs
from kg.graph import GraphData
from kg.model import Entity, Meeting
from kg.selection import Selection


def test_a_meeting_is_a_node_between_its_participants(graph: nx.MultiGraph) -> None:
    assert graph.nodes["m-june"]["kind"] == "meeting"
    assert {"e-vell", "e-orun"} <= set(graph["m-june"])
    assert graph.nodes["m-june"]["reports"][0]["text"].startswith("President Marta Vell")


def test_of_a_meeting_people_are_named_first_the_best_known_before_all() -> None:
    held = Meeting("m", "held", ("e-lavia", "e-orun", "e-vell", "gone"), (), None, None)
    made = graphs.build(news(meetings=(held,))).nodes["m"]
    assert made["name"] == "Marta Vell – Tomas Orún – Lavia"
    assert made["participants"] == ["e-vell", "e-orun", "e-lavia", "gone"]


def test_a_meeting_is_tied_to_the_place_that_it_names(graph: nx.MultiGraph) -> None:
    assert [edge["kind"] for edge in graph["m-june"]["e-karsk"].values()] == ["place"]


def test_a_name_of_two_places_ties_a_meeting_to_neither() -> None:
    twin = Entity("e-karsk2", "place", "New Karsk", ("New Karsk", "Karsk"), None, 1, 1)
    graph = graphs.build(news(entities=(*ENTITIES, twin)))
    assert not {"e-karsk", "e-karsk2"} & set(graph["m-june"])


def test_two_people_may_have_several_ties(graph: nx.MultiGraph) -> None:
    kinds = sorted(edge["kind"] for edge in graph["e-vell"]["e-lavia"].values())
    assert kinds == ["co-mention", "role"]


def test_a_role_is_told_of_its_holder_even_where_the_body_is_not_named(
    graph: nx.MultiGraph,
) -> None:
    assert graph.nodes["e-vell"]["roles"] == [{"title": "President", "body": "Lavia"}]
    assert graph.nodes["e-quist"]["roles"] == [{"title": "activist", "body": None}]


def test_attributes_are_plain_values(graph: nx.MultiGraph) -> None:
    def plain(value: object) -> bool:
        if isinstance(value, list):
            return all(plain(part) for part in value)
        if isinstance(value, dict):
            return all(plain(part) for part in value.values())
        return value is None or type(value) in (str, int, float, bool)

    items = [item for _, item in graph.nodes(data=True)]
    items += [item for _, _, item in graph.edges(data=True)]
    assert all(plain(item) for item in items)


def test_an_empty_store_gives_an_empty_graph() -> None:
    empty = graphs.build(GraphData(()))
    assert len(empty) == 0
    assert graphs.importance(empty) == {}
    assert graphs.positions(empty, boxes={}) == {}
    assert len(graphs.select(empty, Selection(limit=10))) == 0


def test_a_meeting_of_people_who_are_not_there_has_no_edge() -> None:
    graph = graphs.build(news(entities=ENTITIES[:1], ties=TIES, meetings=MEETINGS))
    assert set(graph["m-june"]) == {"e-vell"}
    alone = Meeting("m-x", "held", ("nobody", "none"), (), None, None)
    assert len(graphs.build(news(entities=(), meetings=(alone,)))["m-x"]) == 0
