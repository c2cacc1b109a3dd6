"""The line, in order: articles are read, stored, resolved, and asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg import answers
from kg.errors import ArticleError
from kg.model import Judgement, Kind, Verdict
from kg.questions import Questions
from kg.store.queries import articles, entities
from kg.store.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from kg.add_summary import AddSummary
    from kg.adding import Progress
    from kg.articles import ReadOptions
    from kg.export import Format
    from kg.store.knowledge import ResolveSummary

PathLike = str | Path
# What the store and the page choose by alike.
SELECTION = ("steps", "since", "until", "min_articles")


class KnowledgeGraph(Questions):
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
        prune: bool = False,
        progress: Progress | None = None,
        resolve: bool = True,
    ) -> AddSummary:
        """Read what is new or changed in files and folders, and resolve what it brought.

        `jobs` is the number of processes (None takes several where there are many articles) and
        `threads` that of each one's threads; `cluster` is the address of a Dask scheduler whose
        workers extract instead, or "local". `prune` removes articles whose files have gone.
        `progress` is called after each article. Ctrl-C ends after the articles in work.
        """
        from kg.adding import add

        summary = add(
            self.store, paths, model=self.model, options=options, jobs=jobs, threads=threads,
            cluster=cluster, prune=prune, progress=progress,
            settle=self._settle if resolve else None,
        )  # fmt: skip
        if resolve:
            # Whoever stops a run does not wait for what the next one does as well.
            (self._settle if summary.stopped else self.resolve)()
        return summary

    def _settle(self) -> None:
        """Resolve what was read so far, while more is being read."""
        from kg.store import copies, knowledge

        copies.update_copies(self.store)
        knowledge.resolve(self.store, whole=False)

    def remove(self, *wanted: PathLike) -> int:
        """Remove articles by path, folder or id, with all that they contributed; return how many.

        Raises `ArticleError` where nothing was read from a path.
        """
        gone = sum(self._remove(str(each)) for each in wanted)
        self.resolve()
        return gone

    def _remove(self, wanted: str) -> int:
        from kg.store import evidence, removing

        inside = [
            source
            for source in evidence.sources(self.store)
            if source == wanted or Path(source).is_relative_to(wanted)
        ]
        if inside:
            return sum(len(removing.remove_source(self.store, source)) for source in inside)
        with self.store.reading() as connection:
            lies = articles.lies_at(connection, wanted)
        gone = (removing.remove_path if lies else removing.remove_article)(self.store, wanted)
        if not lies and not gone:
            raise ArticleError(wanted, "no article was read from it; see kg list articles")
        return len(gone)

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
        from kg import scenes
        from kg.graph import build
        from kg.store.queries.scenes import scene

        with self.store.reading() as connection:
            found = scene(
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
        return build(scenes.data(found))

    def view(
        self, path: PathLike = "graph.html", *, title: str = "Who met whom", **choices: Any
    ) -> Path:
        """Write the graph as one page that opens without a network, and return its path.

        The choices are those of `kg.view.page`, with names where that has ids.
        """
        from kg import view

        path = Path(path)
        path.write_text(self._page(view, title=title, **choices), encoding="utf-8")
        return path

    def show(self, *names: str, height: int = 720, **choices: Any) -> answers.Page:
        """Return the page of the graph, or of the surroundings of names, inline in a notebook."""
        from kg import view

        around = choices.pop("around", names)
        return answers.Page(view.inline(self._page(view, around=around, **choices), height=height))

    def _page(self, view: Any, **choices: Any) -> str:
        from kg.view.page import LIMIT

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
        graph = self.graph(around=around, kinds=wanted, limit=most + most // 4, **asked)
        return str(view.page(graph, around=around, **choices))

    def _ids(self, names: str | Collection[str]) -> list[str]:
        listed = [names] if isinstance(names, str) else list(names)
        with self.store.reading() as connection:
            return [entities.named(connection, name).id for name in listed]

    def exported(self, *, format: Format, **choices: Any) -> dict[str, str]:  # noqa: A002
        """Return the graph for other programs as texts, by the names of their files."""
        from kg import export

        return export.texts(self.graph(**choices), format)

    def export(self, path: PathLike, *, format: Format, **choices: Any) -> list[Path]:  # noqa: A002
        """Write the graph for other programs, and return the files; choices as in `graph`."""
        from kg import export

        return export.write(self.graph(**choices), path, format=format)

    # Deciding --------------------------------------------------------------------------------

    def merge(self, left: str, right: str, *, by: str | None = None) -> Judgement:
        """Judge that two names are one entity. Raises `JudgementConflict`."""
        from kg import deciding

        return self._judge(deciding.to_merge(self.store, left, right), "same", by)

    def split(self, name: str, alias: str, *, by: str | None = None) -> Judgement:
        """Judge that a spelling is not the name of an entity. Raises `JudgementConflict`."""
        from kg import deciding

        return self._judge(deciding.to_split(self.store, name, alias), "different", by)

    def judge(self, left: str, right: str, verdict: Verdict, *, by: str | None = None) -> Judgement:
        """Judge two name keys, such as `review` brings."""
        return self._judge((left, right), verdict, by)

    def undo(self, judgement: str | None = None) -> Judgement:
        """Retract a judgement by its id, or the last one, and return it."""
        from kg.store import judgements

        retracted = judgements.retract(self.store, judgement)
        self.resolve()
        return retracted

    def watchlist(self, path: PathLike) -> int:
        """Take over the names and ids of a CSV or FollowTheMoney file; return how many are known.

        Raises `KgError` where the file is no watchlist.
        """
        from kg.resolution.watchlist import read_watchlist
        from kg.store.watchlist import watch

        number = watch(self.store, read_watchlist(path))
        self.resolve()
        return number

    def export_judgements(self) -> Iterator[str]:
        """Yield every judgement as a line of JSON."""
        from kg.store import judgements

        return judgements.export_lines(self.store)

    def import_judgements(self, lines: Iterable[str]) -> int:
        """Add the judgements of another database; return how many are new here."""
        from kg.store import judgements

        number = judgements.import_lines(self.store, lines)
        self.resolve()
        return number

    def _judge(self, keys: tuple[str, str], verdict: Verdict, by: str | None) -> Judgement:
        from kg import deciding
        from kg.store import judgements

        judged = judgements.judge(self.store, *keys, verdict, by=by or deciding.somebody())
        self.resolve()
        return judged
