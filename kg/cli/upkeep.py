"""Commands that keep a database in order."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import bars, printing
from kg.cli.app import app
from kg.cli.options import Db, opened
from kg.errors import without_credentials


@app.command(rich_help_panel="Keep")
def backup(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="The file of the copy; an older copy there is replaced.")
    ],
    *,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace the file also where it is no copy.")
    ] = False,
    db: Db = None,
) -> None:
    """Copy the database, also while it is in use."""
    with opened(context, db) as news:
        path = news.backup(file, replace=yes)
    printing.say(f"copied to {path}")


@app.command(rich_help_panel="Keep")
def check(
    context: typer.Context,
    *,
    full: Annotated[
        bool, typer.Option("--full", help="Also compute all knowledge anew, and compare it.")
    ] = False,
    db: Db = None,
) -> None:
    """Say whether the database is sound, and evidence and knowledge agree."""
    with opened(context, db, tell_stale=False) as news:
        verdict = news.check(full=full)
    for line in (*verdict.faults, *verdict.remarks):
        printing.write(printing.plain(line))
    printing.say(
        "the database is sound"
        if verdict.sound
        else "the database is not sound: restore a copy, or build it anew from the articles"
    )
    if not verdict.sound:
        raise typer.Exit(1)


@app.command(rich_help_panel="Keep")
def copy(
    source: Annotated[str, typer.Argument(help="The database to copy: a file or a URL.")],
    target: Annotated[str, typer.Argument(help="An empty one, or a new file.")],
) -> None:
    """Copy a database into another one: from SQLite to PostgreSQL, or back."""
    from kg.knowledge import KnowledgeGraph

    with (
        bars.steps(f"copying to {without_credentials(target)}") as told,
        KnowledgeGraph.open(source, create=False, upgrading=told) as news,
    ):
        held = news.copy(target, progress=told)
    rows = sum(each.rows for each in held.values())
    printing.say(f"articles: {held['article'].rows:,} copied; rows compared: {rows:,}")
