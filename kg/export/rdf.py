"""RDF in Turtle, by rdflib, with the terms of schema.org."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

# A state acts, and so it is an organization beside a country: a country alone attends nothing.
CLASSES = {
    "person": ("Person",), "group": ("Organization",), "place": ("Place",),
    "state": ("Country", "GovernmentOrganization"),
}  # fmt: skip
# schema.org has no word for a meeting that was held, nor for one that is denied.
STATUSES = {"planned": "EventScheduled"}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as Turtle.

    Meetings are ``schema:Event`` with ``schema:attendee``; a person is ``schema:memberOf`` a
    ``schema:OrganizationRole``, which is ``schema:memberOf`` its body; quotations are
    ``schema:Quotation`` as part of their ``schema:NewsArticle``. What schema.org has no term for
    (co-mentions, statuses, counts, offsets) has one under ``urn:kg:``.
    """
    return str(statements(graph).serialize(format="turtle"))


def statements(graph: nx.MultiGraph) -> rdflib.Graph:
    """Return the graph as an rdflib graph."""
    return _Writer(graph).told


class _Writer:
    def __init__(self, graph: nx.MultiGraph) -> None:
        import rdflib

        self.told = rdflib.Graph()
        self.schema = rdflib.Namespace("https://schema.org/")
        self.own = rdflib.Namespace("urn:kg:")
        self.told.bind("schema", self.schema, replace=True)
        self.told.bind("kg", self.own)
        for key, article in graph.graph["articles"].items():
            self._article(key, article)
        for node, item in graph.nodes(data=True):
            (self._meeting if item["kind"] == "meeting" else self._entity)(node, item)
        for left, right, key, item in graph.edges(keys=True, data=True):
            self._tie(left, right, key, item)

    def _id(self, key: str) -> rdflib.URIRef:
        from urllib.parse import quote

        return self.own[quote(key, safe="")]

    def _say(self, subject: rdflib.URIRef, name: str, value: Any) -> None:
        """State a property of schema.org, or of kg's own (``kg:…``), where there is a value."""
        from rdflib import Literal, URIRef

        if value is None or value == "":
            return
        term = self.own[name[3:]] if name.startswith("kg:") else self.schema[name]
        self.told.add((subject, term, value if isinstance(value, URIRef) else Literal(value)))

    def _type(self, subject: rdflib.URIRef, name: str) -> None:
        from rdflib import RDF

        self.told.add((subject, RDF.type, self.schema[name]))

    def _sources(self, subject: rdflib.URIRef, item: dict[str, Any]) -> None:
        for key in item["sources"]:
            self._say(subject, "subjectOf", self._id(key))

    def _article(self, key: str, article: dict[str, Any]) -> None:
        subject = self._id(key)
        self._type(subject, "NewsArticle")
        self._say(subject, "headline", article.get("title"))
        self._publisher(subject, article.get("publisher"))
        self._say(subject, "datePublished", _date(article.get("published")))
        self._say(subject, "url", _link(article.get("url")))
        self._say(subject, "identifier", article.get("path"))

    def _publisher(self, article: rdflib.URIRef, name: str | None) -> None:
        if name:
            publisher = self._id(f"publisher-{name}")
            self._type(publisher, "Organization")
            self._say(publisher, "name", name)
            self._say(article, "publisher", publisher)

    def _entity(self, node: str, item: dict[str, Any]) -> None:
        subject = self._id(node)
        for name in CLASSES[item["kind"]]:
            self._type(subject, name)
        self._say(subject, "name", item["name"])
        for alias in item["aliases"]:
            self._say(subject, "alternateName", alias if alias != item["name"] else None)
        self._say(subject, "identifier", item["code"])
        self._say(subject, "kg:mentions", item["mentions"])
        for role in item["roles"]:
            self._say(subject, "jobTitle", role["title"])
        self._sources(subject, item)

    def _meeting(self, node: str, item: dict[str, Any]) -> None:
        subject = self._id(node)
        self._type(subject, "Event")
        first, _, last = (item["date"] or "").partition("/")
        self._say(subject, "name", f"Meeting: {item['name']}")
        self._say(subject, "startDate", _date(first))
        self._say(subject, "endDate", _date(last))
        self._say(subject, "location", item["place"])
        if item["status"] in STATUSES:
            self._say(subject, "eventStatus", self.schema[STATUSES[item["status"]]])
        self._say(subject, "kg:status", item["status"])
        for guest in item["participants"]:
            self._say(subject, "attendee", self._id(guest))
        for report in item["reports"]:
            self._quotation(subject, report)
        self._sources(subject, item)

    def _tie(self, left: str, right: str, key: str, item: dict[str, Any]) -> None:
        if item["kind"] not in {"role", "co-mention"}:
            return
        from rdflib import RDF

        subject = self._id(key)
        for count in ("sentences", "articles", "independent", "npmi"):
            self._say(subject, f"kg:{count}", item[count])
        if item["kind"] == "role":
            holder, body = (left, right) if item["holder"] == left else (right, left)
            self._type(subject, "OrganizationRole")
            self._say(subject, "roleName", item["title"])
            self._say(subject, "memberOf", self._id(body))
            self._say(self._id(holder), "memberOf", subject)
        else:
            self.told.add((subject, RDF.type, self.own.CoMention))
            self._type(subject, "Intangible")  # so that a quotation may be about it
            self._say(subject, "kg:names", self._id(left))
            self._say(subject, "kg:names", self._id(right))
        for quote in item["quotes"]:
            self._quotation(subject, quote)
        self._sources(subject, item)

    def _quotation(self, about: rdflib.URIRef, quote: dict[str, Any]) -> None:
        subject = self._id(f"quotation-{quote['article']}-{quote['start']}-{quote['end']}")
        self._type(subject, "Quotation")
        self._say(subject, "text", quote["text"])
        self._say(subject, "isPartOf", self._id(quote["article"]))
        self._say(subject, "about", about)
        self._say(subject, "kg:start", quote["start"])
        self._say(subject, "kg:end", quote["end"])


def _link(address: str | None) -> rdflib.URIRef | None:
    """Return an address as a link; letters that may not stand in one are written as %XX."""
    from rdflib import URIRef

    return URIRef(re.sub(r'[\x00-\x20<>"{}|\\^`]', _escaped, address)) if address else None


def _escaped(letter: re.Match[str]) -> str:
    return f"%{ord(letter[0]):02X}"


def _date(date: str | None) -> Any:
    """Return a date as a literal of the precision that it has."""
    from rdflib import XSD, Literal

    if not date:
        return None
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(date, datatype=kinds.get(len(date)), normalize=False)
