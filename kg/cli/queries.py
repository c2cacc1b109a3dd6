"""Commands that ask."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.choices import iso
from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import (
    MOST,
    PLURALS,
    Csv,
    Db,
    Json,
    Kinds,
    Limit,
    Md,
    MinConfidence,
    Names,
    Place,
    Since,
    Statuses,
    Until,
    choices,
    opened,
)

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph
    from kg.results import ResultTable

Name = Annotated[str, typer.Argument(help="Name or id of a person, group, state or place.")]


class What(StrEnum):
    """What `kg list` can list."""

    people = "people"
    groups = "groups"
    states = "states"
    places = "places"
    meetings = "meetings"
    articles = "articles"
    copies = "copies"


@app.command("list", rich_help_panel="Ask")
def list_(
    context: typer.Context,
    *,
    what: What,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """List people, groups, states, places, meetings, articles, or copies of articles."""
    found: ResultTable[Any]
    with opened(context, db) as news:
        if what.value in PLURALS:
            found = news.entities(PLURALS[what.value], limit=limit)
        elif what is What.meetings:
            found = news.meetings(limit=limit)
        elif what is What.articles:
            found = news.articles(limit=limit)
        else:
            found = news.copies()
        if what is not What.articles:
            _say_if_empty(news, found)
    printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)


def _say_if_empty(news: "KnowledgeGraph", found: "ResultTable[Any]") -> None:
    """Say that nothing can be found where nothing was read."""
    if not len(found) and not len(news.articles(limit=1)):
        printing.say("there are no articles yet; kg add reads some")


@app.command(rich_help_panel="Ask")
def show(
    context: typer.Context,
    *,
    name: Name,
    why: Annotated[bool, typer.Option("--why", help="Say why each spelling belongs.")] = False,
    as_json: Json = False,
    limit: Annotated[
        int, typer.Option(min=1, max=MOST, help="At most so many rows of each table.")
    ] = 10,
    db: Db = None,
) -> None:
    """Show a person, group, state or place: spellings, roles, meetings, ties, articles."""
    with opened(context, db) as news:
        about = news.show_entity(name, limit=limit)
    if as_json:
        printing.json_lines([about.record()])
        return
    printing.write(printing.plain(about.headline()))
    if why:
        printing.answer(about.aliases)
        return
    for title, part in about.parts().items():
        columns, rows = part.columns, part.rows()
        if title == "aliases":
            columns, rows = columns[:2], [row[:2] for row in rows[:limit]]
        printing.write("")
        if sys.stdout.isatty():
            if all(row[0] == about.entity.name for row in rows):
                # Who is asked about stands on the left of every tie, and holds its offices.
                columns, rows = columns[1:], [row[1:] for row in rows]
            printing.table(columns, rows, title=title)
        else:
            printing.write(title)
            printing.tab_separated(columns, rows)


@app.command(rich_help_panel="Ask")
def met(
    context: typer.Context,
    *,
    names: Annotated[
        list[str] | None, typer.Argument(help="One name: whom it met; two: when; none: all.")
    ] = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    status: Statuses = None,
    kind: Kinds = None,
    min_confidence: MinConfidence = None,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """Say who met whom: everybody whom one met, the meetings of two, or all meetings."""
    chosen = choices(
        since=since, until=until, place=place, statuses=status, kinds=kind,
        min_confidence=min_confidence,
    )  # fmt: skip
    with opened(context, db) as news:
        found = news.met(*(names or ()), limit=limit, **chosen)
        _say_if_empty(news, found)
    printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)


@app.command(rich_help_panel="Ask")
def why(
    context: typer.Context,
    *,
    names: Names,
    limit: Limit = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """Print the sentences that tie two names, or that name one, with article and offsets."""
    with opened(context, db) as news:
        found = news.why(*names, limit=limit)
    if as_json or as_csv or as_md or not sys.stdout.isatty() or not len(found):
        printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)
        return
    from rich.console import Console
    from rich.text import Text

    from kg.results import source, where

    console = Console()
    for quote in found:
        text = Text(quote.text)
        for start, end in quote.marks:
            text.stylize("bold", start, end)
        safe = (
            Text(printing.plain(quote.text)) if printing.plain(quote.text) != quote.text else text
        )
        console.print(safe)
        console.print(Text(printing.plain(f"  {source(quote)} · {where(quote)}\n"), style="dim"))


@app.command(rich_help_panel="Ask")
def search(
    context: typer.Context,
    *,
    words: Annotated[str, typer.Argument(help='Words; "…" within them keeps some together.')],
    limit: Annotated[int, typer.Option(min=1, help="At most so many sentences.")] = 20,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """Find sentences that have all of the words, in all articles."""
    with opened(context, db) as news:
        found = news.search(words, limit=limit)
    printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)


@app.command(rich_help_panel="Ask")
def path(
    context: typer.Context,
    *,
    left: Name,
    right: Name,
    wide: Annotated[
        bool, typer.Option("--wide", help="Also over states, places and shared sentences.")
    ] = False,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """Find how one comes from one name to another, by meetings and offices."""
    with opened(context, db) as news:
        found = news.path(left, right, wide=wide)
    printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)


@app.command(rich_help_panel="Ask")
def timeline(
    context: typer.Context,
    *,
    names: Names,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_md: Md = False,
    db: Db = None,
) -> None:
    """Print the meetings of a name by date, oldest first."""
    first, last = iso(since, option="--since"), iso(until, option="--until")
    with opened(context, db) as news:
        found = news.timeline(*names, since=first, until=last)
    printing.answer(found, as_json=as_json, as_csv=as_csv, as_md=as_md)


@app.command(rich_help_panel="Ask")
def stats(context: typer.Context, as_json: Json = False, db: Db = None) -> None:
    """Count articles, mentions, people, meetings and the rest."""
    with opened(context, db) as news:
        found = news.stats()
    if as_json:
        printing.json_lines([dict(found)])
    else:
        printing.answer(found)
