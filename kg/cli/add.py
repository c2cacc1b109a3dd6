"""Commands that read articles into the store, or take them out."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import Db, opened
from kg.counting import counted

if TYPE_CHECKING:
    from kg.errors import ArticleError
    from kg.jobs.run import Progress
    from kg.jobs.summary import AddSummary
    from kg.knowledge import KnowledgeGraph

# What is said of a whole format, and once however many files of it there are.
OF_A_FORMAT = ("kg does not read ", "install it with ", "; save it as ", "; convert it to ",
               "; unpack it ")  # fmt: skip
Paths = Annotated[list[str], typer.Argument(help="Files and folders of articles; - reads stdin.")]
Model = Annotated[
    str | None, typer.Option(help="Another spaCy pipeline than the bundled one: name or folder.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        max=1_000,
        help="Processes that share the work; else 1, or up to 4 for many.",
    ),
]
Threads = Annotated[
    int | None,
    typer.Option(min=1, max=1_000, help="Threads of each process; else every core is used."),
]
Cluster = Annotated[
    str | None,
    typer.Option(help="Work on the workers of this Dask scheduler; local starts --jobs."),
]
Language = Annotated[
    str | None,
    typer.Option(help="Analyse articles in this language (en), or any; else in the pipeline's."),
]
Prune = Annotated[bool, typer.Option("--prune", help="Remove articles whose files have gone.")]
Yes = Annotated[bool, typer.Option("--yes", help="Prune also where a folder is missing or empty.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what --prune would remove.")]
Reread = Annotated[
    bool, typer.Option("--reread", help="Read again what another version of kg has read.")
]
Later = Annotated[
    bool, typer.Option("--later", help="Only read; kg resolve then says who is who and who met.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
Seconds = Annotated[
    float, typer.Option(min=0.1, max=1e6, help="The most that one article may take.")
]
Memory = Annotated[
    int,
    typer.Option(min=100, max=10**9, help="The most megabytes that reading an article may take."),
]
MostCharacters = Annotated[int, typer.Option("--limit", min=1, max=10**9, help="Longest article.")]


@app.command(rich_help_panel="Read")
def add(
    context: typer.Context,
    *,
    paths: Paths,
    model: Model = None,
    jobs: Jobs = None,
    threads: Threads = None,
    cluster: Cluster = None,
    prune: Prune = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    reread: Reread = False,
    later: Later = False,
    limit: MostCharacters = 1_000_000,
    seconds: Seconds = 300.0,
    memory: Memory = 4_000,
    text: Annotated[str | None, typer.Option(help="Column or key of the text.")] = None,
    title: Annotated[str | None, typer.Option(help="Column or key of the title.")] = None,
    published: Annotated[str | None, typer.Option(help="Column or key of the date.")] = None,
    url: Annotated[str | None, typer.Option(help="Column or key of the address.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Column or key of the publisher.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding, if detection errs.")] = None,
    language: Language = None,
    quiet: Quiet = False,
    db: Db = None,
) -> None:
    """Read articles that are new or changed; kg formats lists what is read."""
    if dry_run:
        _say_what_would_go(context, paths, db, insist=yes)
        return
    from kg.articles import ReadOptions
    from kg.jobs.limits import Limits

    options = ReadOptions(limit=limit, text=text, title=title, published=published, url=url,
                          publisher=publisher, encoding=encoding, in_language=language)  # fmt: skip
    run = {"jobs": jobs, "threads": threads, "cluster": cluster, "prune": prune, "insist": yes,
           "reread": reread, "resolve": not later, "limits": Limits(seconds, memory)}  # fmt: skip
    with opened(context, db, model=model, create=True) as news:
        _exit(_add(news, paths, quiet=quiet, options=options, **run))


@app.command(rich_help_panel="Read")
def resolve(
    context: typer.Context,
    *,
    full: Annotated[bool, typer.Option("--full", help="Compute all anew, not only what came.")] = (
        False
    ),
    jobs: Jobs = None,
    cluster: Cluster = None,
    db: Db = None,
) -> None:
    """Say who is who, and who met, in what kg add --later has read."""
    with opened(context, db, tell_stale=False) as news:
        found = news.resolve(full=full, jobs=jobs, cluster=cluster)
    printing.say(
        f"articles: {found.articles:,} resolved; "
        f"known: {found.entities:,} names, {found.meetings:,} meetings"
    )


@app.command(rich_help_panel="Read")
def build(
    context: typer.Context,
    *,
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", help="The page.")] = Path("graph.html"),
    model: Model = None,
    jobs: Jobs = None,
    prune: Prune = False,
    yes: Yes = False,
    quiet: Quiet = False,
    db: Db = None,
) -> None:
    """Do everything: add articles, print who met whom, and write the page of the graph."""
    with opened(context, db, model=model, create=True) as news:
        summary = _add(news, paths, quiet=quiet, jobs=jobs, prune=prune, insist=yes)
        printing.answer(news.met(limit=50 if sys.stdout.isatty() else None))
        page = news.view(output)
    printing.say(f"the graph is in {page.resolve()}; open it in a browser")
    _exit(summary)


@app.command(rich_help_panel="Read")
def remove(
    context: typer.Context,
    *,
    paths: Annotated[list[str], typer.Argument(help="Paths, folders or ids of articles.")],
    db: Db = None,
) -> None:
    """Remove articles with all that they contributed."""
    with opened(context, db) as news:
        gone = news.remove(*paths)
    printing.say(f"{counted(gone, 'article')} removed")


def _say_what_would_go(
    context: typer.Context, paths: list[str], db: str | None, *, insist: bool
) -> None:
    """Print the files that have gone, whose articles would be removed."""
    with opened(context, db) as news:
        gone = news.prunable(*paths, insist=insist)
    for path in gone:
        printing.write(printing.plain(path))
    printing.say(f"{counted(len(gone), 'file')} would be removed by --prune")


def _add(news: "KnowledgeGraph", paths: list[str], *, quiet: bool, **choices: Any) -> "AddSummary":
    with _progress(paths, quiet=quiet) as progress:
        summary = news.add(*paths, progress=progress, **choices)
    for line in _failures(summary.failed):
        printing.say(line)
    for line in (*summary.notes, *summary.lines()):
        printing.say(line)
    seen = summary.added + summary.unchanged + summary.replaced + len(summary.failed)
    if not seen and not summary.stopped:
        from kg.articles.formats.registry import KNOWN

        printing.say(f"no article was found in {', '.join(paths)}; kg reads {KNOWN}")
    return summary


def _exit(summary: "AddSummary") -> None:
    """End with status 1 where not everything was read."""
    if summary.failed or summary.stopped:
        raise typer.Exit(1)


def _failures(errors: "list[ArticleError]") -> list[str]:
    """Return a line for each bad file; those of a format that is not read share one."""
    unread: dict[str, list[str]] = {}
    lines = []
    for error in errors:
        if any(said in error.reason for said in OF_A_FORMAT):
            unread.setdefault(error.reason, []).append(error.path)
        else:
            lines.append(str(error))
    for reason, paths in unread.items():
        more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
        lines.append(f"{paths[0]}{more}: {reason}")
    return lines


@contextmanager
def _progress(paths: list[str], *, quiet: bool) -> Iterator["Progress | None"]:
    """Give what draws a progress bar on a terminal, None where there is none."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[path]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=_files(paths) or None, path="")

        def advance(summary: "AddSummary", path: str) -> None:
            done = summary.added + summary.unchanged + summary.replaced + len(summary.failed)
            total = max(done, bar.tasks[0].total or 0)
            name = printing.plain(Path(path).name)[:40].replace("[", "(")
            bar.update(task, completed=done, total=total, path=name)

        yield advance


def _files(paths: list[str]) -> int:
    """Return how many files there are to read, without opening them."""
    from kg.articles.sources import is_folder

    return sum(
        sum(len(names) for _, _, names in os.walk(path)) if is_folder(path) else 1 for path in paths
    )
