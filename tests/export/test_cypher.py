"""No string breaks out of the statements for Neo4j."""

import re

import networkx as nx
from exported import NASTY, only


def cypher_strings(text: str) -> list[str]:
    """Return the strings of a statement, and fail where one does not end."""
    found = re.findall(r"'((?:[^'\\\n]|\\.)*)'", text)
    assert "'" not in re.sub(r"'((?:[^'\\\n]|\\.)*)'", "", text)
    return [
        re.sub(r"\\(.)", lambda e: {"n": "\n", "t": "\t", "r": "\r"}.get(e[1], e[1]), s)
        for s in found
    ]


def test_cypher_lets_no_string_break_out(nasty: nx.MultiGraph) -> None:
    lines = only(nasty, "cypher").rstrip("\n").split("\n")
    assert len(lines) == 1 + len(nasty) + nasty.number_of_edges()
    (line,) = (line for line in lines if "MERGE (item:Kg {id: 'e-odd'})" in line)
    assert NASTY in cypher_strings(line)
    for line in lines:
        bare = re.sub(r"'((?:[^'\\\n]|\\.)*)'", "''", line)
        assert bare.endswith(";")
        assert bare.count(";") == 1
        assert bare.count("{") == bare.count("}")


def test_cypher_points_from_holder_to_body(graph: nx.MultiGraph) -> None:
    (line,) = (line for line in only(graph, "cypher").splitlines() if "title: 'President'" in line)
    assert line.startswith("MATCH (left:Kg {id: 'e-vell'}), (right:Kg {id: 'e-lavia'})")
