"""CSV for Kumu has the columns of its guide, and connections name elements by id."""

import io

import networkx as nx
import pandas as pd
from invented import HOSTED

from kg.export import contents


def read(graph: nx.MultiGraph) -> tuple[pd.DataFrame, pd.DataFrame]:
    elements, connections = contents(graph, "kumu").values()
    return (
        pd.read_csv(io.StringIO(str(elements)), keep_default_na=False),
        pd.read_csv(io.StringIO(str(connections)), keep_default_na=False),
    )


def test_the_columns_that_kumu_asks_for_come_first(graph: nx.MultiGraph) -> None:
    elements, connections = read(graph)
    assert list(elements)[:4] == ["ID", "Label", "Type", "Description"]
    assert list(connections)[:5] == ["ID", "From", "To", "Direction", "Type"]
    assert set(connections["Direction"]) == {"directed", "undirected"}


def test_connections_lead_to_elements(graph: nx.MultiGraph) -> None:
    elements, connections = read(graph)
    assert set(elements["ID"]) == set(graph)
    assert len(connections) == graph.number_of_edges()
    assert set(connections["From"]) | set(connections["To"]) <= set(elements["ID"])
    both = [*elements["ID"], *connections["ID"]]
    assert len(set(both)) == len(both)
    (role,) = connections[connections["Label"] == "President"].to_dict("records")
    assert (role["From"], role["To"], role["Direction"]) == ("e-vell", "e-lavia", "directed")


def test_an_element_is_described_by_its_office_or_by_what_was_said(graph: nx.MultiGraph) -> None:
    told = read(graph)[0].set_index("ID")
    assert told.loc["e-vell", "Description"] == "President of Lavia"
    assert told.loc["e-vell", "Aliases"] == "Marta Vell|Vell|President Vell"
    assert told.loc["m-june", "Description"] == f"“{HOSTED}” (Northern Post, 2023-06-15)"


def test_a_bar_within_a_name_parts_nothing(nasty: nx.MultiGraph) -> None:
    for text in contents(nasty, "kumu").values():
        table = pd.read_csv(io.StringIO(str(text)), keep_default_na=False, dtype=str)
        plain = table.drop(columns="Aliases", errors="ignore")
        assert not any("|" in cell or "\n" in cell for cell in plain.to_numpy().ravel())
    assert read(nasty)[0].set_index("ID").loc["e-odd", "Aliases"].count("|") == 1
