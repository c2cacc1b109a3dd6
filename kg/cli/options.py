"""Options that several commands share, and the knowledge graph that a command works on."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, TypedDict, TypeVar

import typer

from kg.choices import iso, some_of
from kg.cli import bars, printing
from kg.counting import counted
from kg.garbage import rarely_collecting
from kg.model import KINDS, STATUSES, Kind, Status

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
    list[str] | None,
    typer.Option("--status", help="held, planned or denied (did not take place); may be repeated."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="person, group, state or place; may be repeated."),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", min=0, max=1,
        help="Only meetings of which one report is so certain, from 0 to 1.",
    ),
]  # fmt: skip
# More than any database holds, and less than any number that it takes.
MOST = 1_000_000_000
Limit = Annotated[int | None, typer.Option(min=1, max=MOST, help="At most so many rows.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Md = Annotated[bool, typer.Option("--md", help="Print a Markdown table.")]

By = Annotated[str | None, typer.Option(help="Who judges; your login name without it.")]
Note = Annotated[str | None, typer.Option(help="Why, in a line.")]

T = TypeVar("T", bound=str)
PLURALS: dict[str, Kind] = {
    "people": "person",
    "groups": "group",
    "states": "state",
    "places": "place",
}


class Choices(TypedDict):
    """What meetings are chosen by."""

    since: str | None
    until: str | None
    place: str | None
    statuses: tuple[Status, ...]
    kinds: tuple[Kind, ...]
    min_confidence: float | None


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
    with rarely_collecting():
        from kg.knowledge import KnowledgeGraph

    with bars.steps("bringing the database up to date; a stop loses nothing") as told:
        news = KnowledgeGraph.open(named(context, db), model=model, create=create, upgrading=told)
    news.notify = printing.say
    if tell_stale and not create and (since := news.stale_since()):
        number = news.unresolved()
        which = f"{counted(number, 'article')} and " if number else ""
        printing.say(
            f"answers are behind: {which}what was read or judged since {since} is not settled; "
            "kg resolve does it"
        )
    return news


def named(context: typer.Context, db: str | None) -> str:
    """Return the database that was named after the command, before it, or not at all."""
    return db or context.find_root().obj or "kg.db"


def singular(values: list[str] | None, allowed: Collection[T], *, option: str) -> tuple[T, ...]:
    """Return values, which may be plurals. Raises `BadOption` where one is not allowed."""
    return some_of([PLURALS.get(value, value) for value in values or ()], allowed, option=option)


def choices(
    *,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    statuses: list[str] | None = None,
    kinds: list[str] | None = None,
    min_confidence: float | None = None,
) -> Choices:
    """Return what meetings are chosen by, checked."""
    return {
        "since": iso(since, option="--since"),
        "until": iso(until, option="--until"),
        "place": place,
        "statuses": singular(statuses, STATUSES, option="--status"),
        "kinds": singular(kinds, KINDS, option="--kind"),
        "min_confidence": min_confidence,
    }
