"""What a page is made of: all of a small store, and of a large one what matters most."""

from collections.abc import Collection
from typing import Any

import networkx as nx
import pytest

from kg import paging
from kg.knowledge import KnowledgeGraph
from kg.selection import Selection


def paged(
    news: KnowledgeGraph, *, limit: int = 150, drawn: Collection[str] | None = None
) -> nx.MultiGraph:
    """Return the graph of a page that draws these nodes at first, or all."""
    with news.store.reading() as connection:
        graph, first = paging.page_graph(
            connection, Selection(), limit=limit,
            drawn=lambda rough: set(rough) if drawn is None else drawn,
        )  # fmt: skip
    assert first is not None
    return graph


def of_kind(graph: nx.MultiGraph, kind: str) -> dict[Any, Any]:
    return {
        tuple(sorted((left, right))): item
        for left, right, item in graph.edges(data=True)
        if item["kind"] == kind
    }


def test_a_page_of_a_small_store_holds_all_of_it(news: KnowledgeGraph) -> None:
    whole, graph = news.graph(), paged(news)
    assert set(graph) == set(whole)
    assert of_kind(graph, "co-mention") == of_kind(whole, "co-mention")
    assert of_kind(graph, "role").keys() == of_kind(whole, "role").keys()
    assert of_kind(graph, "participant").keys() == of_kind(whole, "participant").keys()
    for node, item in graph.nodes(data=True):
        assert sorted(item["sources"]) == sorted(whole.nodes[node]["sources"])
        assert "days" not in item


def test_of_many_meetings_a_page_holds_the_foremost(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MEETINGS", 1)
    graph = paged(news)
    meetings = [node for node, kind in graph.nodes(data="kind") if kind == "meeting"]
    weights = graph.graph["weights"]
    all_ = [node for node, kind in news.graph().nodes(data="kind") if kind == "meeting"]
    assert meetings == [min(all_, key=lambda one: (-weights[one], one))]
    # Of those that are left out a person's number of meetings tells.
    vell = next(item for _, item in graph.nodes(data=True) if item["name"] == "Marta Vell")
    assert vell["met"] > 1


def test_of_many_articles_a_page_tells_when_and_by_whom(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "SOURCES", 1)
    monkeypatch.setattr(paging, "TIE_SOURCES", 0)
    whole, graph = news.graph(), paged(news)
    published = {key: each["published"] for key, each in whole.graph["articles"].items()}
    for node, item in graph.nodes(data=True):
        days = {published[key] for key in whole.nodes[node]["sources"]}
        if item["kind"] != "meeting" and len(whole.nodes[node]["sources"]) > 1:
            assert [published[key] for key in item["sources"]] == [max(days)]
            assert {day for run in item["days"] for day in run.split("/")} <= days
            assert min(days) in item["days"][0]
    tie = next(iter(of_kind(graph, "co-mention").values()))
    assert tie["days"]
    assert len(tie["sources"]) <= len(tie["quotes"])
    dated = {key for _, item in whole.nodes(data=True) for key in item["sources"] if published[key]}
    assert sum(count for _, count in graph.graph["told"]) == len(dated)


def test_of_many_ties_a_page_holds_the_strongest_of_who_is_drawn(
    news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "ALL_TIES", 0)
    monkeypatch.setattr(paging, "TIES", 1)
    monkeypatch.setattr(paging, "FEW_TIES", 0)
    whole = of_kind(news.graph(), "co-mention")
    some = next(iter(whole))
    found = of_kind(paged(news, drawn=set(some)), "co-mention")
    assert 0 < len(found) < len(whole)
    for one in some:
        own = [pair for pair in whole if one in pair]
        strongest = max(whole[pair]["sentences"] for pair in own)
        assert max(found[pair]["sentences"] for pair in found if one in pair) == strongest
    assert all(set(some) & set(pair) for pair in found)
