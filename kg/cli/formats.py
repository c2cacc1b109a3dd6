"""The command that lists which files are read."""

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import Csv, Json, Md


@app.command(rich_help_panel="Read")
def formats(*, as_json: Json = False, as_csv: Csv = False, as_md: Md = False) -> None:
    """List the formats of files that are read, and what to install for the others."""
    import kg

    printing.answer(kg.formats(), as_json=as_json, as_csv=as_csv, as_md=as_md)
