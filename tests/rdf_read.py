"""A graph as rdflib reads it from an export."""

import networkx as nx
import rdflib
from exported import only

from kg.export import Format


def read(graph: nx.MultiGraph, form: Format, syntax: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=only(graph, form), format=syntax)
