"""RDF says what schema.org has terms for, in Turtle and in JSON-LD alike."""

from importlib.resources import files

import networkx as nx
import pyshacl
import pytest
import rdflib
from exported import NASTY, only
from invented import HOSTED
from rdf_read import read
from rdflib import RDF, SDO, SH

from kg.export import contents

SCHEMA = "https://schema.org/"


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


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    """The shapes that pyshacl carries with it, of what schema.org says of each property."""
    told = (files("pyshacl") / "assets" / "schema.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=told, format="turtle")


def violated(turtle: str, shapes: rdflib.Graph) -> set[str]:
    """Return the properties of which a value is not what schema.org lets it be."""
    # The shapes call their terms http://schema.org/…, which schema.org says is the same.
    told = rdflib.Graph().parse(data=turtle.replace(SCHEMA, "http://schema.org/"), format="turtle")
    status = rdflib.URIRef("http://schema.org/EventStatusType")
    for word in shapes.subjects(RDF.type, status):
        told.add((word, RDF.type, status))
    _, report, _ = pyshacl.validate(told, shacl_graph=shapes, ont_graph=shapes)
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {str(report.value(one, SH.resultPath)).rpartition("/")[2] for one in results}


def test_the_shapes_of_schema_org_hold(graph: nx.MultiGraph, shapes: rdflib.Graph) -> None:
    (text,) = contents(graph, "rdf").values()
    # A role may stand between a person and a body (https://schema.org/Role), and a date may be a
    # month: the shapes know of neither.
    assert violated(text, shapes) == {"memberOf", "startDate"}
    broken = violated(text.replace("schema:Organization,", "schema:Place,")
                      .replace("schema:Organization ;", "schema:Place ;"), shapes)  # fmt: skip
    assert {"attendee", "publisher"} <= broken


def test_an_address_is_a_link(graph: nx.MultiGraph) -> None:
    address = "https://one.example/a b?q=<ü>&r=1%20#x"
    graph = graph.copy()
    graph.graph["articles"] = {"a1": {"title": "T", "url": address}}
    told = rdflib.Graph().parse(data=only(graph, "rdf"), format="turtle")
    (link,) = told.objects(None, SDO.url)
    assert link == rdflib.URIRef("https://one.example/a%20b?q=%3Cü%3E&r=1%20#x")


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
