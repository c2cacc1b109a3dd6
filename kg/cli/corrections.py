"""Commands by which people correct what was read."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import By, Db, Note, opened
from kg.cli.queries import Name
from kg.model import Correction

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph


class KindName(StrEnum):
    """What an entity can be."""

    person = "person"
    group = "group"
    state = "state"
    place = "place"


@app.command(rich_help_panel="Decide")
def rename(
    context: typer.Context,
    entity: Name,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    *,
    by: By = None,
    note: Note = None,
    db: Db = None,
) -> None:
    """Judge that an entity is called this name, and show it so everywhere."""
    with opened(context, db) as news:
        _say(news, news.rename(entity, name, by=by, note=note))


@app.command(rich_help_panel="Decide")
def retype(
    context: typer.Context,
    entity: Name,
    kind: Annotated[KindName, typer.Argument(help="What it is.")],
    *,
    by: By = None,
    note: Note = None,
    db: Db = None,
) -> None:
    """Judge that an entity is a person, a group, a state or a place."""
    with opened(context, db) as news:
        _say(news, news.retype(entity, kind.value, by=by, note=note))


@app.command(rich_help_panel="Decide")
def hide(
    context: typer.Context, entity: Name, *, by: By = None, note: Note = None, db: Db = None
) -> None:
    """Leave an entity out of everything: a byline, a paper, what is no name."""
    with opened(context, db) as news:
        _say(news, news.hide(entity, by=by, note=note))


@app.command(rich_help_panel="Decide")
def reject(
    context: typer.Context,
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a meeting, report, claim or mention.")
    ],
    *,
    by: By = None,
    note: Note = None,
    db: Db = None,
) -> None:
    """Judge that a meeting or a report of one, an office or a mention is none, or is wrong."""
    with opened(context, db) as news:
        _say(news, news.reject(id_, by=by, note=note))


def _say(news: "KnowledgeGraph", judged: Correction) -> None:
    printing.say(f"judged: {news.worded(judged)} ({judged.id}); kg undo takes it back")
