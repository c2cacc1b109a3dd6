"""The typer application that the groups of commands register with."""

from typing import Annotated

import typer

from kg.version import VERSION

app = typer.Typer(
    name="kg",
    help="Who met whom, from the news: every edge opens to the sentence that says it.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def kg(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option("--db", envvar="KG_DB", help="Database file or URL; kg.db without it."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep the database that was named before the command."""
    context.obj = db
