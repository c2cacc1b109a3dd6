"""The graph as plain tables: each thing is a row, and each row has all columns."""

import networkx as nx
from invented import HOSTED, MEETINGS

from kg.export.tables import Row, tables


def rows(graph: nx.MultiGraph, name: str) -> list[Row]:
    return tables(graph)[name][1]


def test_every_row_has_every_column(nasty: nx.MultiGraph) -> None:
    for columns, told in tables(nasty).values():
        assert told
        assert all(set(row) == set(columns) for row in told)


def test_people_stand_apart_from_all_others(graph: nx.MultiGraph) -> None:
    assert {row["kind"] for row in rows(graph, "people")} == {"person"}
    assert {row["kind"] for row in rows(graph, "others")} == {"group", "state", "place"}
    entities = len(rows(graph, "people")) + len(rows(graph, "others"))
    assert entities == len(graph) - len(MEETINGS)


def test_a_person_stands_with_office_and_spellings(graph: nx.MultiGraph) -> None:
    (vell,) = (row for row in rows(graph, "people") if row["id"] == "e-vell")
    assert vell["roles"] == "President, Lavia"
    assert vell["aliases"] == "Marta Vell; Vell; President Vell"


def test_a_meeting_names_who_took_part(graph: nx.MultiGraph) -> None:
    (june,) = (row for row in rows(graph, "meetings") if row["id"] == "m-june")
    assert (june["participants"], june["place"]) == ("Marta Vell; Tomas Orún", "Karsk")


def test_a_participant_who_was_left_out_keeps_only_the_id(graph: nx.MultiGraph) -> None:
    part = graph.subgraph(set(graph) - {"e-orun"})
    (june,) = (row for row in rows(part, "meetings") if row["id"] == "m-june")
    assert june["participants"] == "Marta Vell"
    assert june["participant_ids"] == "e-vell; e-orun"


def test_a_role_leads_from_its_holder(graph: nx.MultiGraph) -> None:
    (office,) = (row for row in rows(graph, "ties") if row["title"] == "President")
    assert (office["left"], office["right"]) == ("Marta Vell", "Lavia")


def test_evidence_says_where_a_sentence_stands(graph: nx.MultiGraph) -> None:
    quoted = [row for row in rows(graph, "evidence") if row["quote"] == HOSTED]
    assert {row["kind"] for row in quoted} == {"meeting", "co-mention"}
    for row in quoted:
        assert (row["path"], row["publisher"]) == ("news/one.txt", "Northern Post")
        assert row["end"] - row["start"] == len(HOSTED)
