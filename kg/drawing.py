"""What is drawn of a knowledge graph: a networkx graph, a page, files for other programs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import files, results
from kg.choices import Day, named_options, one_of
from kg.garbage import rarely_collecting
from kg.queries import Queries
from kg.selection import SNIPPETS, NodeKind, Selection, Snippet
from kg.store.queries import entities

if TYPE_CHECKING:
    import networkx as nx

    from kg.export import Format
    from kg.store.queries import Connection

PathLike = str | Path
TITLE = "Who met whom"


class Drawing(Queries):
    """The pictures and files that are made of a store.

    Each shows what surrounds the names `around`, within so many `steps`; without names, those who
    met others and of whom most is written. `since` and `until` are dates, years or ISO text of any
    precision; `kinds` are person, group, state, place and, on a page, meeting; entities of fewer
    than `min_articles` articles are left out; `limit` is the number of entities.
    """

    @named_options
    def graph(
        self,
        *,
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
    ) -> nx.MultiGraph:
        """Return a networkx graph of entities, their meetings and their ties; see `kg.graph`.

        Raises `BadOption`, which is a ValueError, for a choice that means nothing.
        """
        return self._part(
            self._selected(
                around, steps=steps, since=since, until=until, kinds=kinds,
                min_articles=min_articles, limit=limit,
            )
        )  # fmt: skip

    @named_options
    def view(
        self,
        path: PathLike = "graph.html",
        *,
        title: str = TITLE,
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
        by_community: bool = False,
        with_map: bool = False,
        embed: Snippet | None = None,
    ) -> Path:
        """Write the graph as one page that opens without a network, and return its path.

        `by_community` colours by community instead of by kind, `with_map` adds a map of the
        meetings. `embed` writes a snippet for another page instead: a ``meeting``, a ``person`` or
        a ``timeline`` (see `kg.view.embed`). Raises `BadOption` as `graph` does, and `KgError`
        where no meeting is known of whom it should show.
        """
        made = self.page(
            title=title, around=around, steps=steps, since=since, until=until, kinds=kinds,
            min_articles=min_articles, limit=limit, by_community=by_community, with_map=with_map,
            embed=embed,
        )  # fmt: skip
        files.write(path, made)
        return Path(path)

    @named_options
    def page(
        self,
        *,
        title: str = TITLE,
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
        by_community: bool = False,
        with_map: bool = False,
        embed: Snippet | None = None,
    ) -> str:
        """Return the page that `view` writes."""
        selection = self._selected(
            around, steps=steps, since=since, until=until, kinds=kinds,
            min_articles=min_articles, limit=limit,
        )  # fmt: skip
        with rarely_collecting():
            if embed:
                return self._snippet(selection, embed)
            return self._page(selection, title=title, by_community=by_community, with_map=with_map)

    @named_options
    def show(
        self,
        *names: str,
        height: int = 720,
        title: str = TITLE,
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
        by_community: bool = False,
        with_map: bool = False,
    ) -> results.Page:
        """Return the page of the graph, or of the surroundings of names, inline in a notebook."""
        from kg import view

        selection = self._selected(
            [*names, *([around] if isinstance(around, str) else around)], steps=steps, since=since,
            until=until, kinds=kinds, min_articles=min_articles, limit=limit,
        )  # fmt: skip
        with rarely_collecting():
            page = self._page(selection, title=title, by_community=by_community, with_map=with_map)
        return results.Page(view.inline(page, height=height))

    @named_options
    def exported(
        self,
        *,
        format: Format,  # noqa: A002
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
    ) -> dict[str, str | bytes]:
        """Return the graph for other programs, by the names of the files that it makes."""
        from kg import export

        selection = self._selected(
            around, steps=steps, since=since, until=until, kinds=kinds,
            min_articles=min_articles, limit=limit,
        )  # fmt: skip
        return export.contents(self._graph_for(format, selection), format)

    @named_options
    def export(
        self,
        path: PathLike,
        *,
        format: Format | None = None,  # noqa: A002
        around: str | Collection[str] = (),
        steps: int = 1,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Collection[NodeKind] = (),
        min_articles: int = 1,
        limit: int | None = None,
    ) -> list[Path]:
        """Write the graph for other programs, and return the files.

        Without `format` the ending of the file says it. Raises `BadOption` where it names none.
        """
        from kg import export

        format = format or export.format_of(path)  # noqa: A001
        selection = self._selected(
            around, steps=steps, since=since, until=until, kinds=kinds,
            min_articles=min_articles, limit=limit,
        )  # fmt: skip
        return export.write(self._graph_for(format, selection), path, format=format)

    def _selected(
        self,
        around: str | Collection[str],
        *,
        steps: int,
        since: Day | None,
        until: Day | None,
        kinds: Collection[NodeKind],
        min_articles: int,
        limit: int | None,
    ) -> Selection:
        """Return what was chosen, with the ids of the names."""
        selection = Selection.of(
            steps=steps, since=since, until=until, kinds=kinds, min_articles=min_articles,
            limit=limit,
        )  # fmt: skip
        listed = [around] if isinstance(around, str) else list(around)
        with self.store.reading() as connection:
            return replace(selection, around=self._ids(connection, listed))

    def _graph(self, selection: Selection) -> nx.MultiGraph:
        from kg.graph import build
        from kg.graph.subgraph import graph_data
        from kg.store.queries.subgraph import subgraph

        most = selection.limit
        with self.store.reading() as connection:
            found = subgraph(
                connection, selection, most_ties=None if most is None else max(2000, 8 * most)
            )
        return build(graph_data(found))

    def _part(self, selection: Selection) -> nx.MultiGraph:
        """Return the graph without what is of another time, or of others than those chosen."""
        from kg import graph

        kinds: tuple[NodeKind, ...] = ()
        if selection.entity_kinds:
            kinds = (*selection.entity_kinds, "meeting")
        whole = self._graph(selection)
        if kinds or selection.since or selection.until or selection.min_articles > 1:
            return graph.select(whole, replace(selection, kinds=kinds, limit=None))
        return whole

    def _graph_for(self, format: Format, selection: Selection) -> nx.MultiGraph:  # noqa: A002
        from kg import export
        from kg.store.queries.texts import texts

        graph = self._part(selection)
        if format in export.WITH_TEXTS:
            with self.store.reading() as connection:
                graph.graph["texts"] = texts(connection, graph.graph["articles"])
        return graph

    def _page(self, selection: Selection, *, title: str, by_community: bool, with_map: bool) -> str:
        from kg import view
        from kg.store.queries.contexts import contexts
        from kg.view.page import NAMES

        with self.store.reading() as connection:
            graph, first = self._paged(connection, selection)
            context = contexts(connection, view.spans(graph))
            # A page of a chosen part names nobody else: it may be published for that part alone.
            part = selection.around or selection.kinds or selection.since or selection.until
            known = [] if part else entities.names(connection, limit=NAMES)
        others = [(kind, name) for id_, kind, name in known if id_ not in graph]
        return view.page(
            graph, selection, title=title, by_community=by_community, with_map=with_map,
            context=context, others=others, first=first,
        )  # fmt: skip

    def _snippet(self, selection: Selection, what: Snippet) -> str:
        from kg import view
        from kg.store.queries.contexts import contexts

        one_of(what, SNIPPETS, option="embed")
        graph = self._part(_with_reserve(selection))
        with self.store.reading() as connection:
            context = contexts(connection, view.spans(graph))
        return view.embed(graph, what, around=list(selection.around), context=context)

    def _paged(
        self, connection: Connection, selection: Selection
    ) -> tuple[nx.MultiGraph, Collection[str] | None]:
        """Return the graph of a page, with more than is drawn: search finds it and draws it."""
        from kg import view
        from kg.paging import page_graph
        from kg.view.page import LIMIT

        return page_graph(
            connection, selection, limit=selection.limit or LIMIT,
            drawn=lambda rough: view.drawn(rough, selection),
        )  # fmt: skip


def _with_reserve(selection: Selection) -> Selection:
    """Return the selection of more than is drawn: search finds it, and it is drawn if wanted."""
    from kg.paging import RESERVE
    from kg.view.page import LIMIT

    return replace(selection, limit=(selection.limit or LIMIT) * RESERVE)
