"""Entities: people, groups, states and places, their spellings, and what was decided on them."""

from collections.abc import Iterable
from typing import Any

from kg.model import Correction, Entity, Judgement
from kg.results.records import Alias
from kg.results.table import Cell, ResultTable


class Entities(ResultTable[Entity]):
    """People, groups, states or places."""

    columns = ("name", "kind", "mentions", "articles", "aliases", "id")
    none = "no entities"

    def row(self, item: Entity) -> tuple[Cell, ...]:
        """Return name, kind, counts, other spellings and id."""
        others = "; ".join(alias for alias in item.aliases if alias != item.name)
        return item.name, item.kind, item.mentions, item.articles, others, item.id

    def record(self, item: Entity) -> dict[str, Any]:
        """Return the entity with its spellings as a list."""
        return {
            "id": item.id, "name": item.name, "kind": item.kind, "code": item.code,
            "aliases": list(item.aliases), "mentions": item.mentions, "articles": item.articles,
        }  # fmt: skip


class Aliases(ResultTable[Alias]):
    """Spellings of one name, and why each belongs."""

    columns = ("alias", "mentions", "why")

    def row(self, item: Alias) -> tuple[Cell, ...]:
        """Return the spelling, how often it is printed, and why it belongs."""
        return item.name, item.mentions, "; ".join(item.reasons)


class Judgements(ResultTable[Judgement | Correction]):
    """What people decided: who, when and why."""

    columns = ("judged at", "by", "verdict", "what", "note", "retracted at", "id")
    none = "no judgements"

    def __init__(
        self, items: Iterable[Judgement | Correction], *, said: Iterable[str] | None = None
    ) -> None:
        super().__init__(items)
        words = [one.what for one in self] if said is None else said
        self._said = {one.id: words for one, words in zip(self, words, strict=True)}

    def row(self, item: Judgement | Correction) -> tuple[Cell, ...]:
        """Return when, who, what, why, and whether it was retracted."""
        return (
            item.judged_at, item.judged_by, item.verdict, self.what(item), item.note,
            item.retracted_at, item.id,
        )  # fmt: skip

    def what(self, item: Judgement | Correction) -> str:
        """Return what was judged, in a line, with names as articles print them."""
        return self._said[item.id]
