"""What keeps a store in order: articles taken out, copies of it, and whether it is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError
from kg.store.queries import articles
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.store.checking import Verdict
    from kg.store.copying import Contents, Copying
    from kg.store.knowledge import ResolveSummary

PathLike = str | Path


class Upkeep:
    """The upkeep of a store; see `KnowledgeGraph`."""

    store: Store

    def resolve(self, *, full: bool = False) -> ResolveSummary:
        """Compute entities and meetings from what was read and judged."""
        raise NotImplementedError

    def remove(self, *wanted: PathLike) -> int:
        """Remove articles by path, folder or id, with all that they contributed; return how many.

        All are removed or none. Raises `ArticleError` where nothing was read from a path.
        """
        with self.store.transaction():
            gone = sum(self._remove(str(each)) for each in wanted)
            self.resolve()
        return gone

    def _remove(self, wanted: str) -> int:
        from kg.store import evidence, removing

        inside = [
            source
            for source in evidence.sources(self.store)
            if source == wanted or Path(source).is_relative_to(wanted)
        ]
        if inside:
            return len(removing.remove_sources(self.store, inside))
        with self.store.reading() as connection:
            lies = articles.lies_at(connection, wanted)
        gone = (removing.remove_path if lies else removing.remove_article)(self.store, wanted)
        if not lies and not gone:
            raise ArticleError(wanted, "no article was read from it; see kg list articles")
        return len(gone)

    def prunable(self, *paths: PathLike, insist: bool = False) -> list[str]:
        """Return the files that `add` with `prune` would take out. Raises `PruneRefused`."""
        from kg.jobs.pruning import gone
        from kg.store import evidence

        return gone(evidence.sources(self.store), [str(path) for path in paths], insist=insist)

    def stale_since(self) -> str | None:
        """Return since when (ISO, UTC) answers are behind what was read or judged, None if not.

        While articles are added, and where that was stopped, some of what was read is not settled;
        `resolve` and the next `add` settle it.
        """
        from kg.store import stale

        return stale.since(self.store)

    def unresolved(self) -> int:
        """Return how many articles were read of which no answer knows yet."""
        from kg.store import stale

        return stale.unresolved(self.store)

    def copy(self, target: PathLike, *, progress: Copying | None = None) -> dict[str, Contents]:
        """Copy the database into an empty one, a file or a URL; return what each table holds.

        What was written is compared with what was read, by counts and digests. `progress` is told
        (table, rows done, rows). Raises `StoreError`.
        """
        from kg.store import copying

        with Store.open(target) as other:
            return copying.copy(self.store, other, progress=progress)

    def backup(self, path: PathLike, *, replace: bool = False) -> Path:
        """Copy the database, also while it is in use, to a file, and return its path.

        An older copy there is replaced, another file only with `replace`. Raises `StoreError` where
        that cannot be, or the database is a server's.
        """
        from kg.store.backup import back_up

        return back_up(self.store, Path(path), replace=replace)

    def check(self, *, full: bool = False) -> Verdict:
        """Return whether the database is sound, and evidence and knowledge agree; `full` also
        computes all knowledge anew, compares it, and leaves it as it was."""
        from kg.store.checking import check

        return check(self.store, full=full)
