"""What of a graph is chosen, and that it is said."""

import networkx as nx
from invented import ENTITIES

from kg import graph as graphs
from kg.selection import Selection


def test_selection_by_time(graph: nx.MultiGraph) -> None:
    summer = graphs.select(graph, Selection(since="2023-06", until="2023-06-30"))
    assert "m-june" in summer
    assert "m-talks" not in summer
    autumn = graphs.select(graph, Selection(since="2023-09-10"))
    assert "m-talks" in autumn
    assert {"e-sade", "e-river", "e-front"} <= set(autumn)
    assert "m-june" not in autumn


def test_selection_around_a_name(graph: nx.MultiGraph) -> None:
    near = graphs.select(graph, Selection(around=("e-quist",)))
    assert set(near) == {"e-quist", "m-denied", "e-vell"}


def test_selection_by_kind_leaves_no_meeting_of_nobody(graph: nx.MultiGraph) -> None:
    people = graphs.select(graph, Selection(kinds=("person", "meeting")))
    assert "m-talks" not in people
    assert "m-june" in people
    assert {people.nodes[node]["kind"] for node in people} == {"person", "meeting"}


def test_selection_by_number_of_articles_and_by_importance(graph: nx.MultiGraph) -> None:
    assert set(graphs.select(graph, Selection(min_articles=3))) == {"e-vell", "e-lavia"}
    few = graphs.select(graph, Selection(limit=4))
    assert sum(1 for _, kind in few.nodes(data="kind") if kind != "meeting") == 4
    assert "e-vell" in few


def test_whoever_was_asked_for_is_never_lost_to_another_choice(graph: nx.MultiGraph) -> None:
    assert set(
        graphs.select(graph, Selection(around=("e-quist",), since="2024", min_articles=9))
    ) == {"e-quist"}
    assert len(graphs.select(graph, Selection(around=("nobody",)))) == 0


def test_of_many_meetings_those_stay_that_most_is_written_of(graph: nx.MultiGraph) -> None:
    few = graphs.select(graph, most_meetings=1)
    assert {node for node, kind in few.nodes(data="kind") if kind == "meeting"} == {"m-june"}
    assert set(few) == {entity.id for entity in ENTITIES} | {"m-june"}


def test_whoever_was_asked_for_is_never_cut_by_the_limit(graph: nx.MultiGraph) -> None:
    assert "e-quist" in graphs.select(graph, Selection(around=("e-quist",), limit=1))


def test_how_much_is_shown_is_said_in_words() -> None:
    assert graphs.share(120, 2431) == "120 of 2,431 entities"
