"""Mermaid gets names that cannot break out."""

import networkx as nx
from exported import only

from kg.export.mermaid import quoted


def test_mermaid_has_a_line_for_each_node_and_edge(nasty: nx.MultiGraph) -> None:
    mermaid = only(nasty, "mermaid")
    assert "<" not in mermaid
    assert len(mermaid.rstrip("\n").split("\n")) == 1 + len(nasty) + nasty.number_of_edges()
    assert '{"14 June 2023, Karsk"}' in mermaid


def test_an_office_stands_on_its_line(graph: nx.MultiGraph) -> None:
    numbers = {node: f"n{number}" for number, node in enumerate(graph)}
    line = f'  {numbers["e-vell"]} -- "President" --- {numbers["e-lavia"]}'
    assert line in only(graph, "mermaid").splitlines()


def test_a_name_ends_neither_its_string_nor_its_line() -> None:
    assert quoted('Ann "Q"; end\nclick') == '"Ann #34;Q#34;#59; end click"'
