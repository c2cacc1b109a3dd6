"""Graphviz gets names that cannot break out."""

import re

import networkx as nx
from exported import NASTY, only


def test_dot_quotes_names(nasty: nx.MultiGraph) -> None:
    dot = only(nasty, "dot")
    assert dot.count("{") - dot.count("}") == NASTY.count("{") - NASTY.count("}")
    for line in dot.split("\n")[2:-2]:
        assert re.fullmatch(r'  ("([^"\\]|\\.)*"|[^"])*;', line), line
