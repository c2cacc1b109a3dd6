"""Parts of a work that need not one another, done by processes or on a Dask cluster.

What the parts bring comes in their order, as if one process had done them one after the other.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.jobs.processes import START_PARTS, TRIES, Child, Lost
from kg.parts import Found, Part, Run, in_turn
from kg.version import VERSION

if TYPE_CHECKING:
    from distributed import Client

# Parts in work or waiting for each process or thread: none is idle, and memory is bounded.
AHEAD = 3
# Where nothing was said, so many parts are worth starting processes for, and so many at most; else
# two are, since one part is done as fast here.
MANY = 16
PROCESSES = 4


@contextmanager
def dividing(*, jobs: int | None = 1, cluster: str | None = None) -> Iterator[Run]:
    """Give what has parts of a work done: by this process, so many, or the workers of a cluster.

    None for `jobs` takes several where there are many parts. `cluster` is the address of a Dask
    scheduler, or "local". Raises `KgError` where no process can begin or the cluster is not there.
    """
    if cluster:
        from kg.jobs.cluster import connected

        with connected(cluster, jobs=jobs if cluster == "local" else None) as client:
            yield partial(_on_cluster, client)
        return
    number = jobs or min(PROCESSES, os.cpu_count() or 1)
    if number == 1:
        yield in_turn
        return
    processes = _Processes(number, least=2 if jobs else MANY)
    try:
        yield processes.run
    finally:
        processes.end()


class _Processes:
    """Processes that do parts of work, each begun when it has one to do."""

    def __init__(self, number: int, *, least: int) -> None:
        self._number, self._least = number, least
        self._own, self._all = threading.local(), list[_Process]()
        # A thread for each process waits for it, and notices when it dies.
        self._pool = ThreadPoolExecutor(number, initializer=self._begin)

    def run(self, work: Callable[[Part], Found], parts: Iterable[Part], /) -> Iterator[Found]:
        """Yield what each part brings, in order. Raises `KgError` where no process lives."""
        rest = iter(parts)
        first = list(islice(rest, self._least))
        if len(first) < self._least:
            yield from map(work, first)
            return
        waiting, working = chain(first, rest), deque[Future[Found]]()
        while True:
            for part in islice(waiting, self._number * AHEAD - len(working)):
                working.append(self._pool.submit(self._do, work, part))
            if not working:
                return
            yield working.popleft().result()

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._end_all()
        self._pool.shutdown(wait=True)
        self._end_all()  # what was just being started

    def _end_all(self) -> None:
        for process in self._all:
            process.end()

    def _begin(self) -> None:
        self._own.process = _Process()
        self._all.append(self._own.process)

    def _do(self, work: Callable[[Part], Found], part: Part) -> Found:
        found: Found = self._own.process.do(work, part)
        return found


class _Process:
    """One process that does parts of work, and its successors; for one thread."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._ended = False

    def do(self, work: Callable[[Any], Any], part: object) -> Any:
        """Return what a part brings; where the process dies of it, another one tries once more."""
        for _ in range(TRIES):
            if self._ended:
                break
            child = self._child = self._child or Child(START_PARTS)
            try:
                found, fault = child.answer((work, part), threading.TIMEOUT_MAX)
            except Lost:
                self._kill()
                continue
            if fault is not None:
                raise RuntimeError(fault)
            return found
        raise KgError(
            "a process that resolves ended before it was done, perhaps for want of memory; what it "
            "said stands above, and --jobs 1 resolves without others"
        )

    def end(self) -> None:
        """End the process now, whatever it is doing."""
        self._ended = True
        self._kill()

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


def _on_cluster(
    client: Client, work: Callable[[Part], Found], parts: Iterable[Part], /
) -> Iterator[Found]:
    """Yield what each part brings, done by the workers of a cluster. Raises `ClusterError`."""
    from kg.jobs.cluster import RETRIES, ClusterError, hands, results_of

    wanted = f"kg {VERSION}"

    def submit(part: Part) -> Any:
        return client.submit(do_there, work, part, wanted, pure=False, retries=RETRIES)

    waiting, working = iter(parts), deque[tuple[Part, Any]]()
    while True:
        # Asked each time, since workers come and go.
        room = AHEAD * max(1, hands(client))
        while len(working) < room and (new := next(waiting, None)) is not None:
            working.append((new, submit(new)))
        if not working:
            return
        part, future = working.popleft()
        found = results_of(client, future, wanted)
        for _ in range(RETRIES):
            if not isinstance(found, TimeoutError):
                break
            found = results_of(client, submit(part), wanted)
        if isinstance(found, Exception):
            raise ClusterError(f"a part of resolving failed: {found}")
        yield found[0]


def do_there(work: Callable[[Part], Found], part: Part, wanted: str) -> list[Found] | str:
    """Return what a part brings, alone in a list; for a worker of a cluster.

    Where that has another kg than the one that is `wanted`, what it has is returned instead.
    """
    return [work(part)] if wanted == f"kg {VERSION}" else f"kg {VERSION}"
