"""The line, in order: articles are read, stored, resolved, and asked."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.drawing import Drawing
from kg.errors import BadOption
from kg.judging import Judging
from kg.lexicon import LEXICON, WANTED
from kg.store.store import Store
from kg.upkeep import Upkeep

if TYPE_CHECKING:
    from kg.articles import ReadOptions
    from kg.jobs.limits import Limits
    from kg.jobs.run import Progress
    from kg.jobs.summary import AddSummary
    from kg.store.knowledge import ResolveSummary
    from kg.store.migration import Upgrading

PathLike = str | Path
# The file is packed after a run that brought one in so many of all articles, and so many of them.
PART, MANY = 3, 100


class KnowledgeGraph(Drawing, Judging, Upkeep):
    """A store of articles and all that can be done with it; see `kg.open`."""

    def __init__(self, store: Store, *, model: str | None = None) -> None:
        self.store = store
        self.model = model

    @classmethod
    def open(
        cls,
        db: PathLike = "kg.db",
        *,
        model: str | None = None,
        create: bool = True,
        upgrading: Upgrading | None = None,
    ) -> Self:
        """Open the knowledge graph in a file or at a database URL.

        Raises `StoreError`, and `BadOption` where KG_LANGUAGE names no lists of words.
        `upgrading` is told (table, rows done, rows) while an older database is brought up to date.
        """
        if WANTED != LEXICON:
            raise BadOption(f"KG_LANGUAGE: {WANTED.language}: no lists of words for this language")
        return cls(Store.open(db, create=create, upgrading=upgrading), model=model)

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<KnowledgeGraph {self.store.name}>"

    # Reading ---------------------------------------------------------------------------------

    def add(
        self,
        *paths: PathLike,
        options: ReadOptions | None = None,
        jobs: int | None = 1,
        threads: int | None = None,
        cluster: str | None = None,
        limits: Limits | None = None,
        prune: bool = False,
        insist: bool = False,
        reread: bool = False,
        progress: Progress | None = None,
        resolve: bool = True,
    ) -> AddSummary:
        """Read what is new or changed in files and folders, and resolve what it brought.

        `jobs` is the number of processes (None takes several where there are many articles) and
        `threads` that of each one's threads; `cluster` is the address of a Dask scheduler whose
        workers extract instead, or "local". `prune` removes articles whose files have gone, and
        raises `PruneRefused` for a folder that is missing or empty, unless one does `insist`.
        `reread` reads again what another version of the extractor has read; judgements are kept.
        An article that takes more seconds or memory than `limits` says is named and left.
        `progress` is called after each article. Ctrl-C ends after the articles in work.
        """
        from kg.jobs.add import add

        # No other writer comes between what is read and what follows from it.
        with self.store.writing():
            summary = add(
                self.store, paths, model=self.model, options=options, jobs=jobs, threads=threads,
                cluster=cluster, limits=limits, prune=prune, insist=insist, reread=reread,
                progress=progress, resolve=self._settle if resolve else None,
            )  # fmt: skip
            if resolve:
                # Whoever stops a run does not wait for what the next one does as well.
                settled = (self._settle if summary.stopped else self.resolve)()
                summary.set_aside = settled.set_aside
                self._pack(summary)
            return summary

    def _pack(self, summary: AddSummary) -> None:
        """Let the file take less room where a run brought a good part of what is in it."""
        from kg.store import evidence

        if summary.stopped or summary.added < MANY:
            return
        if PART * summary.added >= evidence.number(self.store):
            self.store.pack()

    def _settle(self) -> ResolveSummary:
        """Resolve what was read so far, while more is being read."""
        from kg.store import copies, knowledge

        copies.update_copies(self.store)
        return knowledge.resolve(self.store, whole=False)

    def resolve(
        self, *, full: bool = False, jobs: int | None = 1, cluster: str | None = None
    ) -> ResolveSummary:
        """Compute entities and meetings from what was read and judged; `full` computes all anew.

        Articles that are copies of others are found first. `jobs` is the number of processes that
        share the work (None takes several where there are many articles); `cluster` is the address
        of a Dask scheduler whose workers do it instead, or "local". The result is the same.
        """
        from kg.jobs.parts import dividing
        from kg.store import copies, knowledge

        with dividing(jobs=jobs, cluster=cluster) as run, self.store.writing():
            copies.update_copies(self.store, run=run)
            return knowledge.resolve(self.store, full=full, run=run)
