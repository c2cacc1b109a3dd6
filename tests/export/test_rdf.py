"""RDF says what schema.org has terms for, in Turtle and in JSON-LD alike."""

import networkx as nx
import pytest
import rdflib
from exported import NASTY, only
from invented import HOSTED, news
from rdflib import RDF, SDO

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


def test_rdf_answers_who_met_whom(nasty: nx.MultiGraph) -> None:
    read = rdflib.Graph().parse(data=only(nasty, "rdf"), format="turtle")
    rows = read.query(
        """PREFIX schema: <https://schema.org/>
        SELECT ?name ?date WHERE { ?meeting a schema:Event ; schema:attendee ?one, ?two ;
          schema:startDate ?date . ?one schema:name "Marta Vell" . ?two schema:name ?name .
          FILTER(?one != ?two) }"""
    )
    assert [(str(name), str(date)) for name, date in rows] == [("Tomas Orún", "2023-06-14")]
    names = {str(name) for name in read.objects(None, rdflib.URIRef("https://schema.org/name"))}
    assert NASTY in names
    quotes = {str(q) for q in read.objects(None, rdflib.URIRef("https://schema.org/text"))}
    assert HOSTED in quotes


def test_a_role_leads_from_the_person_to_the_body(graph: nx.MultiGraph) -> None:
    (text,) = contents(graph, "rdf").values()
    rows = rdflib.Graph().parse(data=text, format="turtle").query(
        """PREFIX schema: <https://schema.org/>
        SELECT ?title ?body WHERE { ?person schema:name "Marta Vell" ; schema:memberOf ?role .
          ?role a schema:OrganizationRole ; schema:roleName ?title ;
            schema:memberOf/schema:name ?body }"""
    )  # fmt: skip
    assert [(str(title), str(body)) for title, body in rows] == [("President", "Lavia")]  # type: ignore[misc]
