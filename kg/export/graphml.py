"""GraphML, by networkx, with labels that yEd shows."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from kg.export.dot import label
from kg.export.flat import UNWRITABLE, flat, writable

if TYPE_CHECKING:
    import networkx as nx

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
YED = "{http://www.yworks.com/xml/graphml}"
KEYS = (("node", "nodegraphics"), ("edge", "edgegraphics"))
# Shapes as yEd names them, like those of the page.
SHAPES = {
    "person": "ellipse",
    "group": "rectangle",
    "state": "hexagon",
    "place": "triangle",
    "meeting": "diamond",
}


def write(graph: nx.MultiGraph) -> str:
    """Return the graph as GraphML; lists and quotations are JSON texts.

    Names of nodes and titles of roles are labels to yEd; to all others they are attributes.
    """
    import networkx as nx

    ET.register_namespace("", GRAPHML.strip("{}"))
    ET.register_namespace("y", YED.strip("{}"))
    graph = writable(graph)
    root = ET.fromstring("\n".join(nx.generate_graphml(flat(graph))))
    for number, (what, kind) in enumerate(KEYS):
        key = ET.Element(f"{GRAPHML}key", {"id": kind, "for": what, "yfiles.type": kind})
        root.insert(number, key)
    for node in root.iter(f"{GRAPHML}node"):
        item = graph.nodes[node.get("id")]
        text = label(item) if item["kind"] == "meeting" else item["name"]
        shape = _graphics(node, "nodegraphics", "ShapeNode", "NodeLabel", text)
        ET.SubElement(shape, f"{YED}Shape", {"type": SHAPES[item["kind"]]})
    for edge in root.iter(f"{GRAPHML}edge"):
        title = graph.edges[edge.get("source"), edge.get("target"), edge.get("id")].get("title")
        if title:
            _graphics(edge, "edgegraphics", "PolyLineEdge", "EdgeLabel", title)
    declared = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declared + ET.tostring(root, encoding="unicode") + "\n"


def _graphics(item: ET.Element, key: str, kind: str, named: str, text: str) -> ET.Element:
    """Add what yEd draws of a node or an edge, with this label, and return it."""
    data = ET.SubElement(item, f"{GRAPHML}data", {"key": key})
    drawn = ET.SubElement(data, f"{YED}{kind}")
    ET.SubElement(drawn, f"{YED}{named}").text = UNWRITABLE.sub("\ufffd", text)
    return drawn
