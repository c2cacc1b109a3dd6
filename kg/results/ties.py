"""Ties: who is named with whom, who is what in which body, the way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model import Entity
from kg.results.quotes import quote_record, source
from kg.results.records import Office, Statement, Step, TieRow
from kg.results.table import Cell, ResultTable, line

if TYPE_CHECKING:
    from kg.results.plots import Picture


class Ties(ResultTable[TieRow]):
    """Who is named together with whom; `plot` draws the strongest."""

    columns = ("left", "right", "kind", "sentences", "articles", "independent", "npmi", "quote")
    none = "no ties found"
    more = ("left id", "right id")

    def more_cells(self, item: TieRow) -> tuple[Cell, ...]:
        """Return the ids of both ends."""
        return item.left.id, item.right.id

    def row(self, item: TieRow) -> tuple[Cell, ...]:
        """Return both ends, the counts and the mutual information, and one sentence."""
        tie = item.tie
        said = line(item.quotes[0].text) if item.quotes else None
        return (
            item.left.name, item.right.name, tie.title or tie.kind, tie.sentences, tie.articles,
            tie.independent, tie.npmi, said,
        )  # fmt: skip

    def plot(self, **options: str) -> Picture:
        """Return a matplotlib figure: a bar for each tie, as long as it has sentences.

        `title` changes its title; `figure.write("file.svg")` writes it for print.
        """
        from kg.results.plots import ties

        return ties(self, **options)


class Offices(ResultTable[Office]):
    """Who is what in which body."""

    columns = ("holder", "title", "body", "articles", "quote", "source")
    none = "no roles found"
    more = ("holder id", "body id")

    def more_cells(self, item: Office) -> tuple[Cell, ...]:
        """Return the ids of holder and body."""
        return item.holder.id, item.body.id if item.body else None

    def row(self, item: Office) -> tuple[Cell, ...]:
        """Return holder, title as printed, body, number of articles and a quotation."""
        return (
            item.holder.name, item.title, item.body.name if item.body else None, item.articles,
            line(item.quote.text), source(item.quote),
        )  # fmt: skip

    def record(self, item: Office) -> dict[str, Any]:
        """Return the cells by name, with the ids of the claims that say so."""
        return {**super().record(item), "claims": list(item.claims)}


class Steps(ResultTable[Step]):
    """The way from one entity to another."""

    columns = ("from", "to", "by", "date", "place", "quote", "source")
    none = "no chain of meetings or offices; --wide goes over shared sentences too"
    more = ("from id", "to id")

    def more_cells(self, item: Step) -> tuple[Cell, ...]:
        """Return the ids of both ends."""
        return item.left.id, item.right.id

    def row(self, item: Step) -> tuple[Cell, ...]:
        """Return both ends of a step, what ties them, and the sentence that says so."""
        return (
            item.left.name, item.right.name, item.kind, item.date, item.place,
            line(item.quote.text), source(item.quote),
        )  # fmt: skip

    def record(self, item: Step) -> dict[str, Any]:
        """Return both ends of a step, what ties them, and the quotation with its offsets."""
        return {
            "from": item.left.name, "to": item.right.name, "by": item.kind, "date": item.date,
            "place": item.place, **quote_record(item.quote),
        }  # fmt: skip


def statement_record(item: Statement) -> dict[str, Any]:
    """Return a statement of an office as `kg roles --json` prints it."""

    def named(one: Entity | None) -> dict[str, Any] | None:
        if one is None:
            return None
        return {"id": one.id, "name": one.name, "aliases": list(one.aliases)}

    return {
        "article": item.article, "path": item.path, "start": item.start, "end": item.end,
        "person": named(item.person), "title": item.title, "of": named(item.body),
        "when": item.tenure, "confidence": item.confidence, "id": item.id,
    }  # fmt: skip
