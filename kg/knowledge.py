"""The line, in order: articles are read, stored, resolved, and asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg import answers
from kg.errors import ArticleError
from kg.findings import NamedMention, Profile, Told
from kg.model import Entity, Kind, Status
from kg.store.queries import articles, entities, meetings, paths, ties
from kg.store.queries.meetings import Wanted
from kg.store.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from kg.adding import AddSummary, Progress
    from kg.articles import ReadOptions
    from kg.export import Format
    from kg.store.knowledge import ResolveSummary

PathLike = str | Path
# What the store and the page choose by alike.
SELECTION = ("steps", "since", "until", "min_articles")


class KnowledgeGraph:
    """A store of articles and all that can be done with it; see `kg.open`.

    Names are found without regard to accents, case and titles; a name that several entities bear
    raises `AmbiguousName`, one that none bears `NotFound`.
    """

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
        jobs: int = 1,
        cluster: str | None = None,
        prune: bool = False,
        progress: Progress | None = None,
        resolve: bool = True,
    ) -> AddSummary:
        """Read what is new or changed in files and folders, and resolve what it brought.

        `jobs` is the number of processes; `cluster` the address of a Dask scheduler whose workers
        extract instead, or "local". `prune` removes articles whose files have gone.
        `progress` is called after each article. Ctrl-C ends after the articles in work.
        """
        from kg.adding import add

        summary = add(
            self.store, paths, model=self.model, options=options, jobs=jobs, cluster=cluster,
            prune=prune, progress=progress,
        )  # fmt: skip
        if resolve:
            self.resolve()
        return summary

    def remove(self, *wanted: PathLike) -> int:
        """Remove articles by path, folder or id, with all that they contributed; return how many.

        Raises `ArticleError` where nothing was read from a path.
        """
        gone = sum(self._remove(str(each)) for each in wanted)
        self.resolve()
        return gone

    def _remove(self, wanted: str) -> int:
        from kg.store import evidence

        inside = [
            source
            for source in evidence.sources(self.store)
            if source == wanted or Path(source).is_relative_to(wanted)
        ]
        if inside:
            return sum(len(evidence.remove_source(self.store, source)) for source in inside)
        with self.store.reading() as connection:
            lies = articles.lies_at(connection, wanted)
        gone = (evidence.remove_path if lies else evidence.remove_article)(self.store, wanted)
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

    # Asking ----------------------------------------------------------------------------------

    def entity(self, name: str, *, kind: Kind | None = None) -> Entity:
        """Return the entity of this name or id."""
        with self.store.reading() as connection:
            return entities.named(connection, name, kind=kind)

    def entities(self, kind: Kind | None = None, *, limit: int | None = None) -> answers.Entities:
        """Return people, groups, states and places, or one kind of them, most mentioned first."""
        with self.store.reading() as connection:
            found = entities.listed(connection, kinds=(kind,) if kind else (), limit=limit)
        return answers.Entities(found)

    def met(
        self, *names: str, limit: int | None = None, **choices: Any
    ) -> answers.Meetings | answers.Counterparts:
        """Return whom one entity met; with more names, their meetings; without, all meetings.

        The choices are those of `meetings`; `kinds` are the kinds of those who were met.
        """
        if len(names) != 1:
            return self.meetings(*names, limit=limit, **choices)
        with self.store.reading() as connection:
            one = entities.named(connection, names[0])
            found = meetings.met(connection, one.id, Wanted(entities=(one.id,), **choices))
        return answers.Counterparts(found[:limit])

    def meetings(
        self,
        *names: str,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        limit: int | None = None,
    ) -> answers.Meetings:
        """Return the meetings of all of these names, newest first.

        `since` and `until` are ISO dates of any precision; `place` is a name or part of one;
        `kinds` keeps meetings with a participant of each of these kinds.
        """
        with self.store.reading() as connection:
            wanted = Wanted(
                entities=tuple(entities.named(connection, name).id for name in names),
                since=since,
                until=until,
                place=place,
                statuses=tuple(statuses),
                kinds=tuple(kinds),
            )
            ids = meetings.chosen(connection, wanted)[:limit]
            return answers.Meetings(meetings.told(connection, ids))

    def each_meeting(self, **choices: Any) -> Iterator[Told]:
        """Yield meetings one by one, however many there are; the choices are those of `Wanted`."""
        with self.store.reading() as connection:
            yield from meetings.told(connection, meetings.chosen(connection, Wanted(**choices)))

    def mentions(self) -> Iterator[NamedMention]:
        """Yield every mention with its offsets and its entity, one by one."""
        with self.store.reading() as connection:
            yield from articles.mentions(connection)

    def timeline(self, *names: str, **choices: Any) -> answers.Timeline:
        """Return the meetings of these names by date, oldest first; `.plot()` draws them."""
        return self.meetings(*names, **choices).timeline()

    def why(self, *names: str, limit: int | None = None) -> answers.Quotes:
        """Return the sentences that say what ties two names, or that name one.

        For two names: first those that tell of a meeting, then all others that name both.
        """
        with self.store.reading() as connection:
            ones = [entities.named(connection, name).id for name in names]
            told = (
                meetings.chosen(connection, Wanted(entities=tuple(ones))) if len(ones) > 1 else []
            )
            reports = [
                account.quote
                for each in meetings.told(connection, told)
                for account in each.accounts
                if set(ones) <= set(account.participants)
            ]
            said = {(quote.article_id, quote.start) for quote in reports}
            others = ties.sentences_with(connection, ones, limit=limit)
        rest = [quote for quote in others if (quote.article_id, quote.start) not in said]
        return answers.Quotes([*reports, *rest][:limit])

    def path(self, left: str, right: str) -> answers.Steps:
        """Return how one comes from one name to another: by meetings, else by shared sentences."""
        with self.store.reading() as connection:
            ends = [entities.named(connection, name).id for name in (left, right)]
            return answers.Steps(paths.path(connection, *ends))

    def ties(self, name: str, *, limit: int | None = 20) -> answers.Ties:
        """Return with whom a name is printed most; `.plot()` draws it."""
        with self.store.reading() as connection:
            one = entities.named(connection, name)
            return answers.Ties(ties.strongest(connection, one.id, limit=limit))

    def show_entity(self, name: str, *, limit: int = 10) -> answers.About:
        """Return all that is known of one name: spellings, roles, meetings, ties, articles."""
        with self.store.reading() as connection:
            one = entities.named(connection, name)
            ids = meetings.chosen(connection, Wanted(entities=(one.id,)))[:limit]
            first, last = entities.seen(connection, one.id)
            profile = Profile(
                entity=one,
                aliases=entities.spellings(connection, one.id),
                offices=ties.offices(connection, [one.id])[:limit],
                meetings=tuple(meetings.told(connection, ids)),
                ties=ties.strongest(connection, one.id, limit=limit),
                articles=articles.naming(connection, one.id, limit=limit),
                first=first,
                last=last,
            )
        return answers.About(profile)

    def articles(self, *, limit: int | None = None) -> answers.Articles:
        """Return the articles, newest first."""
        with self.store.reading() as connection:
            return answers.Articles(articles.listed(connection, limit=limit))

    def copies(self) -> answers.Copies:
        """Return the groups of articles that are copies of one another."""
        with self.store.reading() as connection:
            return answers.Copies(articles.copies(connection))

    def stats(self) -> answers.Stats:
        """Return how many articles, mentions, entities and meetings there are."""
        with self.store.reading() as connection:
            return answers.Stats(articles.counts(connection).items())

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

    def show(self, *names: str, height: int = 720, **choices: Any) -> Any:
        """Return the page of the graph, or of the surroundings of names, inline in a notebook."""
        from IPython.display import HTML

        from kg import view

        around = choices.pop("around", names)
        return HTML(view.inline(self._page(view, around=around, **choices), height=height))  # type: ignore[no-untyped-call]

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
        graph = self.graph(around=around, kinds=wanted, limit=2 * most, **asked)
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
