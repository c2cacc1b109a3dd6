"""Extraction in this process, or in several with the pipeline loaded once in each."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles import Read
from kg.collecting import collect_rarely
from kg.errors import KgError
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from kg.extraction.extract import Extractor

# Articles that one process is given at a time: enough to fill batches, few to lose or to wait for.
SHARE = 32
# Near the end shares become smaller, down to this, so that none waits long for the last one.
LEAST = 8
# Shares in work or waiting for each process or thread: none is idle while the first process
# settles what is known of names and meetings, and memory is bounded.
AHEAD = 6
# Threads that read articles in one process: more would only wait for Python's lock.
READERS = 4
# Where nothing was said, so many articles are worth starting processes for: at most so many
# processes, since each holds a pipeline (some 500 MB). Texts beyond so many characters are many,
# however few they are.
MANY = 200
PROCESSES = 4
LONG = 20_000_000

Result = Extraction | Exception
Share = tuple[list[Read], Future[list[Result]]]


def name_of(model: str | None) -> str:
    """Return the name and version of a pipeline, if possible without loading it.

    Raises `PipelineMissing` where there is none.
    """
    try:
        meta = json.loads(_meta(model).read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError):
        from kg.nlp.pipeline import identify, load

        return identify(load(model))


def _meta(model: str | None) -> Path:
    """Return where a pipeline says what it is: in its folder, or in the package of its name."""
    if model is None:
        return Path(__file__).parent / "extraction" / "en_news" / "meta.json"
    folder = Path(model)
    if not folder.is_dir():
        spec = find_spec(model)
        folder = Path(spec.submodule_search_locations[0]) if spec else folder  # type: ignore[index]
    return folder / "meta.json"


def extract(
    reads: Iterable[Read], *, model: str | None, jobs: int | None, threads: int | None = None
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by so many processes.

    Without a number, many articles are read by several processes and few by this one.
    """
    items = iter(reads)
    first: list[Read] = []
    if jobs is None:
        length = 0
        while len(first) < MANY and length < LONG and (read := next(items, None)):
            first.append(read)
            length += len(read.article.text)
        few = len(first) < MANY and length < LONG
        jobs = 1 if few else min(PROCESSES, os.cpu_count() or 1)
    of = extract_here if jobs == 1 else partial(extract_apart, jobs=jobs)
    yield from of(chain(first, items), model=model, threads=threads)


def extract_here(
    reads: Iterable[Read], *, model: str | None = None, threads: int | None = None
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, in this process.

    With several threads, each reads its own share of articles with a pipeline of its own, while
    this one goes on with what is found: the networks leave Python's lock to the others.
    """
    from kg.extraction.extract import Extractor
    from kg.nlp import pipeline
    from kg.nlp.encoder import threads_of

    number = threads_of(threads or 0)
    nlp = pipeline.load(model, threads=number)
    if number == 1 or not pipeline.is_bundled(nlp):
        yield from _extracted(reads, Extractor(nlp))
        return
    readers = min(number, READERS)
    if readers == number:
        pipeline.set_threads(nlp, 1)
    own, spare = threading.local(), deque([nlp])

    def begin() -> None:
        try:
            own.extractor = Extractor(spare.pop())
        except IndexError:
            own.extractor = Extractor(pipeline.twin(nlp, model))

    def work(share: list[Read]) -> list[Result]:
        return [found for _, found in _extracted(share, own.extractor)]

    pool = ThreadPoolExecutor(readers, initializer=begin)
    yield from _in_order(reads, lambda: pool, work, hands=readers)


def _extracted(reads: Iterable[Read], extractor: Extractor) -> Iterator[tuple[Read, Result]]:
    waiting: deque[Read] = deque()

    def articles() -> Iterator[Article]:
        for read in reads:
            waiting.append(read)
            yield read.article

    for found in extractor.extract(articles()):
        yield waiting.popleft(), found if isinstance(found, Extraction) else found[1]


def extract_apart(
    reads: Iterable[Read], *, model: str | None, jobs: int, threads: int | None = None
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by so many processes.

    A share whose process is killed is given to another one once; then its articles fail.
    """
    # Together the processes use every core once.
    threads = threads or max(1, (os.cpu_count() or 1) // jobs)
    work = partial(_extract_reads, model=model, threads=threads)
    yield from _in_order(reads, lambda: _pool(jobs), work, hands=jobs)


def _in_order(
    reads: Iterable[Read],
    open_pool: Callable[[], Executor],
    work: Callable[[list[Read]], list[Result]],
    *,
    hands: int,
) -> Iterator[tuple[Read, Result]]:
    """Yield what `work` finds in each article, by a pool of so many threads or processes."""
    waiting, room = shares(reads, hands=hands), hands * AHEAD
    working: deque[Share] = deque()
    pool = open_pool()
    try:
        while True:
            new = islice(waiting, room - len(working))
            working.extend((share, pool.submit(work, share)) for share in new)
            if not working:
                return
            share, future = working.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                results = _again(share, work)
                pool = open_pool()
                # The pool broke under the other shares too.
                working = deque((other, pool.submit(work, other)) for other, _ in working)
            yield from zip(share, results, strict=True)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _again(share: list[Read], work: Callable[[list[Read]], list[Result]]) -> list[Result]:
    """Return what is found in each article of a share when it has a process of its own."""
    results: list[Result] = []
    for read in share:
        with _pool(1) as pool:
            _begun(pool)
            try:
                results += pool.submit(work, [read]).result()
            except BrokenProcessPool:
                results.append(RuntimeError("the process that read it was killed, twice"))
    return results


def _begun(pool: Executor) -> None:
    """Raise `KgError` where processes end before they are given anything."""
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool:
        raise KgError(
            "the processes that read articles end as soon as they begin; a script that adds with "
            "jobs must do so under if __name__ == '__main__'"
        ) from None


def shares(reads: Iterable[Read], *, hands: int) -> Iterator[list[Read]]:
    """Yield the articles a few at a time, for so many threads or processes.

    Each share is a part of what is known to come, so that all end at about the same time.
    """
    items, known, all_known = iter(reads), deque[Read](), False
    while True:
        # What is known grows while the first shares are in work already.
        wanted = min(2 * SHARE, 2 * hands * SHARE - len(known))
        more = list(islice(items, 0 if all_known else wanted))
        all_known = len(more) < wanted
        known.extend(more)
        if not known:
            return
        size = max(LEAST, len(known) // (2 * hands)) if all_known else SHARE
        yield [known.popleft() for _ in range(min(size, SHARE, len(known)))]


def _pool(jobs: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_prepare)


def _prepare() -> None:
    collect_rarely()
    # Ctrl-C reaches every process of a terminal: the first one alone decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extract_reads(reads: list[Read], *, model: str | None, threads: int) -> list[Result]:
    return extract_share([read.article for read in reads], model, threads)


def extract_share(articles: list[Article], model: str | None, threads: int) -> list[Result]:
    """Return what is found in each article, in order; for a process that was started to read."""
    from kg.extraction.extract import extract_batch

    # An exception of a library may not survive the way back; its words do.
    return [
        found if isinstance(found, Extraction) else RuntimeError(_said(found[1]))
        for found in extract_batch(articles, model=model, threads=threads)
    ]


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
