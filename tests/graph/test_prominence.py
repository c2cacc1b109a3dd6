"""Whoever met, and of whom most is written, stands foremost."""

from dataclasses import replace

import networkx as nx
from invented import ARTICLES, news

from kg import graph as graphs
from kg.graph.prominence import independent
from kg.selection import Selection


def test_whoever_met_matters_more_than_who_is_only_named(graph: nx.MultiGraph) -> None:
    weight = graphs.prominence(graph)
    assert weight["e-vell"] == 1.0
    assert weight["e-orun"] > weight["e-lavia"]
    assert weight["e-quist"] > weight["e-karsk"]
    assert weight["m-june"] > max(weight["m-talks"], weight["m-denied"])


def test_articles_that_repeat_one_another_count_once() -> None:
    copies = {key: replace(source, copy_of="a1") for key, source in ARTICLES.items()}
    copied = graphs.prominence(graphs.build(news(articles=copies)))
    alone = graphs.prominence(graphs.build(news()))
    # Two articles told of the meeting in June, and one of them repeats the other.
    assert copied["m-june"] / copied["m-talks"] < alone["m-june"] / alone["m-talks"]


def test_of_few_places_the_participants_of_meetings_take_the_first(graph: nx.MultiGraph) -> None:
    few = graphs.select(graph, Selection(limit=3))
    people = {node for node, kind in few.nodes(data="kind") if kind != "meeting"}
    # The talks have three participants, and do not fit beside those of June.
    assert people == {"e-vell", "e-orun", "e-quist"}
    assert {"m-june", "m-denied"} <= set(few)
    assert graphs.met(graph) >= {"e-sade", "e-river", "e-front", "e-lavia", "e-nord"}
    assert "e-karsk" not in graphs.met(graph)


def test_a_part_of_a_weighed_store_is_weighed_as_the_whole(graph: nx.MultiGraph) -> None:
    known = {"e-vell": 0.25, "m-june": 0.75}
    part = graphs.build(news(weights=known, more={"e-vell": {"independent": 77}}))
    assert graphs.prominence(part)["e-vell"] == 0.25
    assert graphs.prominence(part)["e-lone"] == 0.0
    assert independent(part, "e-vell") == 77
    told = {"a": 3, "b": 3, "m": 1}
    weight = graphs.weigh(told, {"m": ("held", ["a"])})
    assert weight["a"] == 1.0 > weight["b"] > 0
