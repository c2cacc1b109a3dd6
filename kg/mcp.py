"""A server of the Model Context Protocol: an assistant asks, and can check each answer.

Every tool only reads, and every answer has quotations with path and offsets.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.knowledge import KnowledgeGraph
from kg.results import meeting_record
from kg.version import VERSION

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "Who met whom, from news articles. Answers are sentences that were read, each with the path of "
    "its article and character offsets: quote them, and say where they stand. What is not in an "
    "answer is not known here. Names are found without case, accents and titles; a surname that "
    "several bear is taken for the one of by far the most mentions, and a `note` says so; where "
    "that is nobody, the error lists them: ask again with kind:name or an id."
)
Records = list[dict[str, Any]]


class McpMissing(KgError):
    """The library of the protocol is not installed."""


class Tools:
    """What an assistant may ask of a database, which is opened anew for each question."""

    def __init__(self, db: str) -> None:
        self._db = db

    @contextmanager
    def _opened(self) -> Iterator[tuple[KnowledgeGraph, Records]]:
        """Give the database, and the notes that it makes while it is asked."""
        notes: Records = []
        with KnowledgeGraph.open(self._db, create=False) as news:
            news.notify = lambda line: notes.append({"note": line})
            yield news, notes

    def met(
        self,
        name: str | None = None,
        other: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        limit: int = 20,
    ) -> Records:
        """List meetings of a name, of two names, or all, newest first, with every report quoted.

        Dates are ISO: 2023, 2023-06 or 2023-06-14. A status is held, planned
        or denied (it did not take place).
        """
        with self._opened() as (news, notes):
            names = [each for each in (name, other) if each]
            found = news.meetings(*names, since=since, until=until, place=place, limit=limit)
            return _noted(map(meeting_record, found), notes)

    def why(self, name: str, other: str | None = None, limit: int = 20) -> Records:
        """List the sentences that tie two names, or that name one, with path and offsets."""
        with self._opened() as (news, notes):
            return _noted(news.why(*filter(None, (name, other)), limit=limit).records(), notes)

    def show(self, name: str, limit: int = 10) -> dict[str, Any]:
        """Tell all that is known of a person, group, state or place: offices, meetings, ties."""
        with self._opened() as (news, notes):
            return {**news.show_entity(name, limit=limit).record(), **dict(*notes[:1])}

    def path(self, name: str, other: str) -> Records:
        """Tell how one comes from one name to another, by meetings if possible, with quotations."""
        with self._opened() as (news, notes):
            return _noted(news.path(name, other).records(), notes)

    def search(self, words: str, limit: int = 20) -> Records:
        """Find sentences that have all of the words, with path and offsets."""
        with self._opened() as (news, notes):
            return _noted(news.search(words, limit=limit).records(), notes)


def _noted(records: Iterable[dict[str, Any]], notes: Records) -> Records:
    """Return the notes, which are complete when all is read, before the records."""
    listed = list(records)
    return [*notes, *listed]


def server(db: str) -> MCPServer[Any]:
    """Return the server over a database. Raises `McpMissing` where the library is missing."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError:
        raise McpMissing("kg mcp needs mcp; pip install 'kg-news[mcp]' brings it") from None

    def answering(tool: Callable[..., Any]) -> Callable[..., Any]:
        """Return the tool, whose errors are told to the assistant in one line."""

        @functools.wraps(tool)
        def answered(*given: Any, **named: Any) -> Any:
            try:
                return tool(*given, **named)
            except KgError as error:
                raise ToolError(str(error)) from None

        return answered

    made: MCPServer[Any] = MCPServer("kg", instructions=INSTRUCTIONS, version=VERSION)
    tools = Tools(db)
    for tool in (tools.met, tools.why, tools.show, tools.path, tools.search):
        hints = ToolAnnotations(read_only_hint=True, open_world_hint=False)
        made.add_tool(answering(tool), annotations=hints)
    return made
