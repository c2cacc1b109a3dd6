"""Tables of CSV are read by pandas and hold no formula."""

import io
import re

import networkx as nx
import pandas as pd
from invented import HOSTED, MEETINGS

from kg.export import contents


def test_csv_makes_tables_that_pandas_reads(graph: nx.MultiGraph) -> None:
    tables = {
        name: pd.read_csv(io.StringIO(text), keep_default_na=False)
        for name, text in contents(graph, "csv").items()
    }
    assert set(tables) == {"nodes.csv", "edges.csv", "meetings.csv"}
    nodes, edges, meetings = tables.values()
    assert set(nodes["Id"]) == set(graph)
    assert len(edges) == graph.number_of_edges()
    assert set(edges["Source"]) | set(edges["Target"]) <= set(nodes["Id"])
    role = edges[edges["Label"] == "President"].iloc[0]
    assert (role["Source"], role["Target"], role["Type"]) == ("e-vell", "e-lavia", "Directed")
    assert set(meetings["Meeting"]) == {meeting.id for meeting in MEETINGS}
    first = meetings[meetings["Report"] == "r1"].iloc[0]
    assert first["Quote"] == HOSTED
    assert int(first["End"]) - int(first["Start"]) == len(HOSTED)


def test_csv_holds_no_formula(nasty: nx.MultiGraph) -> None:
    for text in contents(nasty, "csv").values():
        table = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
        for cell in table.to_numpy().ravel():
            assert not re.match(r"[=+@\t\r]|-(?!\d)", cell)
    people = pd.read_csv(io.StringIO(contents(nasty, "csv")["nodes.csv"]), keep_default_na=False)
    assert people[people["Id"] == "e-odd"].iloc[0]["Label"].startswith("'=cmd")
