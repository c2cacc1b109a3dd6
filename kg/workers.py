"""Extraction in this process, or in several with the pipeline loaded once in each."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from kg.articles import Read
from kg.model import Article, Extraction

if TYPE_CHECKING:
    from kg.extraction.extract import Extractor

# Articles that one process is given at a time: enough to fill batches, few to lose or to wait for.
SHARE = 16
# Shares in work or waiting for each process, so that none is idle and memory is bounded.
AHEAD = 2

Result = Extraction | Exception
Share = tuple[list[Read], Future[list[Result]]]


def extract_here(reads: Iterable[Read], *, extractor: Extractor) -> Iterator[tuple[Read, Result]]:
    """Yield what the extractor finds in each article, in order, in this process."""
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
    waiting = shares(reads)
    working: deque[Share] = deque()
    pool = _pool(jobs)

    def submit(share: list[Read]) -> Share:
        articles = [read.article for read in share]
        return share, pool.submit(extract_share, articles, model, threads)

    try:
        while True:
            working.extend(submit(share) for share in islice(waiting, jobs * AHEAD - len(working)))
            if not working:
                return
            share, future = working.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                results = _again(share, model, threads)
                pool = _pool(jobs)
                # The pool broke under the other shares too.
                working = deque(submit(other) for other, _ in working)
            yield from zip(share, results, strict=True)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _again(share: list[Read], model: str | None, threads: int) -> list[Result]:
    """Return what is found in each article of a share when it has a process of its own."""
    results: list[Result] = []
    for read in share:
        with _pool(1) as pool:
            try:
                results += pool.submit(extract_share, [read.article], model, threads).result()
            except BrokenProcessPool:
                results.append(RuntimeError("the process that read it was killed, twice"))
    return results


def shares(reads: Iterable[Read]) -> Iterator[list[Read]]:
    """Yield the articles a few at a time."""
    items = iter(reads)
    while share := list(islice(items, SHARE)):
        yield share


def _pool(jobs: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_deaf)


def _deaf() -> None:
    # Ctrl-C reaches every process of a terminal: the first one alone decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def extract_share(articles: list[Article], model: str | None, threads: int) -> list[Result]:
    from kg.extraction.extract import extract_batch

    # An exception of a library may not survive the way back; its words do.
    return [
        found if isinstance(found, Extraction) else RuntimeError(_said(found[1]))
        for found in extract_batch(articles, model=model, threads=threads)
    ]


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
