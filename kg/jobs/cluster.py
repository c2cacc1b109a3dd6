"""Extraction on a Dask cluster: the same functions, on workers that another machine may hold.

Articles go out in shares, extractions come back in order to this process, the store's one writer.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.articles import Read
from kg.errors import KgError
from kg.jobs.chunks import Result, chunks, extracted, portable
from kg.jobs.limits import Limits
from kg.jobs.workers import name_of
from kg.model import Article
from kg.version import VERSION

if TYPE_CHECKING:
    from distributed import Client

    from kg.extraction.extract import Extractor

# A worker that dies takes its shares with it; each is tried again so many times elsewhere.
RETRIES = 3
# Shares in work or waiting for each thread of the cluster: none idle, also while the one writer is
# busy, and memory bounded here.
AHEAD = 4
# Seconds to wait for the scheduler to answer, and for a worker to come.
PATIENCE = 30
# Seconds in which the results of a share come here once they are ready.
TO_FETCH = 10
# How often is looked whether scheduler and workers are there while a share is waited for.
TICK = 1.0


class ClusterError(KgError):
    """The cluster cannot be reached or used."""


def extract_on_cluster(
    reads: Iterable[Read],
    *,
    address: str,
    model: str | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
) -> Iterator[tuple[Read, Result]]:
    """Yield what is found in each article, in order, by the workers of a cluster.

    `address` is that of a Dask scheduler ("tcp://host:8786"), or "local" for a cluster of
    `jobs` processes on this machine, one thread each. The workers need the same kg, and the
    pipeline `model` under the same name. A share whose worker dies is read by another one; where
    it has lost its worker four times, each of its articles is read while nothing else is, and the
    one at which workers die comes back with an error. Raises `ClusterError` where the cluster
    cannot be reached or has no worker, where both go while it works, and where a worker has another
    kg.
    """
    with connected(address, jobs=jobs) as client:
        yield from _extracted(client, reads, model=model, limits=limits or Limits())


def read_there(
    articles: list[Article], model: str | None, limits: Limits, wanted: str
) -> list[Result] | str:
    """Return what is found in each article, in order; for a worker of a cluster.

    `wanted` names the kg and the pipeline that are asked for. Where the worker has others, what it
    has is returned instead.
    """
    found = version(model)
    if found != wanted:
        return found
    try:
        return [portable(one) for one in extracted(_extractor(model), articles, limits)]
    except (KgError, ImportError, AttributeError):
        raise
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    # The traceback of the error itself may be deeper than Dask can send, and is then waited for.
    raise RuntimeError(said)


@cache
def _extractor(model: str | None) -> Extractor:
    from kg.extraction.extract import Extractor
    from kg.nlp.pipeline import load

    return Extractor(load(model, threads=1))


def version(model: str | None) -> str:
    """Return which kg and which pipeline read here."""
    return f"kg {VERSION} with {name_of(model)}"


def _extracted(
    client: Client, reads: Iterable[Read], *, model: str | None, limits: Limits
) -> Iterator[tuple[Read, Result]]:
    wanted = version(model)

    def submit(chunk: list[Read]) -> Any:
        articles = [read.article for read in chunk]
        # Nothing is known of what a share costs, and two equal shares are two pieces of work.
        return client.submit(
            read_there, articles, model, limits, wanted, pure=False, retries=RETRIES
        )

    waiting = chunks(reads, workers=max(1, hands(client)))
    working: deque[tuple[list[Read], Any]] = deque()
    again = 0
    while True:
        # Asked each time, since workers come and go while an archive is read.
        room = AHEAD * max(1, hands(client))
        while len(working) < room and (chunk := next(waiting, None)):
            working.append((chunk, submit(chunk)))
        if not working:
            return
        chunk, future = working.popleft()
        results = results_of(client, future, wanted)
        if isinstance(results, TimeoutError) and again < RETRIES:
            working.appendleft((chunk, submit(chunk)))
            again += 1
            continue
        again = 0
        if isinstance(results, Exception):
            # Workers die of one article, and take down what else they have in hand: each article
            # is tried while nothing else is read.
            for _, other in working:
                waited(client, other)
            results = [_alone(client, submit, read, wanted) for read in chunk]
        yield from zip(chunk, results, strict=True)


def _alone(client: Client, submit: Callable[[list[Read]], Any], read: Read, wanted: str) -> Result:
    """Return what is found in an article, or why no worker could read it."""
    results = results_of(client, submit([read]), wanted)
    for _ in range(RETRIES):
        if not isinstance(results, TimeoutError):
            break
        results = results_of(client, submit([read]), wanted)
    return results if isinstance(results, Exception) else results[0]


def results_of(client: Client, future: Any, wanted: str) -> list[Any] | Exception:
    """Return what a share brought, or why no worker could finish it. Raises `ClusterError`."""
    error = waited(client, future)
    if error is not None:
        return _refused(error, wanted)
    try:
        found = future.result(timeout=TO_FETCH)
    except TimeoutError as lost:
        # It went with the worker that had it, between being ready and being fetched.
        return lost
    finally:
        future.release()
    if isinstance(found, str):
        raise ClusterError(
            f"a worker of the cluster has {found}, this is {wanted}; install the same on both"
        )
    results: list[Any] = found
    return results


def _refused(error: BaseException, wanted: str) -> Exception:
    """Return why a share could not be done. Raises `ClusterError` where none can be."""
    said = " ".join(str(error).split())[:200]
    cannot = isinstance(error, KgError | ImportError | AttributeError)
    if cannot or "deserializ" in said:
        raise ClusterError(
            f"the cluster cannot work for this kg: {said}; its scheduler and workers need {wanted}"
        )
    return RuntimeError(f"no worker could finish it: {said}")


def waited(client: Client, future: Any) -> BaseException | None:
    """Wait for a share, and return why it failed, None where it did not.

    Raises `ClusterError` where nobody can bring it any more.
    """
    seen = time.monotonic()
    while True:
        try:
            error: BaseException | None = future.exception(timeout=TICK)
        except TimeoutError:
            if future.status != "pending":
                continue
        except Exception:  # it was cancelled, as all are when the scheduler goes
            raise _gone() from None
        else:
            if future.status == "cancelled":
                raise _gone()
            return error
        if hands(client):
            seen = time.monotonic()
        elif time.monotonic() - seen > PATIENCE:
            raise ClusterError(
                f"all workers of the cluster have gone, and none came for {PATIENCE} seconds; "
                "start some and run the same command again, which goes on from there"
            )


def hands(client: Client) -> int:
    """Return how many threads the workers have. Raises `ClusterError` without a scheduler."""
    if client.status != "running":
        raise _gone()
    try:
        number: int = sum(client.nthreads().values())
    except Exception:  # of a lost scheduler Dask says this and that
        raise _gone() from None
    return number


def _gone() -> ClusterError:
    return ClusterError(
        "the scheduler of the cluster has gone; start it and its workers, and run the same command "
        "again, which goes on from there"
    )


@contextmanager
def connected(address: str, *, jobs: int | None) -> Iterator[Client]:
    """Yield a client of the cluster; one that was started for this run ends with it."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ClusterError("--cluster needs Dask: pip install 'kg-news[cluster]'") from error
    with ExitStack() as stack:
        try:
            if address == "local":
                stack.enter_context(_safe_path())
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


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let processes that start in a block look for code in no folder that means the current one.

    That may hold the reader's articles, and a `multiprocessing.py` among them.
    """
    name, here = "PYTHONSAFEPATH", Path.cwd()
    home = Path(__file__).parents[2]
    before, path = os.environ.get(name), list(sys.path)
    os.environ[name] = "1"
    sys.path[:] = [one for one in path if one and (Path(one) == home or Path(one) != here)]
    try:
        yield
    finally:
        sys.path[:] = path
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
