"""Questions are commands."""

import csv
import io
import json
from pathlib import Path

import pytest

import kg.cli


def test_met_says_who_met_whom(ask) -> None:  # type: ignore[no-untyped-def]
    out, err, status = ask("met", "orun")
    assert (err, status) == ("", 0)
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0][:4] == ["met", "kind", "meetings", "first"]
    assert [row[0] for row in rows[1:]] == ["Ilya Sade", "Marta Vell"]


def test_met_takes_two_names_and_choices(ask) -> None:  # type: ignore[no-untyped-def]
    out, _, _ = ask("met", "orun", "vell")
    assert out.splitlines()[1].startswith("2023-06-14\tMarta Vell, Tomas Orun\tKarsk\theld\t2\t")
    assert len(ask("met", "--since", "2023-07", "--status", "held")[0].splitlines()) == 2
    assert "Amber Bay" in ask("met", "--place", "amber bay")[0]
    assert ask("met", "orun", "--kind", "places")[1] == "no meetings found\n"


def test_forms_hold_the_same_rows(ask) -> None:  # type: ignore[no-untyped-def]
    plain = ask("met")[0].splitlines()
    rows = list(csv.reader(io.StringIO(ask("met", "--csv")[0])))
    objects = [json.loads(line) for line in ask("met", "--json")[0].splitlines()]
    table = ask("met", "--md")[0].splitlines()
    assert len(plain) == len(rows) == len(objects) + 1 == len(table) - 1
    assert table[1].startswith("|---|")
    assert rows[0] == plain[0].split("\t")


@pytest.mark.parametrize(
    "what", ["people", "groups", "states", "places", "meetings", "articles", "copies"]
)
def test_everything_can_be_listed(ask, what: str) -> None:  # type: ignore[no-untyped-def]
    out, err, status = ask("list", what)
    assert status == 0
    assert out or err in {"no entities\n", "no copies found\n"}


def test_show_tells_all_and_why(ask) -> None:  # type: ignore[no-untyped-def]
    out, _, _ = ask("show", "orun")
    assert out.startswith("Tomas Orun (person, ")
    for part in ("aliases", "roles", "meetings", "ties", "articles"):
        assert f"\n{part}\n" in out
    assert "alias\tmentions\twhy" in ask("show", "orun", "--why")[0]
    assert json.loads(ask("show", "orun", "--json")[0])["name"] == "Tomas Orun"


def test_why_path_and_timeline_quote(ask) -> None:  # type: ignore[no-untyped-def]
    assert "Marta Vell met Tomas Orun." in ask("why", "orun", "vell")[0]
    assert ask("path", "vell", "sade")[0].count("\n") == 3
    assert ask("path", "karsk", "vell")[1].startswith("no chain of meetings or offices; --wide")
    assert ask("timeline", "orun")[0].splitlines()[1].startswith("2023-06-14")


def test_nothing_found_where_nothing_was_read_says_so(
    ask,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    kg.open(tmp_path / "kg.db").close()
    for question in (["met"], ["list", "people"]):
        told = ask(*question, db=tmp_path / "kg.db")[1]
        assert told.startswith("there are no articles yet; kg add reads some\n")


def test_there_is_no_way_from_a_name_to_itself(ask) -> None:  # type: ignore[no-untyped-def]
    assert "are both Tomas Orun; give two that differ" in ask("path", "orun", "Tomas Orun")[1]
