"""CSV for Neo4j has headers of its importer, and every node and edge in one line."""

import csv
import io
import json
import re

import networkx as nx
import pandas as pd
from exported import NASTY
from invented import HOSTED

from kg.export import contents

# What the manual of neo4j-admin lets a header be, of the types that kg writes.
FIELD = re.compile(r"\w*:(ID|LABEL|START_ID|END_ID|TYPE|int|float|string\[\])|\w+")


def read(graph: nx.MultiGraph) -> dict[str, pd.DataFrame]:
    return {
        name: pd.read_csv(io.StringIO(str(text)), keep_default_na=False)
        for name, text in contents(graph, "neo4j").items()
    }


def test_the_headers_are_those_of_the_importer(graph: nx.MultiGraph) -> None:
    nodes, edges = read(graph).values()
    assert all(FIELD.fullmatch(name) for name in (*nodes, *edges))
    assert next(iter(nodes)) == "id:ID"
    assert list(edges)[:3] == [":START_ID", ":END_ID", ":TYPE"]


def test_nodes_and_relationships_are_those_of_the_graph(graph: nx.MultiGraph) -> None:
    nodes, edges = read(graph).values()
    assert set(nodes["id:ID"]) == set(graph)
    assert len(edges) == graph.number_of_edges()
    vell = nodes.set_index("id:ID").loc["e-vell"]
    assert vell[":LABEL"] == "Kg;Person"
    assert vell["aliases:string[]"].split(";") == ["Marta Vell", "Vell", "President Vell"]
    assert int(vell["mentions:int"]) == 14
    june = nodes.set_index("id:ID").loc["m-june"]
    assert (june["date"], june["participants:string[]"]) == ("2023-06-14", "e-vell;e-orun")
    assert json.loads(june["reports"])[0]["text"] == HOSTED
    (role,) = edges[edges["title"] == "President"].itertuples(index=False)
    assert role[:3] == ("e-vell", "e-lavia", "HOLDS_ROLE_IN")
    part = edges[edges[":TYPE"] == "TOOK_PART_IN"]
    assert set(part[":END_ID"]) == {"m-june", "m-talks", "m-denied"}


def test_each_row_is_one_line_and_a_name_parts_no_list(nasty: nx.MultiGraph) -> None:
    for text in contents(nasty, "neo4j").values():
        assert isinstance(text, str)
        assert len(text.splitlines()) == len(list(csv.reader(io.StringIO(text))))
    odd = read(nasty)["nodes.csv"].set_index("id:ID").loc["e-odd"]
    assert len(odd["aliases:string[]"].split(";")) == 2
    assert odd["name"].lstrip("'").split() == NASTY.split()
