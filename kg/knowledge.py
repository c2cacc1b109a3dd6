"""The line, in order: articles are read, stored, resolved, and asked."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg import files, results
from kg.judging import Judging
from kg.model import Kind
from kg.queries import Queries
from kg.store.queries import entities
from kg.store.store import Store
from kg.upkeep import Upkeep

if TYPE_CHECKING:
    import networkx as nx

    from kg.articles import ReadOptions
    from kg.export import Format
    from kg.jobs.limits import Limits
    from kg.jobs.run import Progress
    from kg.jobs.summary import AddSummary
    from kg.store.knowledge import ResolveSummary

PathLike = str | Path
# What the store and the page choose by alike.
SELECTION = ("steps", "since", "until", "min_articles")


class KnowledgeGraph(Queries, Judging, Upkeep):
    """A store of articles and all that can be done with it; see `kg.open`."""

    def __init__(self, store: Store, *, model: str | None = None) -> None:
        self.store = store
        self.model = model

    @classmethod
    def open(cls, db: PathLike = "kg.db", *, model: str | None = None, create: bool = True) -> Self:
        """Open the knowledge graph in a file or at a database URL. Raises `StoreError`."""
        return cls(Store.open(db, create=create), model=model)

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

        summary = add(
            self.store, paths, model=self.model, options=options, jobs=jobs, threads=threads,
            cluster=cluster, limits=limits, prune=prune, insist=insist, reread=reread,
            progress=progress, resolve=self._settle if resolve else None,
        )  # fmt: skip
        if resolve:
            # Whoever stops a run does not wait for what the next one does as well.
            settled = (self._settle if summary.stopped else self.resolve)()
            summary.set_aside = settled.set_aside
        return summary

    def _settle(self) -> ResolveSummary:
        """Resolve what was read so far, while more is being read."""
        from kg.store import copies, knowledge

        copies.update_copies(self.store)
        return knowledge.resolve(self.store, whole=False)

    def resolve(self, *, full: bool = False) -> ResolveSummary:
        """Compute entities and meetings from what was read and judged; `full` computes all anew.

        Articles that are copies of others are found first.
        """
        from kg.store import copies, knowledge

        copies.update_copies(self.store)
        return knowledge.resolve(self.store, full=full)

    # Drawing ---------------------------------------------------------------------------------

    def graph(
        self,
        *,
        around: str | Collection[str] = (),
        steps: int = 1,
        since: str | None = None,
        until: str | None = None,
        kinds: Collection[Kind] = (),
        min_articles: int = 0,
        limit: int | None = None,
    ) -> nx.MultiGraph:
        """Return a networkx graph of at most `limit` entities, their meetings and their ties.

        `around` names whose surroundings are wanted, within so many `steps`; without it, those
        who met others and of whom most is written. See `kg.graph` for the attributes.
        """
        from kg.graph import build
        from kg.graph.subgraph import graph_data
        from kg.store.queries.subgraph import subgraph

        with self.store.reading() as connection:
            found = subgraph(
                connection,
                around=self._ids(around),
                steps=steps,
                since=since,
                until=until,
                kinds=kinds,
                min_articles=min_articles,
                limit=limit,
                most_ties=None if limit is None else max(2000, 8 * limit),
            )
        return build(graph_data(found))

    def view(
        self, path: PathLike = "graph.html", *, title: str = "Who met whom", **choices: Any
    ) -> Path:
        """Write the graph as one page that opens without a network, and return its path.

        The choices are those of `kg.view.page`, with names where that has ids. `embed` writes a
        snippet for another page instead: a ``meeting``, a ``person`` or a ``timeline`` (see
        `kg.view.embed`). Raises `KgError` where no meeting is known of whom it should show.
        """
        files.write(path, self.page(title=title, **choices))
        return Path(path)

    def page(self, *, title: str = "Who met whom", **choices: Any) -> str:
        """Return the page that `view` writes; the choices are the same."""
        from kg import view

        return self._page(view, title=title, **choices)

    def show(self, *names: str, height: int = 720, **choices: Any) -> results.Page:
        """Return the page of the graph, or of the surroundings of names, inline in a notebook."""
        from kg import view

        around = choices.pop("around", names)
        return results.Page(view.inline(self._page(view, around=around, **choices), height=height))

    def _page(self, view: Any, **choices: Any) -> str:
        from kg.store.queries.contexts import contexts
        from kg.view.page import LIMIT, NAMES, RESERVE

        most = choices.get("limit") or LIMIT
        names = choices.pop("around", ())
        around = self._ids(names)
        asked = {
            key: choices[key]
            for key in ("steps", "since", "until", "min_articles")
            if key in choices
        }
        kinds = choices.get("kinds")
        wanted = [kind for kind in kinds or () if kind != "meeting"]
        # More than is drawn: what search finds, and what one asks for, is drawn as well.
        graph = self.graph(around=around, kinds=wanted, limit=most * RESERVE, **asked)
        with self.store.reading() as connection:
            context = contexts(connection, view.spans(graph))
            # A page of a chosen part names nobody else: it may be published for that part alone.
            part = around or kinds or asked.get("since") or asked.get("until")
            known = [] if part else entities.names(connection, limit=NAMES)
        if what := choices.get("embed"):
            return str(view.embed(graph, what, around=around, context=context))
        others = [(kind, name) for id_, kind, name in known if id_ not in graph]
        choices.pop("embed", None)
        return str(view.page(graph, around=around, context=context, others=others, **choices))

    def _ids(self, names: str | Collection[str]) -> list[str]:
        listed = [names] if isinstance(names, str) else list(names)
        with self.store.reading() as connection:
            return [self._meant(connection, name).id for name in listed]

    def exported(self, *, format: Format, **choices: Any) -> dict[str, str | bytes]:  # noqa: A002
        """Return the graph for other programs, by the names of the files that it makes."""
        from kg import export

        return export.contents(self._graph_for(format, choices), format)

    def export(self, path: PathLike, *, format: Format, **choices: Any) -> list[Path]:  # noqa: A002
        """Write the graph for other programs, and return the files; choices as in `graph`."""
        from kg import export

        return export.write(self._graph_for(format, choices), path, format=format)

    def _graph_for(self, format: Format, choices: dict[str, Any]) -> nx.MultiGraph:  # noqa: A002
        from kg import export
        from kg.store.queries.texts import texts

        graph = self.graph(**choices)
        if format in export.WITH_TEXTS:
            with self.store.reading() as connection:
                graph.graph["texts"] = texts(connection, graph.graph["articles"])
        return graph
