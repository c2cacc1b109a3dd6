"""Commands that print everything of one kind, for programs."""

import typer

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import (
    Csv,
    Db,
    Json,
    Kinds,
    MinConfidence,
    Place,
    Since,
    Statuses,
    Until,
    choices,
    opened,
)


@app.command(rich_help_panel="For programs")
def meetings(
    context: typer.Context,
    *,
    as_json: Json = False,
    as_csv: Csv = False,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    status: Statuses = None,
    kind: Kinds = None,
    min_confidence: MinConfidence = None,
    db: Db = None,
) -> None:
    """Print every meeting with all its reports."""
    chosen = choices(
        since=since, until=until, place=place, statuses=status, kinds=kind,
        min_confidence=min_confidence,
    )  # fmt: skip
    with opened(context, db) as news:
        if as_json:
            from kg.results import meeting_record

            printing.json_lines(meeting_record(told) for told in news.each_meeting(**chosen))
        else:
            printing.answer(news.meetings(**chosen), as_csv=as_csv)


@app.command(rich_help_panel="For programs")
def mentions(
    context: typer.Context, as_json: Json = False, as_csv: Csv = False, db: Db = None
) -> None:
    """Print every mention with its offsets and the entity that it names."""
    columns = ("article", "path", "start", "end", "text", "kind", "entity", "name", "id")
    with opened(context, db) as news:
        records = (
            {column: getattr(each, column) for column in columns} for each in news.mentions()
        )
        if as_json:
            printing.json_lines(records)
            return
        rows = (tuple(record.values()) for record in records)
        (printing.comma_separated if as_csv else printing.tab_separated)(columns, rows)


@app.command(rich_help_panel="For programs")
def roles(
    context: typer.Context, as_json: Json = False, as_csv: Csv = False, db: Db = None
) -> None:
    """Print every statement of who holds which office in what, with its sentence."""
    from kg.results import statement_record

    with opened(context, db) as news:
        records = (statement_record(one) for one in news.roles())
        if as_json:
            printing.json_lines(records)
            return
        columns = ("person", "title", "of", "when", "path", "start", "end")
        named = (
            each | {name: each[name] and each[name]["name"] for name in ("person", "of")}
            for each in records
        )
        rows = (tuple(each[column] for column in columns) for each in named)
        (printing.comma_separated if as_csv else printing.tab_separated)(columns, rows)
