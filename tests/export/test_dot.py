"""Graphviz and Mermaid get names that cannot break out."""

import re

import networkx as nx
from exported import NASTY, only


def test_dot_and_mermaid_quote_names(nasty: nx.MultiGraph) -> None:
    dot = only(nasty, "dot")
    assert dot.count("{") - dot.count("}") == NASTY.count("{") - NASTY.count("}")
    for line in dot.split("\n")[2:-2]:
        assert re.fullmatch(r'  ("([^"\\]|\\.)*"|[^"])*;', line), line
    mermaid = only(nasty, "mermaid")
    assert "<" not in mermaid
    assert len(mermaid.rstrip("\n").split("\n")) == 1 + len(nasty) + nasty.number_of_edges()
    assert '"14 June 2023, Karsk"' in mermaid
