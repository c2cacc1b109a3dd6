"""Exports for spreadsheets, data frames, Obsidian and yEd, each read back by its real reader."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

import networkx as nx
import openpyxl
import pandas as pd
import pytest
import rdflib
import yaml
from invented import ARTICLES, ENTITIES, HOSTED, MEETINGS, TIES, news

from kg import graph as graphs
from kg.export import contents, write
from kg.model import Entity

NASTY = "=cmd|' /C calc'!A0 \"<b>\" </script> [[x]] ; }` שלום 🤝 \n\t\x0b"


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    odd = Entity("e-odd", "person", NASTY, (NASTY, "@alias"), None, 1, 1)
    twin = Entity("e-twin", "person", "marta vell", ("marta vell",), None, 1, 1)
    return graphs.build(news(entities=(*ENTITIES, odd, twin), articles=ARTICLES))


def test_a_spreadsheet_has_a_sheet_for_each_table(graph: nx.MultiGraph) -> None:
    (data,) = contents(graph, "xlsx").values()
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["meetings", "people", "others", "ties", "evidence"]
    sheets = pd.read_excel(io.BytesIO(data), sheet_name=None)
    assert set(sheets["meetings"]["id"]) == {meeting.id for meeting in MEETINGS}
    assert len(sheets["people"]) + len(sheets["others"]) == len(ENTITIES) + 2
    assert len(sheets["ties"]) == len(TIES) - 1
    said = sheets["evidence"].set_index("quote").loc[HOSTED]
    assert set(said["kind"]) == {"meeting", "co-mention"}
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_parquet_has_typed_columns(graph: nx.MultiGraph) -> None:
    files = contents(graph, "parquet")
    assert set(files) == {f"{name}.parquet" for name in
                          ("meetings", "people", "others", "ties", "evidence")}  # fmt: skip
    read = {name: pd.read_parquet(io.BytesIO(data)) for name, data in files.items()}  # type: ignore[arg-type]
    people = read["people.parquet"].set_index("id")
    assert people.loc["e-odd", "name"] == NASTY
    assert people["mentions"].dtype == "int64"
    evidence = read["evidence.parquet"]
    assert ((evidence["end"] - evidence["start"]) == evidence["quote"].str.len()).all()
    assert read["ties.parquet"]["npmi"].dtype == "float64"


def test_obsidian_notes_link_to_notes_that_exist(graph: nx.MultiGraph, tmp_path: Path) -> None:
    written = write(graph, tmp_path / "my.notes", format="obsidian")
    index, *written = written
    assert index.read_text(encoding="utf-8").count("[[") == len(MEETINGS)
    assert len(written) == len(graph)
    notes = {path.relative_to(tmp_path / "my.notes").with_suffix("").as_posix(): path
             for path in written if path.is_file()}  # fmt: skip
    assert len({name.casefold() for name in notes}) == len(graph)
    for path in written:
        text = path.read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2)
        told = yaml.safe_load(front)
        item = graph.nodes[told["id"]]
        assert told["kind"] == item["kind"]
        assert told.get("aliases", []) == item.get("aliases", [])
        assert set(re.findall(r"\[\[(.*?)\]\]", body)) <= set(notes)
        assert not re.search(r'[\\:*?"<>|#^\[\]]', PurePosixPath(path.name).name)
    june = next(path for name, path in notes.items() if name.startswith("Meetings/2023-06-14"))
    assert "> President Marta Vell 🤝 hosted" in june.read_text(encoding="utf-8")
    assert "[[People/Tomas Orún]]" in june.read_text(encoding="utf-8")


def test_yed_finds_labels_in_graphml(graph: nx.MultiGraph) -> None:
    (text,) = contents(graph, "graphml").values()
    assert isinstance(text, str)
    root = ET.fromstring(text)
    spaces = {
        "g": "http://graphml.graphdrawing.org/xmlns",
        "y": "http://www.yworks.com/xml/graphml",
    }
    kinds = {key.get("yfiles.type") for key in root.iterfind("g:key", spaces)}
    assert kinds >= {"nodegraphics", "edgegraphics"}
    labels = {
        node.get("id"): node.findtext(".//y:NodeLabel", namespaces=spaces)
        for node in root.iterfind("g:graph/g:node", spaces)
    }
    assert labels["e-vell"] == "Marta Vell"
    assert labels["m-june"] == "14 June 2023, Karsk"
    assert set(labels) == set(graph)
    titles = {label.text for label in root.iterfind(".//y:EdgeLabel", spaces)}
    assert titles == {"President", "Foreign Minister", "envoy"}
    read = nx.parse_graphml(text, force_multigraph=True)
    assert read.nodes["e-vell"]["label"] == "Marta Vell"


def test_every_term_of_schema_org_exists(graph: nx.MultiGraph) -> None:
    (text,) = contents(graph, "rdf").values()
    read = rdflib.Graph().parse(data=text, format="turtle")
    used = {term for triple in read for term in triple if str(term).startswith(str(rdflib.SDO))}
    assert len(used) > 15
    for term in used:
        assert term in rdflib.SDO, term


def test_a_role_leads_from_the_person_to_the_body(graph: nx.MultiGraph) -> None:
    (text,) = contents(graph, "rdf").values()
    rows = rdflib.Graph().parse(data=text, format="turtle").query(
        """PREFIX schema: <https://schema.org/>
        SELECT ?title ?body WHERE { ?person schema:name "Marta Vell" ; schema:memberOf ?role .
          ?role a schema:OrganizationRole ; schema:roleName ?title ;
            schema:memberOf/schema:name ?body }"""
    )  # fmt: skip
    assert [(str(title), str(body)) for title, body in rows] == [("President", "Lavia")]  # type: ignore[misc]
