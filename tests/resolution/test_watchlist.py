"""A watchlist gives known entities their mentions, names and ids."""

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.resolution.watchlist import Entry, parse, read_watchlist

CSV = """name,aliases,kind,country,position,id
Ziyad al-Nakhalah,Ziad Nakhaleh;Abu Tariq,person,PS,secretary-general,Q1
Palestinian Islamic Jihad,PIJ,group,Palestine,,
"""


def test_a_table_is_read() -> None:
    first, second = parse(CSV)
    assert first == Entry(
        "Q1",
        "person",
        "Ziyad al-Nakhalah",
        ("Ziad Nakhaleh", "Abu Tariq"),
        "PS",
        "secretary-general",
    )
    assert (second.kind, second.country, second.position) == ("group", "PS", None)


@pytest.mark.parametrize(
    "text",
    [
        CSV.replace(";", "|").replace(",", ";"),
        CSV.replace(",", "\t"),
        CSV.replace(";", "/").replace(",", "|").replace("/", ";"),
        f"sep=,\n\n{CSV}",
        CSV.replace("\n", "\r\n"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_may_be_written_as_spreadsheets_do(
    tmp_path: Path, text: str, encoding: str
) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(text.encode(encoding))
    assert read_watchlist(path) == tuple(parse(CSV))


@pytest.mark.parametrize("text", ["Joe Biden\nXi Jinping\n", "x" * 200_000, "full name,kind\nA,\n"])
def test_a_table_without_a_head_is_told_what_to_begin_with(text: str) -> None:
    with pytest.raises(KgError, match=r"begin the file with a line such as name,kind,aliases"):
        list(parse(text))


def test_a_line_that_is_wrong_is_told_by_its_number() -> None:
    with pytest.raises(KgError, match="line 6: 'planet'"):
        list(parse('sep=;\n\nname;kind\n"Joe\nBiden";person\nAnn;planet\n'))


def test_follow_the_money_is_read() -> None:
    properties = {
        "name": ["Joe Biden", "Joseph Biden"],
        "country": ["us"],
        "position": ["president"],
    }
    lines = [
        json.dumps({"id": "Q6279", "schema": "Person", "properties": properties}),
        json.dumps({"id": "x", "schema": "Vessel", "properties": {"name": ["Aurora"]}}),
    ]
    assert list(parse("\n".join(lines))) == [
        Entry("Q6279", "person", "Joe Biden", ("Joseph Biden",), "US", "president")
    ]


@pytest.mark.parametrize(
    "text", ["", "who,what\n1,2\n", "name,kind\nAnn,planet\n", "{x\n", '{"id": 1}\n']
)
def test_what_is_no_watchlist_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KgError) as caught:
        read_watchlist(path)
    assert "list.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_tables_of_opensanctions_and_wikidata_are_read() -> None:
    (one,) = parse("id,schema,name,aliases,countries\nNK-1,Company,Vell Ltd,VL;Vell,ru;cy\n")
    assert one == Entry("NK-1", "group", "Vell Ltd", ("VL", "Vell"), "RU")
    wikidata = "item,itemLabel,itemAltLabel\nhttp://www.wikidata.org/entity/Q9,Marta Vell,Vell\n"
    assert list(parse(wikidata)) == [Entry("Q9", "person", "Marta Vell", ("Vell",))]


def test_a_file_of_another_form_than_was_said_is_told(tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text(CSV, encoding="utf-8")
    with pytest.raises(KgError, match="line 1: no JSON"):
        read_watchlist(file, form="ftm")
    assert len(read_watchlist(file, form="csv")) == 2
