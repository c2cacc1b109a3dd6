"""A page says for whom a name was taken, to whoever asked and to nobody else."""

import logging
from pathlib import Path

import pytest
from desks import desk_over, reader
from sqlalchemy import insert

from kg.desk.notices import heard, tell
from kg.knowledge import KnowledgeGraph
from kg.store.schema import entity, entity_alias


def test_lines_are_heard_where_they_are_told(caplog: pytest.LogCaptureFixture) -> None:
    with heard() as outer:
        tell("Vell: Marta Vell")
        with heard() as inner:
            tell("Orun: Tomas Orun")
        tell("Vell: Marta Vell")
    assert (outer, inner) == (["Vell: Marta Vell"], ["Orun: Tomas Orun"])
    with caplog.at_level(logging.WARNING):
        tell("Lone: Ada Lone")
    assert caplog.messages == ["Lone: Ada Lone"]


@pytest.mark.parametrize("address", ["/met", "/graph"])
def test_a_page_says_for_whom_a_name_was_taken(
    own_news: KnowledgeGraph, tmp_path: Path, address: str
) -> None:
    client = reader(desk_over(own_news, tmp_path / "desk"))
    known = own_news.entity("Marta Vell")
    row = {"id": "1d" * 8, "kind": "person", "name": "Ida Vell", "mentions": 1_200, "articles": 1}
    alias = {"entity_id": row["id"], "name": "Ida Vell", "search": "ida vell", "mentions": 1_200}
    with own_news.store.transaction() as connection:
        connection.execute(insert(entity), row)
        connection.execute(insert(entity_alias), alias)
    line = "vell: Ida Vell (1,200 mentions); also Marta Vell"
    assert line in client.get(address, params={"name": "vell"}).text
    if address == "/met":
        assert f'href="/met?name={known.id}"' in client.get("/met?name=vell").text
    assert "; also" not in client.get(address, params={"name": known.id}).text
