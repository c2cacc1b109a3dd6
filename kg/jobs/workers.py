"""Extraction in this process, or in several with the pipeline loaded once in each."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from kg.articles import Read
from kg.extraction.version import extractor_name
from kg.jobs.chunks import Result, chunks, extracted
from kg.jobs.limits import Limits, bounded_memory
from kg.jobs.processes import Process
from kg.nlp.identity import meta_of, name_and_version

if TYPE_CHECKING:
    from kg.extraction.extract import Extractor

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

LIMITS = Limits()

Chunk = tuple[list[Read], Future[list[Result]]]


def name_of(model: str | None) -> str:
    """Return the name of the extractor with a pipeline, if possible without loading that.

    Raises `PipelineMissing` where there is none.
    """
    try:
        return extractor_name(name_and_version(meta_of(model)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError):
        from kg.nlp.pipeline import identify, load

        return extractor_name(identify(load(model)))


def extract(
    reads: Iterable[Read],
    *,
    model: str | None,
    jobs: int | None,
    threads: int | None = None,
    limits: Limits = LIMITS,
    place: str | None = None,
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by so many processes.

    Without a number, many articles are read by several processes and few by this one. Several also
    save what they found where `place` is the URL of a database, of which this one has the lock.
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
    of = extract_here if jobs == 1 else partial(extract_apart, jobs=jobs, place=place)
    yield from of(chain(first, items), model=model, threads=threads, limits=limits)


def extract_here(
    reads: Iterable[Read],
    *,
    model: str | None = None,
    threads: int | None = None,
    limits: Limits = LIMITS,
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, in this process.

    With several threads, each reads its own share of articles with a pipeline of its own, while
    this one goes on with what is found: the networks leave Python's lock to the others.
    """
    from kg.extraction.extract import Extractor
    from kg.nlp import pipeline
    from kg.nlp.network import threads_of

    number = threads_of(threads or 0)
    nlp = pipeline.load(model, threads=number)
    if number == 1 or not pipeline.is_bundled(nlp):
        with bounded_memory(limits.megabytes):
            yield from _one_after_another(reads, Extractor(nlp), limits)
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

    def work(chunk: list[Read]) -> list[Result]:
        return extracted(own.extractor, [read.article for read in chunk], limits)

    pool = ThreadPoolExecutor(readers, initializer=begin)
    with bounded_memory(limits.megabytes):
        yield from _in_order(reads, pool, work, workers=readers)


def _one_after_another(
    reads: Iterable[Read], extractor: Extractor, limits: Limits
) -> Iterator[tuple[Read, Result]]:
    items = iter(reads)
    while some := list(islice(items, extractor.batch)):
        found = extracted(extractor, [read.article for read in some], limits)
        yield from zip(some, found, strict=True)


def extract_apart(
    reads: Iterable[Read],
    *,
    model: str | None,
    jobs: int,
    threads: int | None = None,
    limits: Limits = LIMITS,
    place: str | None = None,
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by so many processes.

    Where `place` is the URL of a database, of which this process has the lock of writers, they save
    it as well, and what became of each article is yielded.
    Of a share whose process is killed each article is read again by another one, twice at most;
    then it fails alone. Raises `KgError` where no process can begin.
    """
    # Together the processes use every core once.
    threads = threads or max(1, (os.cpu_count() or 1) // jobs)
    own, all_of_them = threading.local(), list[Process]()

    def begin() -> None:
        own.process = Process(model=model, threads=threads, limits=limits, place=place)
        all_of_them.append(own.process)

    def work(chunk: list[Read]) -> list[Result]:
        found: list[Result] = own.process.read(chunk)
        return found

    def end() -> None:
        for process in all_of_them:
            process.end()

    # A thread of this process for each of the others: what they read is waiting here, whatever this
    # one is doing, and a process that dies is noticed by the thread that knows what it was reading.
    pool = ThreadPoolExecutor(jobs, initializer=begin)
    yield from _in_order(reads, pool, work, workers=jobs, end=end)


def _in_order(
    reads: Iterable[Read],
    pool: ThreadPoolExecutor,
    work: Callable[[list[Read]], list[Result]],
    *,
    workers: int,
    end: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Read, Result]]:
    """Yield what `work` finds in each article, by a pool of so many threads.

    `end` ends what they are waiting for, when nobody wants more of it.
    """
    waiting, room = chunks(reads, workers=workers), workers * AHEAD
    working: deque[Chunk] = deque()
    try:
        while True:
            new = islice(waiting, room - len(working))
            working.extend((chunk, pool.submit(work, chunk)) for chunk in new)
            if not working:
                return
            chunk, future = working.popleft()
            yield from zip(chunk, future.result(), strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        end()
        pool.shutdown(wait=True)
        end()  # what was just being started
