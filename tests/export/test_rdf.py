"""RDF says what schema.org has terms for, in Turtle and in JSON-LD alike."""

import json

import networkx as nx
import pytest
import rdflib
from invented import news
from rdflib import RDF, SDO
from rdflib.compare import isomorphic

from kg import graph as graphs
from kg.export import contents

SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


def read(graph: nx.MultiGraph, form: str, syntax: str) -> rdflib.Graph:
    (text,) = contents(graph, form).values()  # type: ignore[arg-type]
    return rdflib.Graph().parse(data=text, format=syntax)


def test_every_term_of_schema_org_exists(graph: nx.MultiGraph) -> None:
    told = read(graph, "rdf", "turtle")
    terms = {str(term) for triple in told for term in triple if str(term).startswith(SCHEMA)}
    assert len(terms) > 20
    for term in terms:
        assert rdflib.URIRef(term) in SDO, term


# rdflib's own reader of JSON-LD uses what rdflib no longer wants used.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_json_ld_says_the_same_as_turtle(graph: nx.MultiGraph) -> None:
    assert isomorphic(read(graph, "jsonld", "json-ld"), read(graph, "rdf", "turtle"))
    (text,) = contents(graph, "jsonld").values()
    (june,) = (one for one in json.loads(text)["@graph"] if one["@id"] == "kg:m-june")
    assert june["@type"] == "Event"
    assert june["startDate"]["@value"] == "2023-06-14"


# What schema.org says each property leads to, of those with which kg ties things to one another.
RANGES = {
    "attendee": {SDO.Person, SDO.Organization, SDO.GovernmentOrganization},
    "publisher": {SDO.Person, SDO.Organization},
    "memberOf": {SDO.Organization, SDO.GovernmentOrganization, SDO.OrganizationRole},
    "isPartOf": {SDO.NewsArticle},
    "subjectOf": {SDO.NewsArticle},
}


@pytest.mark.parametrize("name", RANGES)
def test_a_property_leads_to_what_schema_org_lets_it_lead_to(
    name: str, graph: nx.MultiGraph
) -> None:
    told = read(graph, "rdf", "turtle")
    objects = set(told.objects(None, SDO[name]))
    assert objects
    for one in objects:
        assert RANGES[name] & set(told.objects(one, RDF.type)), one
