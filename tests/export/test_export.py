"""Each export is read back by the program that it is for, and nothing is lost on the way."""

import io
import json
import re

import networkx as nx
import pandas as pd
import pytest
import rdflib
from followthemoney import model
from invented import ARTICLES, ENTITIES, HOSTED, MEETINGS, news

from kg import graph as graphs
from kg.export import FORMATS, Format, FormatMissing, contents, write
from kg.graph import Source
from kg.model import Entity

NASTY = "=cmd|' /C calc'!A0 \"<b>\" </script> \\ ; }` שלום 🤝 \n\t\x0b"


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


@pytest.fixture
def nasty() -> nx.MultiGraph:
    odd = Entity("e-odd", "person", NASTY, (NASTY, "@alias"), None, 1, 1)
    articles = {
        **ARTICLES,
        "a1": Source("a1", "p'\\.txt", "-1+1", "'; DROP", "2023", "javascript:x"),
    }
    return graphs.build(news(entities=(*ENTITIES, odd), articles=articles))


def only(graph: nx.MultiGraph, form: Format) -> str:
    (text,) = contents(graph, form).values()
    assert isinstance(text, str)
    return text


def same_shape(read: nx.Graph, graph: nx.MultiGraph) -> None:
    assert set(read) == set(graph)
    assert read.number_of_edges() == graph.number_of_edges()
    for node, item in graph.nodes(data=True):
        assert read.nodes[node]["kind"] == item["kind"]
        assert read.nodes[node]["name"] == item["name"]


def plain(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def test_graphml_keeps_every_attribute(graph: nx.MultiGraph) -> None:
    read = nx.parse_graphml(only(graph, "graphml"), force_multigraph=True)
    same_shape(read, graph)
    for node, item in graph.nodes(data=True):
        kept = {k: plain(v) for k, v in item.items() if v is not None}
        # networkx also reads what yEd draws.
        assert {k: v for k, v in read.nodes[node].items() if k in kept} == kept
    for u, v, key, item in graph.edges(keys=True, data=True):
        kept = {k: plain(v) for k, v in item.items() if v is not None}
        assert {name: read.edges[u, v, key][name] for name in kept} == kept


def test_gexf_has_intervals_for_the_timeline(graph: nx.MultiGraph) -> None:
    text = only(graph, "gexf")
    read = nx.read_gexf(io.BytesIO(text.encode()))
    same_shape(read, graph)
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    june, talks = read.nodes["m-june"], read.nodes["m-talks"]
    assert (june["start"], june["end"]) == ("2023-06-14", "2023-06-14")
    assert (talks["start"], talks["end"]) == ("2023-09-01", "2023-09-30")
    assert json.loads(june["reports"])[0]["text"] == HOSTED
    weights = {
        e["weight"] for *ends, e in read.edges(data=True) if set(ends) == {"e-orun", "e-vell"}
    }
    assert weights == {2.0}
    assert "viz:color" in text


def test_gexf_is_the_same_on_every_day(graph: nx.MultiGraph) -> None:
    assert "lastmodifieddate" not in only(graph, "gexf")


def test_json_is_the_graph_itself(graph: nx.MultiGraph) -> None:
    read = nx.node_link_graph(json.loads(only(graph, "json")), edges="edges")
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert nx.utils.graphs_equal(read, graph)


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


def test_rdf_answers_who_met_whom(nasty: nx.MultiGraph) -> None:
    read = rdflib.Graph().parse(data=only(nasty, "rdf"), format="turtle")
    rows = read.query(
        """PREFIX schema: <https://schema.org/>
        SELECT ?name ?date WHERE { ?meeting a schema:Event ; schema:attendee ?one, ?two ;
          schema:startDate ?date . ?one schema:name "Marta Vell" . ?two schema:name ?name .
          FILTER(?one != ?two) }"""
    )
    assert [(str(name), str(date)) for name, date in rows] == [("Tomas Orún", "2023-06-14")]
    names = {str(name) for name in read.objects(None, rdflib.URIRef("https://schema.org/name"))}
    assert NASTY in names
    quotes = {str(q) for q in read.objects(None, rdflib.URIRef("https://schema.org/text"))}
    assert HOSTED in quotes


def test_dot_and_mermaid_quote_names(nasty: nx.MultiGraph) -> None:
    dot = only(nasty, "dot")
    assert dot.count("{") - dot.count("}") == NASTY.count("{") - NASTY.count("}")
    for line in dot.split("\n")[2:-2]:
        assert re.fullmatch(r'  ("([^"\\]|\\.)*"|[^"])*;', line), line
    mermaid = only(nasty, "mermaid")
    assert "<" not in mermaid
    assert len(mermaid.rstrip("\n").split("\n")) == 1 + len(nasty) + nasty.number_of_edges()
    assert '"14 June 2023, Karsk"' in mermaid


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
