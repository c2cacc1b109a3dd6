"""The server for assistants, asked by the protocol's own client over standard input and output."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from sqlalchemy import update
from stored import dump

from kg.knowledge import KnowledgeGraph
from kg.mcp import Tools
from kg.store.schema import entity, entity_alias
from kg.store.store import Store

TOOLS = {"met", "why", "show", "path", "search"}


def ask(db: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the tools, and the result of each call, of a server in a process of its own."""

    async def asked() -> tuple[list[Any], list[Any]]:
        program = StdioServerParameters(
            command=sys.executable, args=["-m", "kg", "--db", str(db), "mcp"], env=dict(os.environ)
        )
        async with Client(program) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(asked())


def told(result: Any) -> Any:
    """Return what a result says, from its structured content or its text."""
    if result.structured_content is not None:
        return result.structured_content.get("result", result.structured_content)
    return [json.loads(part.text) for part in result.content]


@pytest.fixture(scope="module")
def answers(world_db: Path) -> tuple[list[Any], list[Any]]:
    return ask(
        world_db,
        ("met", {"name": "Tomas Orun"}),
        ("why", {"name": "Tomas Orun", "other": "Marta Vell"}),
        ("show", {"name": "Marta Vell"}),
        ("path", {"name": "Marta Vell", "other": "Nora Quist"}),
        ("search", {"words": "received"}),
        ("why", {"name": "Nobody Known"}),
    )


def test_every_tool_only_reads(answers: tuple[list[Any], list[Any]]) -> None:
    tools, _ = answers
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint


def test_every_answer_has_a_quotation_with_its_offsets(
    answers: tuple[list[Any], list[Any]], world_db: Path
) -> None:
    with Store.open(world_db) as store:
        texts = {row[0]: row[2] for row in dump(store)["article"]}
    for result in answers[1][:5]:
        said = json.dumps(told(result))
        assert not result.is_error, said
        quotes = list(_quotes(told(result)))
        assert quotes, said
        for quote in quotes:
            assert texts[quote["article"]][quote["start"] : quote["end"]] == quote["quote"]
            assert quote["path"].startswith("news/")


def _quotes(said: Any) -> Any:
    if isinstance(said, list):
        for each in said:
            yield from _quotes(each)
    elif isinstance(said, dict):
        if {"quote", "start", "end", "article", "path"} <= said.keys():
            yield said
        for each in said.values():
            yield from _quotes(each)


def test_an_unknown_name_is_told_in_one_line(answers: tuple[list[Any], list[Any]]) -> None:
    wrong = answers[1][5]
    assert wrong.is_error
    assert "no entity is called 'Nobody Known'" in wrong.content[0].text


def test_whom_a_name_was_taken_for_is_noted(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    with own_news.store.transaction() as connection:
        connection.execute(
            update(entity).where(entity.c.name == "Marta Vell").values(name="Vell", mentions=1)
        )
        connection.execute(
            update(entity).where(entity.c.name == "Tomas Orun").values(name="Tomas Vell")
        )
        connection.execute(
            update(entity_alias)
            .where(entity_alias.c.name == "Tomas Orun")
            .values(name="Tomas Vell", search="tomas vell")
        )
    tools = Tools(str(tmp_path / "own.db"))
    first, *rest = tools.why("Vell")
    assert first["note"].startswith("Vell: Tomas Vell (")
    assert rest
    assert tools.show("Vell")["note"] == first["note"]
    assert "note" not in tools.show("Ilya Sade")
