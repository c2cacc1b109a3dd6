"""Options that several commands share, and the knowledge graph that a command works on."""

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import printing
from kg.errors import KgError
from kg.model import KINDS, STATUSES

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

Db = Annotated[
    str | None, typer.Option("--db", help="Database file or URL; kg.db without it.")
]  # fmt: skip
Names = Annotated[list[str], typer.Argument(help="Name or id of a person, group, state or place.")]
Since = Annotated[str | None, typer.Option(help="Not before this date: 2023, 2023-06, 2023-06-14.")]
Until = Annotated[str | None, typer.Option(help="Not after this date.")]
Place = Annotated[str | None, typer.Option(help="Only meetings at this place.")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", help="held, planned or denied; may be repeated.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="person, group, state or place; may be repeated."),
]
# More than any database holds, and less than any number that it takes.
MOST = 1_000_000_000
Limit = Annotated[int | None, typer.Option(min=1, max=MOST, help="At most so many rows.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Md = Annotated[bool, typer.Option("--md", help="Print a Markdown table.")]

By = Annotated[str | None, typer.Option(help="Who judges; your login name without it.")]
Note = Annotated[str | None, typer.Option(help="Why, in a line.")]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
PLURALS = {"people": "person", "groups": "group", "states": "state", "places": "place"}


class BadOption(KgError):
    """An option has a value that means nothing."""


def opened(
    context: typer.Context,
    db: str | None,
    *,
    model: str | None = None,
    create: bool = False,
    tell_stale: bool = True,
) -> "KnowledgeGraph":
    """Return the knowledge graph that was named after the command, before it, or not at all.

    Where it is opened to be asked, and `tell_stale`, it is said that answers are behind.
    """
    # Only now: help costs no database.
    from kg.knowledge import KnowledgeGraph

    news = KnowledgeGraph.open(named(context, db), model=model, create=create)
    news.notify = printing.say
    if tell_stale and not create and (since := news.stale_since()):
        printing.say(
            f"answers are behind: what was read or judged since {since} is not settled; "
            "kg add goes on with it"
        )
    return news


def named(context: typer.Context, db: str | None) -> str:
    """Return the database that was named after the command, before it, or not at all."""
    return db or context.find_root().obj or "kg.db"


def dated(text: str | None) -> str | None:
    """Return a date as it was given. Raises `BadOption` where it is none."""
    if text is not None and not DATE.fullmatch(text):
        raise BadOption(f"{text!r} is no date; give 2023, 2023-06 or 2023-06-14")
    return text


def one_of(values: list[str] | None, allowed: tuple[str, ...]) -> Any:
    """Return the values in singular. Raises `BadOption` where one is not allowed."""
    found = [PLURALS.get(value, value) for value in values or ()]
    for value in found:
        if value not in allowed:
            raise BadOption(f"{value!r} is none of {', '.join(allowed)}")
    return tuple(found)


def choices(
    *,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    statuses: list[str] | None = None,
    kinds: list[str] | None = None,
) -> dict[str, Any]:
    """Return what meetings are chosen by, checked."""
    return {
        "since": dated(since),
        "until": dated(until),
        "place": place,
        "statuses": one_of(statuses, STATUSES),
        "kinds": one_of(kinds, KINDS),
    }
