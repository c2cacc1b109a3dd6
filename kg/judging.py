"""What people decide: each decision and what follows from it are stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.model import Judgement, Verdict
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.store.knowledge import ResolveSummary


class Judging:
    """The decisions of people about a store; see `KnowledgeGraph`."""

    store: Store

    def resolve(self, *, full: bool = False) -> ResolveSummary:
        """Compute entities and meetings from what was read and judged."""
        raise NotImplementedError

    def merge(self, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Judge that two names are one entity. Raises `JudgementConflict`."""
        from kg import judged_keys

        return self._judge(judged_keys.to_merge(self.store, left, right), "same", by)

    def split(self, name: str, alias: str, *, by: str | None = None) -> Judgement:
        """Judge that a spelling is not the name of an entity. Raises `JudgementConflict`."""
        from kg import judged_keys

        return self._judge(judged_keys.to_split(self.store, name, alias), "different", by)

    def judge(self, left: str, right: str, verdict: Verdict, *, by: str | None = None) -> Judgement:
        """Judge two name keys, such as `review` brings."""
        return self._judge((left, right), verdict, by)

    def undo(self, judgement: str | None = None, *, by: str | None = None) -> Judgement:
        """Retract a judgement by its id, or the last one that one made here, and return it.

        `by` is who made it; without it KG_USER or the login name.
        """
        from kg import judged_keys
        from kg.store import judgements

        with self.store.transaction():
            retracted = judgements.retract(self.store, judgement, by=by or judged_keys.somebody())
            self.resolve()
        return retracted

    def watchlist(self, path: str | Path, *, form: Literal["csv", "ftm"] | None = None) -> int:
        """Take over the names and ids of a CSV or FollowTheMoney file; return how many are known.

        Without `form` the file shows which of the two it is. All are taken over or none. Raises
        `KgError` where the file is no watchlist.
        """
        from kg.resolution.watchlist import read_watchlist
        from kg.store.watchlist import watch

        entries = read_watchlist(path, form=form)
        with self.store.transaction():
            number = watch(self.store, entries)
            self.resolve()
        return number

    def export_judgements(self) -> Iterator[str]:
        """Yield every judgement as a line of JSON."""
        from kg.store import judgements

        return judgements.export_lines(self.store)

    def import_judgements(self, lines: Iterable[str]) -> int:
        """Add the judgements of another database; return how many are new here.

        All are added or none. Raises `KgError` for a line that is none, and `JudgementConflict`.
        """
        from kg.store import judgements

        with self.store.transaction():
            number = judgements.import_lines(self.store, lines)
            self.resolve()
        return number

    def _judge(self, keys: tuple[str, str], verdict: Verdict, by: str | None) -> Judgement:
        from kg import judged_keys
        from kg.store import judgements

        with self.store.transaction():
            judged = judgements.judge(self.store, *keys, verdict, by=by or judged_keys.somebody())
            self.resolve()
        return judged
