"""What people decide: each decision and what follows from it are stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.model import Correction, CorrectionVerdict, Judgement, Kind, Verdict
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.correction_targets import Target
    from kg.store.knowledge import ResolveSummary


class Judging:
    """The decisions of people about a store; see `KnowledgeGraph`."""

    store: Store

    def resolve(self, *, full: bool = False) -> ResolveSummary:
        """Compute entities and meetings from what was read and judged."""
        raise NotImplementedError

    def merge(
        self, left: str, right: str, *, by: str | None = None, note: str | None = None
    ) -> Judgement:
        """Judge that two names are one entity. Raises `JudgementConflict`."""
        from kg import judged_keys

        return self._judge(judged_keys.to_merge(self.store, left, right), "same", by, note)

    def objections(self, left: str, right: str) -> tuple[str, ...]:
        """Return what speaks against merging two names: their kinds, or nothing in common.

        Raises `NotFound` or `AmbiguousName`.
        """
        from kg import judged_keys
        from kg.resolution.merging import objections

        return objections(*judged_keys.two_entities(self.store, left, right))

    def split(
        self, name: str, alias: str, *, by: str | None = None, note: str | None = None
    ) -> Judgement:
        """Judge that a spelling is not the name of an entity. Raises `JudgementConflict`."""
        from kg import judged_keys

        return self._judge(judged_keys.to_split(self.store, name, alias), "different", by, note)

    def judge(
        self,
        left: str,
        right: str,
        verdict: Verdict,
        *,
        by: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Judge two name keys, such as `review` brings."""
        return self._judge((left, right), verdict, by, note)

    def rename(
        self, entity: str, name: str, *, by: str | None = None, note: str | None = None
    ) -> Correction:
        """Judge that an entity is called this name, and show it so. Raises `NothingToJudge`."""
        from kg import correction_targets

        name = correction_targets.in_a_line(name, "name")
        return self._correct(
            "rename", correction_targets.to_rename(self.store, entity, name), name, by, note
        )

    def retype(
        self, entity: str, kind: Kind, *, by: str | None = None, note: str | None = None
    ) -> Correction:
        """Judge that an entity is a person, group, state or place. Raises `NothingToJudge`."""
        from kg import correction_targets

        return self._correct(
            "retype", correction_targets.to_retype(self.store, entity, kind), kind, by, note
        )

    def hide(self, entity: str, *, by: str | None = None, note: str | None = None) -> Correction:
        """Leave an entity out of everything: a byline, a paper, what is no name."""
        from kg import correction_targets

        return self._correct("hide", correction_targets.to_hide(self.store, entity), None, by, note)

    def reject(self, id: str, *, by: str | None = None, note: str | None = None) -> Correction:  # noqa: A002
        """Judge that a meeting, report, claim or mention, given by its id, is none or is wrong."""
        from kg import correction_targets

        return self._correct("reject", correction_targets.to_reject(self.store, id), None, by, note)

    def identify(
        self,
        name: str,
        entity: str,
        *,
        article: str,
        by: str | None = None,
        note: str | None = None,
    ) -> Correction:
        """Judge that a name means this entity in one article, given by its id, and only there.

        Raises `NotFound`, `AmbiguousName` or `NothingToJudge`.
        """
        from kg import correction_targets

        target, meant = correction_targets.to_identify(self.store, name, entity, article)
        return self._correct("reject", target, meant, by, note)

    def undo(self, id: str | None = None, *, by: str | None = None) -> Judgement | Correction:  # noqa: A002
        """Retract a judgement by its id, or the last one that one made here, and return it.

        `by` is who made it; without it KG_USER or the login name.
        """
        from kg import judged_keys
        from kg.store import decisions

        with self.store.transaction():
            retracted = decisions.retract(self.store, id, by=by or judged_keys.somebody())
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
        from kg.store import decisions

        return decisions.export_lines(self.store)

    def import_judgements(self, lines: Iterable[str]) -> int:
        """Add the judgements of another database; return how many are new here.

        All are added or none. Raises `KgError` for a line that is none, and `JudgementConflict`.
        """
        from kg.store import decisions

        with self.store.transaction():
            number = decisions.import_lines(self.store, lines)
            self.resolve()
        return number

    def _judge(
        self, keys: tuple[str, str], verdict: Verdict, by: str | None, note: str | None
    ) -> Judgement:
        from kg import correction_targets, judged_keys
        from kg.store import judgements

        note = note and correction_targets.in_a_line(note, "note")
        by = by or judged_keys.somebody()
        with self.store.transaction():
            judged = judgements.judge(self.store, *keys, verdict, by=by, note=note)
            self.resolve()
        return judged

    def _correct(
        self,
        verdict: CorrectionVerdict,
        target: Target,
        value: str | None,
        by: str | None,
        note: str | None,
    ) -> Correction:
        from kg import correction_targets, judged_keys
        from kg.store import corrections

        note = note and correction_targets.in_a_line(note, "note")
        by = by or judged_keys.somebody()
        about, evidence = target
        with self.store.transaction():
            corrected = corrections.correct(
                self.store, verdict, about, value, evidence, by=by, note=note
            )
            self.resolve()
        return corrected
