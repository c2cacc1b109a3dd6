"""JSON-LD says the same as Turtle."""

import json

import networkx as nx
import pytest
import rdflib
from invented import news
from rdflib.compare import isomorphic

from kg import graph as graphs
from kg.export import contents


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


def read(graph: nx.MultiGraph, form: str, syntax: str) -> rdflib.Graph:
    (text,) = contents(graph, form).values()  # type: ignore[arg-type]
    return rdflib.Graph().parse(data=text, format=syntax)


# rdflib's own reader of JSON-LD uses what rdflib no longer wants used.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_json_ld_says_the_same_as_turtle(graph: nx.MultiGraph) -> None:
    assert isomorphic(read(graph, "jsonld", "json-ld"), read(graph, "rdf", "turtle"))
    (text,) = contents(graph, "jsonld").values()
    (june,) = (one for one in json.loads(text)["@graph"] if one["@id"] == "kg:m-june")
    assert june["@type"] == "Event"
    assert june["startDate"]["@value"] == "2023-06-14"
