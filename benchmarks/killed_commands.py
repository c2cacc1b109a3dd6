"""The commands that killed.py kills, each with the store with which it begins."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from killed import Line
from sqlalchemy import func, select, text

# Imported here so that copies of this process have them.
from kg.extraction import extract as _extract  # noqa: F401
from kg.nlp import pipeline as _pipeline  # noqa: F401
from kg.store import migration, schema
from kg.store.knowledge import resolve as _resolve  # noqa: F401
from kg.store.store import Store
from kg.view import page as _page  # noqa: F401

# A schema from before the tables were made narrow, which is the longest way to today's.
OLD = "0003"
MOVED = {
    "id": "j1", "left": "person:a b", "right": "person:b c", "verdict": "same",
    "judged_by": "ann", "judged_at": "2031-01-01T00:00:00+00:00",
}  # fmt: skip


def lines(articles: Path, folder: Path, model: str | None) -> list[Line]:
    """Return every command that writes; the stores with which they begin are made in a folder."""
    full, db = folder / "full.db", folder / "killed.db"
    Line(articles, full, model, warm=True).whole()
    one, other, path, mention = _named(full)
    known, moved = _known(folder, one)
    judged = _copied(full, "judged.db", lambda db: _run(db, "merge", "--yes", one, other))
    old = _copied(full, "old.db", _downgraded)
    copy, page, export = (folder / name for name in ("copy.db", "graph.html", "graph.graphml"))
    fewer = _fewer(articles, folder)
    commands: list[tuple[Path, tuple[str, ...], tuple[Path, ...]]] = [
        (full, ("merge", "--yes", one, other), ()),
        (full, ("split", one, other), ()),
        (full, ("rename", one, f"{one} Renamed"), ()),
        (full, ("retype", one, "group"), ()),
        (full, ("hide", one), ()),
        (full, ("reject", mention), ()),
        (judged, ("undo",), ()),
        (full, ("remove", path), ()),
        (full, ("watchlist", str(known)), ()),
        (full, ("judgements", "--import", str(moved)), ()),
        (full, ("backup", str(copy)), (copy,)),
        (full, ("view", "--output", str(page)), (page,)),
        (full, ("export", "--output", str(export)), (export,)),
    ]
    return [
        Line(articles, db, model),
        Line(articles, db, model, more=("--jobs", "2")),
        Line(fewer, db, model, base=_copied(full, "fewer.db", _added(fewer, articles, model)),
             more=("--prune",)),
        Line(articles, db, words=("resolve", "--full"), base=full, by_parts=False),
        Line(articles, db, words=("stats",), base=old),
        *(Line(articles, db, words=words, base=base, made=made, by_parts=False)
          for base, words, made in commands),
    ]  # fmt: skip


def _named(full: Path) -> tuple[str, str, str, str]:
    """Return two people, an article's path and a mention's id."""
    with Store.open(full) as store, store.reading() as connection:
        asked = "SELECT name FROM entity WHERE kind = 'person' ORDER BY mentions DESC, id LIMIT 2"
        one, other = connection.scalars(text(asked)).all()
        path = connection.scalar(text("SELECT min(path) FROM article_path"))
        mention = connection.scalar(select(func.min(schema.mention.c.id)))
    return one, other, str(path), str(mention)


def _known(folder: Path, one: str) -> tuple[Path, Path]:
    """Write a watchlist and a file of judgements, and return both."""
    known, moved = folder / "known.csv", folder / "moved.jsonl"
    known.write_text(f"name,id\n{one},Q1\n", encoding="utf-8")
    moved.write_text(json.dumps(MOVED) + "\n", encoding="utf-8")
    return known, moved


def _copied(full: Path, name: str, change: Callable[[Path], object]) -> Path:
    """Return a copy of a store that was changed."""
    db = full.with_name(name)
    shutil.copy(full, db)
    change(db)
    return db


def _run(db: Path, *words: str) -> None:
    Line(db, db, words=words, warm=True).whole()


def _downgraded(db: Path) -> None:
    with Store.open(db) as store, store.transaction() as connection:
        migration.downgrade(connection, to=OLD)


def _fewer(articles: Path, folder: Path) -> Path:
    """Copy the articles to a folder from which the first is removed once it was read."""
    copied = folder / "fewer"
    shutil.copytree(articles, copied)
    return copied


def _added(fewer: Path, articles: Path, model: str | None) -> Callable[[Path], object]:
    """Return what reads the copied articles before one of them goes."""

    def add(db: Path) -> None:
        for path in db.parent.glob(f"{db.name}*"):
            path.unlink()
        Line(fewer, db, model, warm=True).whole()
        min(path for path in fewer.iterdir() if (articles / path.name).is_file()).unlink()

    return add
