"""`kg help TOPIC`: the pages of the manual, and the help of each command."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import Db, named
from kg.errors import KgError


class NoTopic(KgError):
    """There is neither a page of the manual nor a command of this name."""


def folder() -> Path:
    """Return the folder of the manual, in an installed kg or in its sources."""
    installed = Path(__file__).parent / "manual"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "docs" / "manual"


def topics() -> dict[str, str]:
    """Return the title of each page of the manual, by its name."""
    found = {}
    for file in sorted(folder().glob("*.md")):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        found[file.stem] = first.lstrip("# ").strip()
    return found


@app.command("help", rich_help_panel="Help")
def help_(
    context: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(help="A page of the manual or a command; none lists them.")
    ] = None,
) -> None:
    """Print a page of the manual, or the help of a command."""
    pages = topics()
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    if topic is None:
        printing.tab_separated(("topic", "about"), sorted(pages.items()))
    elif topic in pages:
        _print_page((folder() / f"{topic}.md").read_text(encoding="utf-8"))
    elif topic in commands:
        command = commands[topic]
        with command.make_context(topic, [], parent=context.parent, resilient_parsing=True) as made:
            typer.echo(command.get_help(made))
    else:
        known = ", ".join([*pages, *sorted(commands)])
        raise NoTopic(f"{topic!r} is no topic; there are {known}")


def _print_page(text: str) -> None:
    if not sys.stdout.isatty():
        printing.write(text.rstrip("\n"))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))


@app.command(rich_help_panel="For programs")
def mcp(context: typer.Context, *, db: Db = None) -> None:
    """Answer the questions of an assistant over the Model Context Protocol; reads only."""
    from kg.knowledge import KnowledgeGraph
    from kg.mcp import server

    place = named(context, db)
    # A database that cannot be opened is told now, and not at the first question.
    KnowledgeGraph.open(place, create=False).close()
    server(place).run("stdio")
