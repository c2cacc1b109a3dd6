"""Commands by which people decide what is one entity and what is not."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import files
from kg.cli import printing
from kg.cli.app import app
from kg.cli.options import MOST, By, Csv, Db, Json, Note, opened
from kg.cli.queries import Name
from kg.counting import counted
from kg.errors import KgError, NotFound
from kg.model import Correction, Judgement, Verdict
from kg.results.reasons import why_asked

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph
    from kg.results.records import Doubt, Named


def _told(news: "KnowledgeGraph", judgement: Judgement | Correction) -> str:
    return f"{news.worded(judgement)} ({judgement.id})"


@app.command(rich_help_panel="Decide")
def merge(
    context: typer.Context,
    left: Name,
    right: Name,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    article: Annotated[
        str | None, typer.Option(help="Only the first name, and only in the article of this id.")
    ] = None,
    by: By = None,
    note: Note = None,
    db: Db = None,
) -> None:
    """Judge that two names are one entity; asks where much speaks against it."""
    with opened(context, db) as news:
        if article:
            said = news.identify(left, right, article=article, by=by, note=note)
            printing.say(f"judged: {_told(news, said)}; kg undo takes it back")
            return
        doubts = () if yes else news.objections(left, right)
        if doubts and not _agreed(news, left, right, doubts):
            raise KgError("nothing was merged; kg merge --yes does not ask")
        judged = news.merge(left, right, by=by, note=note)
        printing.say(f"judged: {_told(news, judged)}; kg undo takes it back")


def _agreed(news: "KnowledgeGraph", left: str, right: str, doubts: tuple[str, ...]) -> bool:
    """Say what a merge will do and what speaks against it; return whether it shall be done."""
    ones = [news.entity(name) for name in (left, right)]
    both = " and ".join(
        f"{one.name} ({one.kind}, {counted(one.mentions, 'mention')} "
        f"in {counted(one.articles, 'article')})"
        for one in ones
    )
    printing.say(f"this makes one entity of {both}, with all their meetings")
    printing.say(f"but {'; '.join(doubts)}")
    sys.stderr.write("merge them? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


@app.command(rich_help_panel="Decide")
def split(
    context: typer.Context,
    name: Name,
    alias: Name,
    *,
    by: By = None,
    note: Note = None,
    db: Db = None,
) -> None:
    """Judge that a spelling is not a name of this entity."""
    with opened(context, db) as news:
        judged = news.split(name, alias, by=by, note=note)
        printing.say(f"judged: {_told(news, judged)}; kg undo takes it back")


@app.command(rich_help_panel="Decide")
def undo(
    context: typer.Context,
    judgement: Annotated[str | None, typer.Argument(help="Its id; your last one without.")] = None,
    *,
    by: By = None,
    db: Db = None,
) -> None:
    """Take back the last judgement that you made here, or the one of this id."""
    with opened(context, db) as news:
        retracted = news.undo(judgement, by=by)
        printing.say(f"taken back: {_told(news, retracted)}")


@app.command(rich_help_panel="Decide")
def judgements(
    context: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Also those taken back.")] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write all of them to a file, as JSON Lines.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", help="Add those that another database exported.")
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
    db: Db = None,
) -> None:
    """List what people decided, or move it between databases."""
    if import_:
        lines = _lines_of(import_)
        with opened(context, db, create=True) as news:
            number = news.import_judgements(lines)
        printing.say(f"{counted(number, 'judgement')} added")
        return
    with opened(context, db) as news:
        if export:
            told = list(news.export_judgements())
            files.write(export, "".join(f"{line}\n" for line in told))
            printing.say(f"{counted(len(told), 'judgement')} in {export}")
            return
        found = news.judgements(retracted=everything)
    printing.answer(found, as_json=as_json, as_csv=as_csv)


def _lines_of(path: Path) -> list[str]:
    """Return the lines of a file of judgements. Raises `KgError` where it is no text."""
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except ValueError:
        raise KgError(f"{path}: not a text in UTF-8; see kg judgements --export") from None


@app.command(rich_help_panel="Decide")
def watchlist(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV or FollowTheMoney file of known entities.")],
    *,
    db: Db = None,
) -> None:
    """Take over names and ids of known people, groups and states."""
    with opened(context, db, create=True) as news:
        number = news.watchlist(file)
    printing.say(f"{number:,} known entit{'y' if number == 1 else 'ies'} on the watchlist")


class Known(StrEnum):
    """The forms in which known entities are imported."""

    csv = "csv"
    ftm = "ftm"


@app.command("import", rich_help_panel="Decide")
def import_known(
    context: typer.Context,
    form: Annotated[Known, typer.Argument(help="csv (also of OpenSanctions, Wikidata), or ftm.")],
    file: Annotated[Path, typer.Argument(help="The file of known entities.")],
    *,
    db: Db = None,
) -> None:
    """Take over known people, groups and states with their ids, as kg watchlist does."""
    with opened(context, db, create=True) as news:
        number = news.watchlist(file, form=form.value)
    printing.say(f"{number:,} known entit{'y' if number == 1 else 'ies'} on the watchlist")


KEYS: dict[str, Verdict] = {"s": "same", "d": "different"}
HELP = "s same, h same here alone, d different, Enter skip, u undo, q quit"


@app.command(rich_help_panel="Decide")
def review(
    context: typer.Context,
    *,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="At most so many pairs.")] = 50,
    by: By = None,
    db: Db = None,
) -> None:
    """Walk through pairs of names that may be one, most valuable first."""
    with opened(context, db) as news:
        doubts = news.review(limit=limit)
        if not doubts:
            printing.say("nothing is in doubt")
            return
        judged: list[Judgement | Correction] = []
        for number, doubt in enumerate(doubts, start=1):
            if judged and not _is_open(news, doubt):
                continue
            printing.write(f"\n{number} of {len(doubts)}")
            for line in _lines(doubt):
                printing.write(printing.plain(line))
            if not _asked(news, doubt, judged, by):
                break
    printing.say(f"{len(judged):,} judged")


def _is_open(news: "KnowledgeGraph", doubt: "Doubt") -> bool:
    """Return whether the two are there still: an answer before may have made them one."""
    try:
        ones = {news.entity(one.entity.id).id for one in (doubt.left, doubt.right)}
    except NotFound:
        return False
    return len(ones) > 1


def _asked(
    news: "KnowledgeGraph",
    doubt: "Doubt",
    judged: list[Judgement | Correction],
    by: str | None,
) -> bool:
    """Ask until there is an answer; return whether to go on."""
    while True:
        sys.stderr.write(f"{HELP}: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        key = answer.strip().lower()[:1]
        if key == "q" or not answer:
            return False
        if key == "u" and judged:
            printing.say(f"taken back: {_told(news, news.undo(judged.pop().id))}")
        elif key == "u":
            printing.say("nothing was judged yet")
        elif key in {*KEYS, "h"}:
            if key == "h":
                judged.append(_here(news, doubt, by))
            else:
                judged.append(news.judge(doubt.left.key, doubt.right.key, KEYS[key], by=by))
            printing.say(f"judged: {_told(news, judged[-1])}")
            return True
        elif not key:
            return True


def _here(news: "KnowledgeGraph", doubt: "Doubt", by: str | None) -> Correction:
    """Judge that the shorter name means the other one in the article of its first sentence."""
    short, full = sorted((doubt.left, doubt.right), key=lambda one: len(one.key))
    article = next((quote.article_id for quote in short.quotes), "")
    return news.identify(short.printed, full.entity.id, article=article, by=by)


def _lines(doubt: "Doubt") -> list[str]:
    asked = f"Are these one? ({why_asked(doubt.rule)})"
    differ = [
        f"  {each.what} differs: {each.left or 'nothing'} / {each.right or 'nothing'}"
        for each in doubt.differences
    ]
    return [asked, *differ, *_side(doubt.left), *_side(doubt.right)]


def _side(one: "Named") -> list[str]:
    name, entity = one.printed, one.entity
    more = f", of {entity.name}" if entity.name.casefold() != name.casefold() else ""
    lines = [f"  {name} ({entity.kind}{more}, {counted(entity.articles, 'article')})"]
    if one.offices:
        lines.append(f"    is {'; '.join(one.offices)}")
    if one.company:
        lines.append(f"    seen with {', '.join(one.company)}")
    lines += [f"    “{' '.join(quote.text.split())}”" for quote in one.quotes[:2]]
    return lines
