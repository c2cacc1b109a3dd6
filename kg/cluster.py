"""Extraction on a Dask cluster: the same functions, on workers that another machine may hold.

Articles go out in shares, extractions come back in order to this process, the store's one writer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from kg.articles import Read
from kg.errors import KgError
from kg.workers import Result, extract_share, shares

if TYPE_CHECKING:
    from distributed import Client

# A worker that dies takes its shares with it; each is tried again so many times elsewhere.
RETRIES = 3
# Shares in work or waiting for each thread of the cluster: none idle, also while the one writer is
# busy, and memory bounded here.
AHEAD = 4
# Seconds to wait for the scheduler to answer.
PATIENCE = 30


class ClusterError(KgError):
    """The cluster cannot be reached or used."""


def extract_on_cluster(
    reads: Iterable[Read], *, address: str, model: str | None = None, jobs: int | None = None
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by the workers of a cluster.

    `address` is that of a Dask scheduler ("tcp://host:8786"), or "local" for a cluster of
    `jobs` processes on this machine, one thread each. The workers need kg installed, and the
    pipeline `model` under the same name. A share whose worker dies is read by another one; the
    articles of a share that killed its worker four times come back with an error. Raises
    `ClusterError` where the cluster cannot be reached or has no worker.
    """
    with _connected(address, jobs=jobs) as client:
        yield from _extracted(client, reads, model=model)


def _extracted(
    client: Client, reads: Iterable[Read], *, model: str | None
) -> Iterator[tuple[Read, Result]]:
    waiting = shares(reads, hands=max(1, sum(client.nthreads().values())))
    working: deque[tuple[list[Read], Any]] = deque()
    while True:
        # Asked each time, since workers come and go while an archive is read.
        room = AHEAD * max(1, sum(client.nthreads().values()))
        while len(working) < room and (share := next(waiting, None)):
            articles = [read.article for read in share]
            # Nothing is known of what a share costs, and two equal shares are two pieces of work.
            future = client.submit(extract_share, articles, model, 1, pure=False, retries=RETRIES)
            working.append((share, future))
        if not working:
            return
        share, future = working.popleft()
        yield from zip(share, _results(share, future), strict=True)


def _results(share: list[Read], future: Any) -> list[Result]:
    error = future.exception()
    results: list[Result]
    if error is None:
        results = future.result()
    else:
        said = " ".join(str(error).split())[:200]
        results = [RuntimeError(f"no worker could read it: {said}") for _ in share]
    future.release()
    return results


@contextmanager
def _connected(address: str, *, jobs: int | None) -> Iterator[Client]:
    """Yield a client of the cluster; one that was started for this run ends with it."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError("--cluster needs Dask: pip install 'kg-news[cluster]'") from error
    with ExitStack() as stack:
        try:
            if address == "local":
                scheduler: Any = stack.enter_context(
                    LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
                )
            else:
                scheduler = address
            client: Client = stack.enter_context(Client(scheduler, timeout=PATIENCE))
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            said = " ".join(str(error).split())
            raise ClusterError(
                f"the cluster at {address!r} does not answer: {said}; is its scheduler running, "
                "and has it a worker?"
            ) from error
        yield client
