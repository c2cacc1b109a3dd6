"""Each export is read back by the program that it is for, and nothing is lost on the way."""

import json

import networkx as nx
import pytest
from exported import only
from followthemoney import model
from invented import HOSTED, news

from kg import graph as graphs
from kg.errors import BadOption
from kg.export import FORMATS, FormatMissing, contents, format_of, write
from kg.model import Entity


def test_followthemoney_finds_every_entity_valid(graph: nx.MultiGraph) -> None:
    told = [json.loads(line) for line in only(graph, "ftm").splitlines()]
    by_id = {}
    for data in told:
        entity = model.get_proxy(data, cleaned=False)
        entity.schema.validate(data)
        assert entity.to_dict()["properties"].keys() == data["properties"].keys()
        by_id[entity.id] = entity
    june = by_id["kg-m-june"]
    assert june.schema.name == "Event"
    assert set(june.get("involved")) == {"kg-e-vell", "kg-e-orun"}
    assert june.get("date") == ["2023-06-14"]
    assert set(june.get("proof")) == {"kg-a1", "kg-a2"}
    assert HOSTED in june.get("description")
    schemata = {entity.schema.name for entity in by_id.values()}
    assert schemata >= {
        "Person",
        "Organization",
        "PublicBody",
        "Directorship",
        "Membership",
        "Article",
    }
    for entity in by_id.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range)


def test_followthemoney_knows_the_country_of_a_state() -> None:
    state = Entity("e-norway", "state", "Norway", ("Norway", "Oslo"), "NO", 1, 1)
    told = [
        json.loads(line) for line in only(graphs.build(news(entities=(state,))), "ftm").splitlines()
    ]
    (norway,) = (data for data in told if data["schema"] == "PublicBody")
    assert norway["properties"]["jurisdiction"] == ["no"]
    assert norway["properties"]["alias"] == ["Oslo"]


def test_all_formats_are_the_same_each_time(graph: nx.MultiGraph) -> None:
    again = graphs.build(news())
    for form in set(FORMATS) - {"rdf"}:
        assert contents(graph, form) == contents(again, form)


def test_every_format_writes_an_empty_graph() -> None:
    empty = graphs.build(graphs.GraphData(()))
    for form in FORMATS:
        assert contents(empty, form)


def test_files_are_written_where_one_says(graph: nx.MultiGraph, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert write(graph, tmp_path / "one.gexf", format="gexf") == [tmp_path / "one.gexf"]
    three = write(graph, tmp_path / "all.csv", format="csv")
    assert [path.name for path in three] == ["all-nodes.csv", "all-edges.csv", "all-meetings.csv"]
    inside = write(graph, tmp_path / "folder", format="csv")
    assert [path.name for path in inside] == ["nodes.csv", "edges.csv", "meetings.csv"]
    assert all(path.read_bytes() for path in three + inside)


def test_an_unknown_format_is_named(graph: nx.MultiGraph) -> None:
    with pytest.raises(FormatMissing, match="no export format 'xls'; there are graphml, gexf"):
        contents(graph, "xls")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.gexf", "gexf"),
        ("A.GraphML", "graphml"),
        ("a.ftm.json", "ftm"),
        ("a.json", "json"),
        ("a.statements.csv", "ftm-statements"),
        ("a.ttl", "rdf"),
        ("a.gv", "dot"),
        ("tables", "graphml"),
    ],
)
def test_the_ending_of_a_file_says_its_format(path: str, form: str) -> None:
    assert format_of(path) == form


def test_an_ending_of_no_format_is_refused() -> None:
    with pytest.raises(BadOption, match=r"\.txt is the ending of no format; give one of graphml"):
        format_of("graph.txt")
