"""A graph of meetings and entities: what stands in it, what stands out, where it stands."""

import itertools
import os
import random
import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest
from invented import ARTICLES, ENTITIES, MEETINGS, TIES, news

from kg import graph as graphs
from kg.dates import said
from kg.graph import GraphData
from kg.model import Entity, Meeting, Tie
from kg.selection import Selection


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


def crowd(people: int, ties: int) -> nx.MultiGraph:
    """Return an invented graph of so many people and co-mentions."""
    chance = random.Random(7)
    ids = [f"p{number:04}" for number in range(people)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < ties:
        left, right = chance.sample(ids[: int(1 + people * chance.random() ** 2)] + ids[:2], 2)
        if left != right:
            pairs.add((min(left, right), max(left, right)))
    entities = tuple(Entity(each, "person", f"Person {each}", (), None, 1, 1) for each in ids)
    told = tuple(
        Tie("co-mention", *pair, chance.choice([1, 1, 1, 2, 3, 8]), 1, 1) for pair in sorted(pairs)
    )
    return graphs.build(GraphData(entities, (), told))


def test_a_meeting_is_a_node_between_its_participants(graph: nx.MultiGraph) -> None:
    assert graph.nodes["m-june"]["kind"] == "meeting"
    assert {"e-vell", "e-orun"} <= set(graph["m-june"])
    assert graph.nodes["m-june"]["reports"][0]["text"].startswith("President Marta Vell")


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
        "import sys; sys.path[:0] = ['tests/graph', 'tests', '.']\n"
        "from test_build import crowd; from kg import graph as g\n"
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


@pytest.mark.parametrize(
    ("date", "since", "until", "within"),
    [
        ("2023-06-14", "2023-06-14", "2023-06-14", True),
        ("2023-06", "2023-06-14", None, True),
        ("2023", None, "2023-01-01", True),
        ("2023-06-12/2023-06-23", "2023-06-20", "2023-07", True),
        ("2023-06-12/2023-06-23", "2023-07", None, False),
        ("2023-06-14", None, "2023-06-13", False),
        ("2022", "2023", None, False),
        (None, "2023", None, False),
        ("someday", "2023", None, False),
    ],
)
def test_dates_of_any_precision(
    date: str | None, since: str | None, until: str | None, within: bool
) -> None:
    assert graphs.overlaps(date, since=since, until=until) is within


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023-06-14", "14 June 2023"),
        ("2023-06", "June 2023"),
        ("2023", "2023"),
        (None, ""),
        ("2023-06-12/2023-06-23", "12–23 June 2023"),
        ("2023-06-30/2023-07-02", "30 June – 2 July 2023"),
        ("2022-12-31/2023-01-01", "31 December 2022 – 1 January 2023"),
        ("2023-06/2023-08", "June–August 2023"),
        ("2022/2023", "2022–2023"),
        ("2023-06-12/2023-07", "12 June 2023 – July 2023"),
        ("some day", "some day"),
    ],
)
def test_dates_are_said_as_one_reads_them(date: str | None, words: str) -> None:
    assert said(date) == words


def test_how_much_is_shown_is_said_in_words() -> None:
    assert graphs.share(120, 2431) == "120 of 2,431 entities"


def test_a_meeting_of_people_who_are_not_there_has_no_edge() -> None:
    graph = graphs.build(news(entities=ENTITIES[:1], ties=TIES, meetings=MEETINGS))
    assert set(graph["m-june"]) == {"e-vell"}
    alone = Meeting("m-x", "held", ("nobody", "none"), (), None, None)
    assert len(graphs.build(news(entities=(), meetings=(alone,)))["m-x"]) == 0


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
