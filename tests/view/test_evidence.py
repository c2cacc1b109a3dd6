"""What a page holds once: each article, and each sentence however many ties it tells of."""

from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest
from invented import ARTICLES, HOSTED

from kg.view import evidence


def quoted(article: str, start: int, text: str, **more: object) -> dict[str, Any]:
    return {"article": article, "start": start, "end": start + len(text), "text": text, **more}


def drawing(*nodes: dict[str, Any], ties: tuple[dict[str, Any], ...] = ()) -> Any:
    return SimpleNamespace(nodes=list(nodes), edges=[{"ties": list(ties)}])


def test_each_quotation_of_a_graph_has_a_place(graph: nx.MultiGraph) -> None:
    places = evidence.spans(graph)
    assert ("a1", 10, 10 + len(HOSTED)) in places
    assert {article for article, _, _ in places} == set(ARTICLES)


def test_a_sentence_that_tells_of_two_things_is_kept_once() -> None:
    text = "Vell met Orun."
    node = {"reports": [quoted("a1", 5, text, id="r1", status="held", date=None)]}
    tie = {"quotes": [quoted("a1", 5, text, marks=[[0, 4]])]}
    sentences = evidence.number(drawing(node, ties=(tie,)), ["a1"], {})
    assert sentences == [[0, 5, 19, text, "", ""]]
    assert node["reports"] == [{"at": 0, "id": "r1", "status": "held"}]
    assert tie["quotes"] == [{"at": 0, "marks": [[0, 4]]}]


def test_a_sentence_stands_between_its_neighbours() -> None:
    node = {"reports": [quoted("a1", 5, "Vell met Orun.")]}
    beside = {("a1", 5, 19): ("It rained.", "They left.")}
    ((*_, before, after),) = evidence.number(drawing(node), ["a1"], beside)
    assert (before, after) == ("It rained.", "They left.")


def test_sources_are_numbers_of_the_articles_listed() -> None:
    node = {"sources": ["a3", "a1"]}
    evidence.number(drawing(node), ["a1", "a2", "a3"], {})
    assert node["sources"] == [2, 0]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://northern.example/one", True),
        ("HTTP://northern.example/one", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        (None, False),
    ],
)
def test_only_a_web_address_is_a_link(graph: nx.MultiGraph, url: str | None, is_link: bool) -> None:
    made = graph.copy()
    made.graph["articles"] = {"a1": {"id": "a1", "title": "Talks", "url": url}}
    assert ("url" in evidence.articles(made)["a1"]) is is_link


@pytest.mark.parametrize("path", ["/home/anna/one.txt", "one.txt", r"C:\Users\anna\one.txt"])
def test_a_page_does_not_tell_where_a_file_lies(graph: nx.MultiGraph, path: str) -> None:
    made = graph.copy()
    made.graph["articles"] = {"a1": {"id": "a1", "path": path}}
    assert evidence.articles(made)["a1"] == {"id": "a1", "path": "one.txt"}


def test_an_article_of_which_nothing_is_known_is_listed_by_its_id(graph: nx.MultiGraph) -> None:
    made = graph.copy()
    made.graph["articles"] = {}
    assert evidence.articles(made)["a2"] == {"id": "a2"}
