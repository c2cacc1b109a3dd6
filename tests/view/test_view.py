"""The page is one file that names no host, runs no foreign script, and is always the same."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import ARTICLES, ENTITIES, news
from pages import HOSTILE, Reader, hostile_page

from kg import graph as graphs
from kg import view
from kg.graph import GraphData, Source
from kg.model import Entity, Tie
from kg.selection import Selection
from kg.view.page import digest, library, script_json


@pytest.fixture(scope="module")
def page(graph: nx.MultiGraph) -> str:
    return view.page(graph)


def test_the_page_names_no_other_host(page: str) -> None:
    without_articles = re.sub(r"https://northern\.example/one", "", page)
    assert "://" not in without_articles
    assert not re.search(r"\b(src|href)=\"(?!#|data:)", without_articles)


def test_nothing_runs_but_the_scripts_whose_digests_are_named(page: str) -> None:
    read = Reader(page)
    policy = next(a["content"] for t, a in read.elements if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    data, *scripts = read.scripts
    assert json.loads(data)
    assert len(scripts) == 2
    for script in scripts:
        assert digest(script) in policy
    assert not any(name.startswith("on") for _, attrs in read.elements for name in attrs)
    assert not any("style" in attrs for _, attrs in read.elements)


def test_strings_of_articles_stay_strings() -> None:
    hostile = hostile_page()
    read = Reader(hostile)
    calm = Reader(view.page(graphs.build(GraphData(()))))
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in calm.elements]
    names = {node["name"] for node in read.data()["nodes"]}
    assert names == set(HOSTILE)
    hostile.encode("utf-8")


def test_only_web_addresses_become_links() -> None:
    assert "url" not in Reader(hostile_page()).data()["facts"]["articles"][0]


@given(st.text())
def test_any_text_survives_within_a_script_element(text: str) -> None:
    coded = str(script_json({"text": text}))
    assert json.loads(coded) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(coded)


def test_the_page_is_small(page: str) -> None:
    assert len(page.encode()) < 1_000_000


def test_the_page_is_the_same_each_time(graph: nx.MultiGraph) -> None:
    code = (
        "import sys; sys.path[:0] = ['tests', '.']\n"
        "from invented import news; from kg import graph, view\n"
        "sys.stdout.buffer.write(view.page(graph.build(news())).encode())"
    )
    root = Path(__file__).parents[2]
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=root)
    assert again.stdout.decode() == view.page(graph)


def test_a_crowd_is_thinned_and_the_page_says_so() -> None:
    entities = tuple(
        Entity(f"p{n:03}", "person", f"Person {n}", (), None, 1, 1) for n in range(200)
    )
    ties = tuple(
        Tie("co-mention", f"p{n:03}", f"p{m:03}", 1 + (n * m) % 5, 1, 1)
        for n in range(200)
        for m in range(n + 1, min(200, n + 8))
    )
    read = Reader(view.page(graphs.build(GraphData(entities, (), ties))))
    data = read.data()
    assert sum(1 for node in data["nodes"] if not node["reserve"]) == 150
    assert len(data["nodes"]) == 200
    assert data["facts"]["exists"]["entities"] == 200
    spare = [edge for edge in data["edges"] if all(tie.get("spare") for tie in edge["ties"])]
    assert 0 < len(spare) < len(data["edges"])


def test_choices_are_told_in_words(graph: nx.MultiGraph) -> None:
    data = Reader(view.page(graph, Selection(around=("e-vell",), steps=2, since="2023-06"))).data()
    assert data["facts"]["chosen"] == ["within 2 steps of Marta Vell", "since 2023-06"]


def test_without_script_the_share_is_still_said(page: str) -> None:
    assert '<p id="share" role="status">3 of 31 meetings</p>' in page


def test_a_notebook_gets_the_page_in_a_frame(page: str) -> None:
    frame = view.inline(page, height=500)
    read = Reader(frame)
    (div, _), (tag, attributes) = read.elements
    assert (div, tag) == ("div", "iframe")
    assert "allow-scripts" in dict(attributes)["sandbox"]
    assert "same-origin" not in dict(attributes)["sandbox"]
    assert attributes["srcdoc"] == page
    assert attributes["title"]
    assert html.unescape(re.search(r'srcdoc="([^"]*)"', frame)[1]) == page  # type: ignore[index]


def test_a_page_is_written_in_utf_8(graph: nx.MultiGraph, tmp_path: Path) -> None:
    path = view.write(graph, tmp_path / "graph.html", title="Wer traf wen: Orún")
    assert "<title>Wer traf wen: Orún</title>" in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_library_comes_from_pyvis_with_its_licence() -> None:
    assert "Almende" in library()
    assert "MIT" in library()


def test_a_page_is_made_without_ipython(graph: nx.MultiGraph) -> None:
    library.cache_clear()
    view.page(graph)
    assert "pyvis" not in sys.modules


def test_articles_that_nothing_names_stay_outside(graph: nx.MultiGraph) -> None:
    extra = {**ARTICLES, "unused": Source("unused", "unused.txt")}
    data = Reader(view.page(graphs.build(news(articles=extra, entities=ENTITIES)))).data()
    assert [article["id"] for article in data["facts"]["articles"]] == ["a1", "a2", "a3"]
    june = next(node for node in data["nodes"] if node["id"] == "m-june")
    assert june["sources"] == [0, 1]


def test_communities_have_colours(graph: nx.MultiGraph) -> None:
    data = Reader(view.page(graph, by_community=True)).data()
    assert data["facts"]["byCommunity"]
    assert {type(node["community"]) for node in data["nodes"]} == {int}


def test_a_sentence_stands_in_the_page_once_with_what_stands_beside_it(
    graph: nx.MultiGraph,
) -> None:
    beside = dict.fromkeys(view.spans(graph), ("Before.", "After."))
    data = Reader(view.page(graph, context=beside)).data()
    sentences = data["facts"]["sentences"]
    assert len(sentences) == len(beside) == len({tuple(row[:3]) for row in sentences})
    assert {tuple(row[4:]) for row in sentences} == {("Before.", "After.")}
    quoted = [
        tie["quotes"][0]["at"]
        for edge in data["edges"]
        for tie in edge["ties"]
        if tie.get("quotes")
    ]
    june = next(node for node in data["nodes"] if node["id"] == "m-june")
    assert june["reports"][0]["at"] in quoted
