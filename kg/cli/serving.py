"""Commands of the desk: a local web application over a database, and who may use it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import Db, named
from kg.errors import BadOption, KgError
from kg.garbage import collect_rarely, keep_loaded

if TYPE_CHECKING:
    from kg.desk import Settings


class DeskMissing(KgError):
    """The libraries of the desk are not installed."""


Host = Annotated[str, typer.Option(help="Address to serve at; others need --password-file.")]


@app.command(rich_help_panel="Ask")
def serve(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8765,
    host: Host = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option(help="Name by which others call it; may be repeated.")
    ] = None,
    password_file: Annotated[
        Path | None, typer.Option(help="Who may use it; see kg password.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="Certificate (PEM), to serve with encryption.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="Key of the certificate (PEM).")] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Nothing can be added or corrected.")
    ] = False,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser at it.")
    ] = True,
    model: Annotated[
        str | None, typer.Option(help="spaCy pipeline for what is added; the bundled one without.")
    ] = None,
    db: Db = None,
) -> None:
    """Open the desk: search, read, correct and add in a browser."""
    place = Place(named(context, db), model, host, port, tuple(name or ()), certificate, key)
    _serve(place, password_file=password_file, read_only=read_only, browser=browser)


@dataclass(frozen=True, slots=True)
class Place:
    """The database of a desk, and where and under which names it is served."""

    db: str
    model: str | None
    host: str
    port: int
    names: tuple[str, ...]
    certificate: Path | None
    key: Path | None


def _serve(at: Place, *, password_file: Path | None, read_only: bool, browser: bool) -> None:
    try:
        from kg.desk import Desk, Settings, serving
    except ModuleNotFoundError as missing:
        raise DeskMissing(
            f"kg serve needs {missing.name}; pip install 'kg-news[serve]' brings it"
        ) from None
    from kg.desk import passwords
    from kg.knowledge import KnowledgeGraph

    open_to_others = bool(at.names) or not serving.is_loopback(at.host)
    if open_to_others and password_file is None:
        raise BadOption(
            "others could reach this address: it needs --password-file FILE, "
            "which kg password NAME --file FILE makes"
        )
    people = passwords.read(password_file) if password_file else None
    with (
        KnowledgeGraph.open(at.db, model=at.model, create=not read_only) as news,
        serving.bound(at.host, at.port) as listening,
    ):
        settings = Settings(
            folder=folder_of(at.db), port=listening.getsockname()[1], hosts=at.names,
            any_address=not serving.is_loopback(at.host), read_only=read_only, people=people,
            encrypted=at.certificate is not None,
        )  # fmt: skip
        desk = Desk(news, settings)
        _announce(settings, url := serving.address(desk, at.host), open_to_others=open_to_others)
        told = serving.open_browser(url) if browser else None
        try:
            made = serving.server(desk, certificate=at.certificate, key=at.key)
            collect_rarely()
            keep_loaded()
            made.run(sockets=[listening])
        except KeyboardInterrupt:
            printing.say("the desk is closed")
        finally:
            if told:
                told.unlink(missing_ok=True)


def _announce(settings: "Settings", url: str, *, open_to_others: bool) -> None:
    if open_to_others and not settings.encrypted:
        printing.say(
            "warning: others can reach this desk, and what it sends is not encrypted; give "
            "--certificate and --key, or let a web server with encryption stand before it"
        )
    printing.say(f"the desk is open at {url}")
    printing.say("Ctrl-C closes it")


def folder_of(place: str) -> Path:
    """Return where a desk keeps what is dropped on it: beside the database, if that is a file."""
    if "://" in place:
        return Path("kg-desk")
    path = Path(place)
    return path.with_name(f"{path.name}-desk")


@app.command(rich_help_panel="Ask")
def password(
    person: Annotated[str, typer.Argument(metavar="NAME", help="Who may use the desk.")],
    *,
    file: Annotated[Path, typer.Option("--file", help="File of names and hashed passwords.")],
) -> None:
    """Let somebody use a desk that others can reach: ask for a password, and keep its hash."""
    from kg.desk import passwords

    if sys.stdin.isatty():
        given = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    passwords.add(file, person, given)
    printing.say(f"{person} may use a desk with --password-file {file}")
