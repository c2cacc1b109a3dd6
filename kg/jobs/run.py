"""One run of `kg add`: what is new is read, extracted and saved, one article at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import Read, ReadOptions, Source, records, sources
from kg.articles.options import ANY
from kg.errors import ArticleError, StoreError
from kg.extraction.version import pipeline_of
from kg.jobs.pruning import gone
from kg.jobs.summary import AddSummary
from kg.jobs.writing import Written, write
from kg.model import Extraction
from kg.store import evidence, removing
from kg.store.store import Store

# Extracts articles in their order; an article that fails comes back with its exception, and one
# that a worker has saved with what became of it.
Extract = Callable[[Iterable[Read]], Iterator[tuple[Read, Extraction | Exception | Written]]]
Progress = Callable[[AddSummary, str], None]

# What articles tell is settled after so many of them, while the next ones are read: one in ten of
# those that are stored, since each time well-known names are looked at again, and at least and at
# most so many, since more at once would need more memory.
BATCH_SIZES = (100, 1000)
# All else is settled while the last so many articles are being read.
LAST = 32


def silent(_summary: AddSummary, _path: str) -> None:
    """Say nothing."""


def batch_size(stored: int) -> int:
    """Return after how many articles to settle what they tell, where so many are stored."""
    least, most = BATCH_SIZES
    return min(most, max(least, stored // 10))


def nothing() -> None:
    """Do nothing."""


@dataclass(slots=True, kw_only=True)
class AddRun:
    """One run of `kg add`: the choices that hold for all of its articles, and what it did so far.

    `extractor` names what `extract` is, so that what it has read already is left alone. What
    another version of it has read is left alone too, and counted, unless one wants to `reread`.
    Articles that are not in `language` are stored without being analysed.
    `progress` is called after each article, and `stop` asked before the next one is begun. `settle`
    is called from time to time, so that what is read becomes known.
    """

    store: Store
    extract: Extract
    extractor: str
    language: str = ANY
    options: ReadOptions = field(default_factory=ReadOptions)
    progress: Progress = silent
    resolve: Callable[[], object] = nothing
    stop: Callable[[], bool] = lambda: False
    reread: bool = False
    summary: AddSummary = field(default_factory=AddSummary)
    all_begun: bool = field(default=False, init=False)

    def run(
        self, paths: Iterable[str | Path], *, prune: bool = False, insist: bool = False
    ) -> AddSummary:
        """Add what is new or changed in the files and folders.

        `prune` removes what was read from files of these folders that have gone, as `pruning.gone`
        says with `insist`. Raises `PruneRefused` before anything is read, and `StoreError` where
        the store cannot go on; what was saved until then is kept.
        """
        began = time.monotonic()
        given = [str(path) for path in paths]
        pending: dict[str, _Pending] = {}
        settled = 0
        try:
            with self.store.writing():
                if prune:
                    gone(evidence.sources(self.store), given, insist=insist)
                stored = evidence.number(self.store)
                for read, found in self.extract(self._new(given, pending)):
                    self._save(read, found)
                    self._done(read.source, pending)
                    if self._is_due(self._saved() - settled, stored + settled, pending):
                        self.resolve()
                        settled = self._saved()
                    if self._stopping():
                        break  # what is being read ahead is left for another time
                for path in list(pending):
                    self._finish(pending.pop(path))
                if prune and not self.summary.stopped:
                    missing = gone(evidence.sources(self.store), given, insist=insist)
                    self.summary.removed += len(removing.remove_sources(self.store, missing))
        finally:
            self.summary.seconds = time.monotonic() - began
        return self.summary

    def _is_due(self, unsettled: int, settled: int, pending: dict[str, _Pending]) -> bool:
        """Return whether to settle what was saved while other articles are being read."""
        if unsettled >= batch_size(settled):
            return True
        # When the last article has been read, little shall be left.
        left = sum(each.left for each in pending.values()) if self.all_begun else 0
        return 0 < left <= LAST < unsettled

    def _saved(self) -> int:
        return self.summary.added + self.summary.replaced

    def _new(self, paths: list[str], pending: dict[str, _Pending]) -> Iterator[Read]:
        """Yield the articles that have not been read, and account for all others."""
        for source in sources(paths, options=self.options):
            if self._stopping():
                return
            if source.path not in paths and self.store.owns(source.path):
                continue  # it stands in the folder of the articles
            if self._known(source):
                self.summary.unchanged += 1
                self.progress(self.summary, source.path)
                continue
            waiting = pending[source.path] = _Pending(source)
            for item in records(source, options=self.options):
                if isinstance(item, ArticleError):
                    waiting.whole = False
                    self._fail(item)
                    continue
                waiting.paths.append(item.article.path)
                self._note(item)
                if reader := self._reader(item):
                    waiting.reader = reader if reader != self.extractor else waiting.reader
                    self._keep(item)
                    continue
                if self._is_foreign(item):
                    self._save_foreign(item)
                    continue
                waiting.left += 1
                yield item
                if self._stopping():
                    return
            waiting.read = True
            if not waiting.left:
                self._finish(pending.pop(source.path))
        self.all_begun = True

    def _known(self, source: Source) -> bool:
        if source.error is not None:
            return False
        reader = evidence.read_by(self.store, source.path, digest=source.digest)
        return reader == evidence.UNANALYSED or self._stays(reader)

    def _is_foreign(self, read: Read) -> bool:
        return self.language not in (ANY, read.article.language)

    def _reader(self, read: Read) -> str | None:
        """Return the extractor that has read an article, where what it found stays."""
        reader = evidence.extractor_of(self.store, read.article)
        unanalysed = reader == evidence.UNANALYSED and self._is_foreign(read)
        return reader if unanalysed or self._stays(reader) else None

    def _stays(self, reader: str | None) -> bool:
        """Return whether what this extractor has read stays, and count it if it is an older one."""
        if reader is None or reader == self.extractor:
            return reader is not None
        if self.reread or pipeline_of(reader) != pipeline_of(self.extractor):
            return False
        self.summary.older[reader] = self.summary.older.get(reader, 0) + 1
        return True

    def _save_foreign(self, read: Read) -> None:
        article = read.article
        self._save(read, Extraction(article.id, extractor=evidence.UNANALYSED))
        self.summary.foreign.setdefault(article.language, []).append(article.path)

    def _note(self, read: Read) -> None:
        self.summary.notes += [f"{read.article.path}: {note}" for note in read.notes]

    def _stopping(self) -> bool:
        self.summary.stopped = self.summary.stopped or self.stop()
        return self.summary.stopped

    def _keep(self, read: Read) -> None:
        self.summary.unchanged += 1
        self.progress(self.summary, read.article.path)

    def _fail(self, error: ArticleError) -> None:
        self.summary.failed.append(error)
        self.progress(self.summary, error.path)

    def _save(self, read: Read, found: Extraction | Exception | Written) -> None:
        path = read.article.path
        try:
            if isinstance(found, Exception):
                raise found
            done = write(self.store, read, found) if isinstance(found, Extraction) else found
        except StoreError:
            raise
        except ArticleError as error:
            self._fail(error)
        except Exception as error:
            # Whatever one article does to the rooms before, the others go on.
            said = " ".join(str(error).split())[:200]
            self._fail(ArticleError(path, f"{type(error).__name__}: {said}"))
        else:
            setattr(self.summary, done.saved, getattr(self.summary, done.saved) + 1)
            self.summary.mentions += done.mentions
            self.summary.reports += done.reports
            self.summary.words += len(read.article.text.split())
            self.progress(self.summary, path)

    def _done(self, source: str, pending: dict[str, _Pending]) -> None:
        waiting = pending[source]
        waiting.left -= 1
        if waiting.read and not waiting.left:
            self._finish(pending.pop(source))

    def _finish(self, waiting: _Pending) -> None:
        """Say that a file of several articles was read to its end, if it was."""
        source = waiting.source
        several = waiting.paths and waiting.paths != [source.path]
        if several and waiting.read and waiting.whole and not waiting.left:
            gone = evidence.finish(
                self.store,
                source.path,
                digest=source.digest,
                extractor=waiting.reader or self.extractor,
                paths=waiting.paths,
            )
            self.summary.removed += len(gone)


@dataclass(slots=True)
class _Pending:
    """A file some of whose articles are being extracted.

    `reader` is the older extractor that has read others of them.
    """

    source: Source
    paths: list[str] = field(default_factory=list)
    left: int = 0
    read: bool = False
    whole: bool = True
    reader: str | None = None
