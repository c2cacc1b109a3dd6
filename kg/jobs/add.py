"""Files of news into the store, by one process, several, or a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.articles import Read, ReadOptions
from kg.articles.options import ANY
from kg.garbage import rarely_collecting
from kg.jobs import workers
from kg.jobs.chunks import Result
from kg.jobs.limits import Limits
from kg.jobs.run import AddRun, Extract, Progress, nothing, silent
from kg.jobs.signals import interruptible
from kg.jobs.summary import AddSummary
from kg.store.store import Store


def add(
    store: Store,
    paths: Iterable[str | Path],
    *,
    model: str | None = None,
    options: ReadOptions | None = None,
    jobs: int | None = 1,
    threads: int | None = None,
    cluster: str | None = None,
    limits: Limits | None = None,
    prune: bool = False,
    insist: bool = False,
    reread: bool = False,
    progress: Progress | None = None,
    resolve: Callable[[], object] | None = None,
) -> AddSummary:
    """Add what is new or changed in the files and folders, with so many processes.

    None for `jobs` takes several where there are many articles. `threads` is the number of threads
    of each process; without it they use every core once. On a server several processes also save
    what they read, each in transactions of its own. `cluster` is the address of a Dask
    scheduler whose workers extract, or "local". `reread` reads also what another version of the
    extractor has read. `resolve` is called from time to time, so that what is read becomes known.
    An article that takes more than `limits` fails alone.

    Ctrl-C ends the run after the articles in work; a second one ends it at once.
    """
    name, options = workers.name_of(model), options or ReadOptions()
    with rarely_collecting(), interruptible() as interrupted:
        run = AddRun(
            store=store,
            extract=_extracting(
                store, model, jobs=jobs, threads=threads, cluster=cluster, limits=limits or Limits()
            ),
            extractor=name,
            language=options.in_language or language_of_pipeline(name),
            options=options,
            progress=progress or silent,
            resolve=resolve or nothing,
            stop=interrupted.is_set,
            reread=reread,
        )
        return run.run(paths, prune=prune, insist=insist)


def language_of_pipeline(name: str) -> str:
    """Return the language that a pipeline reads: "en" of "en_news 0.1.0", `ANY` of "xx_…"."""
    language = name.partition("_")[0]
    return ANY if language == "xx" else language


def _extracting(
    store: Store,
    model: str | None,
    *,
    jobs: int | None,
    threads: int | None,
    cluster: str | None,
    limits: Limits,
) -> Extract:
    """Return what extracts articles: this process, several, or a cluster."""

    def extract(reads: Iterable[Read]) -> Iterator[tuple[Read, Result]]:
        if cluster:
            from kg.jobs.cluster import extract_on_cluster

            local = jobs if cluster == "local" else None
            return extract_on_cluster(
                reads, address=cluster, model=model, jobs=local, limits=limits
            )
        return workers.extract(
            reads, model=model, jobs=jobs, threads=threads, limits=limits,
            place=store.database.url_for_others,
        )  # fmt: skip

    return extract
