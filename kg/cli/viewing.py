"""Commands that write the graph to files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from kg.choices import one_of
from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import MOST, Db, Since, Until, opened, singular
from kg.errors import BadOption
from kg.model import KINDS, Kind
from kg.selection import NODE_KINDS, SNIPPETS, NodeKind

if TYPE_CHECKING:
    from kg.export import Format

Around = Annotated[list[str] | None, typer.Option(help="Only what surrounds this name.")]
Steps = Annotated[int, typer.Option(min=1, max=6, help="So many steps around it.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", help="person, group, state, place or meeting; may be repeated."),
]
MinArticles = Annotated[
    int, typer.Option(min=1, max=MOST, help="Only who is named in so many articles.")
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="graphml, gexf, json, csv, xlsx, parquet, cypher, ftm, ftm-statements, rdf, "
        "jsonld, obsidian, dot, mermaid; without it as the file ends, else graphml.",
    ),
]
Most = Annotated[
    int | None, typer.Option("--limit", min=1, max=MOST, help="At most so many entities.")
]


def _kinds(values: list[str] | None) -> tuple[NodeKind, ...]:
    listed = [part for value in values or () for part in value.split(",") if part]
    nodes = ["meeting" if part == "meetings" else part for part in listed]
    return singular(nodes, NODE_KINDS, option="--kinds")


@app.command(rich_help_panel="Draw")
def view(
    context: typer.Context,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page.")] = Path("graph.html"),
    around: Around = None,
    steps: Steps = 1,
    since: Since = None,
    until: Until = None,
    kinds: Kinds = None,
    min_articles: MinArticles = 1,
    limit: Most = None,
    communities: Annotated[
        bool, typer.Option("--communities", help="Colour by community instead of by kind.")
    ] = False,
    with_map: Annotated[
        bool, typer.Option("--map", help="With a map of where they met, as a fourth view.")
    ] = False,
    title: Annotated[str, typer.Option(help="Title of the page.")] = "Who met whom",
    embed: Annotated[
        str | None,
        typer.Option(help="A snippet for another page instead: meeting, person or timeline."),
    ] = None,
    db: Db = None,
) -> None:
    """Write the graph, or a part of it, as one page that opens without a network."""
    snippet = one_of(embed, SNIPPETS, option="--embed") if embed else None
    if snippet and not around:
        raise BadOption("--embed needs --around NAME: whose meetings to show")
    with opened(context, db) as news:
        page = news.view(
            output, around=around or (), steps=steps, since=since, until=until, kinds=_kinds(kinds),
            min_articles=min_articles, limit=limit, by_community=communities, title=title,
            with_map=with_map, embed=snippet,
        )  # fmt: skip
    what = f"the {embed} is in {page.resolve()}; paste it" if embed else None
    printing.say(what or f"the graph is in {page.resolve()}; open it in a browser")


@app.command(rich_help_panel="Draw")
def export(
    context: typer.Context,
    *,
    form: Form = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File, or folder; else standard output.")
    ] = None,
    around: Around = None,
    steps: Steps = 1,
    since: Since = None,
    until: Until = None,
    kinds: Kinds = None,
    min_articles: MinArticles = 1,
    limit: Most = None,
    db: Db = None,
) -> None:
    """Write the graph for Gephi, Neo4j, pandas, FollowTheMoney, Graphviz and others."""
    only: tuple[Kind, ...] = singular(kinds, KINDS, option="--kinds")
    format_ = cast("Format | None", form)  # `kg.export` refuses what is none
    with opened(context, db) as news:
        if output is None:
            made = news.exported(
                format=format_ or "graphml", around=around or (), steps=steps, since=since,
                until=until, kinds=only, min_articles=min_articles, limit=limit,
            )  # fmt: skip
            for data in made.values():
                _write(data)
            return
        written = news.export(
            output, format=format_, around=around or (), steps=steps, since=since, until=until,
            kinds=only, min_articles=min_articles, limit=limit,
        )  # fmt: skip
    notes = [f"{len(written):,} notes in {output}"] if form == "obsidian" else written
    for each in notes:
        printing.say(f"written: {each}")


def _write(data: str | bytes) -> None:
    """Write an export to standard output."""
    if isinstance(data, bytes):
        sys.stdout.buffer.write(data)
    else:
        # A terminal would obey what an article says to it; a file has it as it is.
        sys.stdout.write(printing.plain(data) if sys.stdout.isatty() else data)
