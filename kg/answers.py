"""Answers: small sequences of findings that show themselves as tables, frames and pictures."""

from __future__ import annotations

import html
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from kg.findings import Alias, ArticleRow, Counterpart, Office, Profile, Step, TieRow, Told
from kg.model import Entity, Judgement, Quote

if TYPE_CHECKING:
    import pandas as pd

    from kg.pictures import Picture

T = TypeVar("T")
Cell = str | int | float | None
# Rows of a table that a notebook shows by itself; the frame has them all.
SHOWN = 50


class Answer(Sequence[T], Generic[T]):
    """A sequence of findings, each of them one row of a table."""

    columns: ClassVar[tuple[str, ...]] = ()
    none: ClassVar[str] = "nothing found"

    def __init__(self, items: Iterable[T]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    @abstractmethod
    def row(self, item: T) -> tuple[Cell, ...]:
        """Return the cells of a finding, one for each column."""

    def rows(self) -> list[tuple[Cell, ...]]:
        """Return the cells of all findings."""
        return [self.row(item) for item in self]

    def record(self, item: T) -> dict[str, Any]:
        """Return a finding as plain values for JSON."""
        return dict(zip(self.columns, self.row(item), strict=True))

    def records(self) -> list[dict[str, Any]]:
        """Return all findings as plain values for JSON."""
        return [self.record(item) for item in self]

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame."""
        import pandas as pd

        return pd.DataFrame(self.rows(), columns=list(self.columns))

    def __repr__(self) -> str:
        if not len(self):
            return f"<{type(self).__name__}: {self.none}>"
        lines = [" | ".join("" if cell is None else str(cell) for cell in row)
                 for row in self.rows()[:SHOWN]]  # fmt: skip
        more = [f"… and {len(self) - SHOWN:,} more"] if len(self) > SHOWN else []
        return "\n".join([" | ".join(self.columns), *lines, *more])

    def _repr_html_(self) -> str:
        if not len(self):
            return f"<p>{html.escape(self.none)}</p>"
        head = "".join(f'<th style="text-align:left">{html.escape(c)}</th>' for c in self.columns)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows()[:SHOWN])
        more = f"<p>… and {len(self) - SHOWN:,} more</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cells(row: tuple[Cell, ...]) -> str:
    return "".join(
        f'<td style="text-align:left">{html.escape("" if cell is None else str(cell))}</td>'
        for cell in row
    )


def source(quote: Quote) -> str:
    """Return who printed a quotation, and when: "Example Post, 2023-07-03"."""
    named = quote.publisher or quote.title or quote.path
    return ", ".join(part for part in (named, quote.published) if part)


def where(quote: Quote) -> str:
    """Return where a quotation stands: path and offsets."""
    return f"{quote.path}[{quote.start}:{quote.end}]"


def line(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(text.split())


def named(entities: Iterable[Entity]) -> str:
    """Return the names of entities in one line."""
    return ", ".join(entity.name for entity in entities)


class Entities(Answer[Entity]):
    """People, groups, states or places."""

    columns = ("name", "kind", "mentions", "articles", "aliases", "id")
    none = "no entities"

    def row(self, item: Entity) -> tuple[Cell, ...]:
        """Return name, kind, counts, other spellings and id."""
        others = "; ".join(alias for alias in item.aliases if alias != item.name)
        return item.name, item.kind, item.mentions, item.articles, others, item.id

    def record(self, item: Entity) -> dict[str, Any]:
        """Return the entity with its spellings as a list."""
        return {
            "id": item.id, "name": item.name, "kind": item.kind, "code": item.code,
            "aliases": list(item.aliases), "mentions": item.mentions, "articles": item.articles,
        }  # fmt: skip


class Counterparts(Answer[Counterpart]):
    """Everybody whom one entity met."""

    columns = (
        "met", "kind", "meetings", "first", "last", "places", "status", "sources", "quote",
        "source",
    )  # fmt: skip
    none = "no meetings found"

    def row(self, item: Counterpart) -> tuple[Cell, ...]:
        """Return who, how often, when, where, and the best quotation."""
        quoted = item.quote
        return (
            item.entity.name,
            item.entity.kind,
            item.meetings,
            item.first,
            item.last,
            ", ".join(item.places),
            ", ".join(item.statuses),
            item.sources,
            line(quoted.text) if quoted else None,
            source(quoted) if quoted else None,
        )

    def record(self, item: Counterpart) -> dict[str, Any]:
        """Return who, how often, when, where, and the best quotation with its offsets."""
        return {
            "id": item.entity.id, "met": item.entity.name, "kind": item.entity.kind,
            "meetings": item.meetings, "first": item.first, "last": item.last,
            "places": list(item.places), "statuses": list(item.statuses),
            "sources": item.sources,
            "quote": None if item.quote is None else quote_record(item.quote),
        }  # fmt: skip


class Meetings(Answer[Told]):
    """Meetings, each with everything that was printed of it."""

    columns = ("date", "who", "place", "status", "sources", "quote", "source")
    none = "no meetings found"

    def row(self, item: Told) -> tuple[Cell, ...]:
        """Return when, who, where, status, number of sources and the best quotation."""
        best = item.best
        status = f"{item.meeting.status} (contested)" if item.contested else item.meeting.status
        return (
            item.meeting.date,
            named(item.participants),
            item.meeting.place,
            status,
            item.sources,
            line(best.quote.text) if best else None,
            source(best.quote) if best else None,
        )

    def record(self, item: Told) -> dict[str, Any]:
        """Return the meeting as `kg meetings --json` prints it."""
        return told_record(item)

    def timeline(self) -> Timeline:
        """Return the same meetings by date, oldest first."""
        return Timeline(sorted(self, key=lambda told: (told.meeting.date or "9", told.meeting.id)))


def told_record(item: Told) -> dict[str, Any]:
    """Return a meeting as one JSON object, with all its reports."""
    return {
        "id": item.meeting.id,
        "status": item.meeting.status,
        "date": item.meeting.date,
        "place": item.meeting.place,
        "participants": [
            {"id": who.id, "name": who.name, "kind": who.kind, "aliases": list(who.aliases)}
            for who in item.participants
        ],
        "reports": [
            {
                "article": account.quote.article_id,
                "path": account.quote.path,
                "start": account.quote.start,
                "end": account.quote.end,
                "quote": account.quote.text,
                "status": account.report.status,
                "date": account.report.date,
                "place": account.report.place,
                "participants": list(account.participants),
            }
            for account in item.accounts
        ],
    }


def quote_record(quote: Quote) -> dict[str, Any]:
    """Return a quotation as one JSON object."""
    return {
        "article": quote.article_id, "path": quote.path, "start": quote.start, "end": quote.end,
        "quote": quote.text, "title": quote.title, "publisher": quote.publisher,
        "published": quote.published, "url": quote.url,
    }  # fmt: skip


class Timeline(Meetings):
    """Meetings by date; `plot` draws them."""

    columns = ("date", "who", "place", "status", "sources", "quote", "source")

    def plot(self) -> Picture:
        """Return a matplotlib figure: one row for each counterpart, one mark for each meeting."""
        from kg.pictures import timeline

        return timeline(self)


class Quotes(Answer[Quote]):
    """Sentences, each with its article, date and offsets."""

    columns = ("published", "source", "quote", "path", "start", "end")
    none = "no sentence found"

    def row(self, item: Quote) -> tuple[Cell, ...]:
        """Return date, publisher, sentence, path and offsets."""
        return (
            item.published, item.publisher or item.title, line(item.text),
            item.path, item.start, item.end,
        )  # fmt: skip

    def record(self, item: Quote) -> dict[str, Any]:
        """Return the quotation with its article and offsets."""
        return quote_record(item)

    def _repr_html_(self) -> str:
        if not len(self):
            return f"<p>{html.escape(self.none)}</p>"
        return "".join(
            f"<blockquote>{_marked(item)}<br><small>{html.escape(source(item))} · "
            f"{html.escape(where(item))}</small></blockquote>"
            for item in self[:SHOWN]
        )


def _marked(quote: Quote) -> str:
    parts, position = [], 0
    for start, end in quote.marks:
        if start >= position:
            parts += [html.escape(quote.text[position:start]),
                      f"<mark>{html.escape(quote.text[start:end])}</mark>"]  # fmt: skip
            position = end
    return "".join([*parts, html.escape(quote.text[position:])])


class Steps(Answer[Step]):
    """The way from one entity to another."""

    columns = ("from", "to", "by", "date", "place", "quote", "source")
    none = "no way found"

    def row(self, item: Step) -> tuple[Cell, ...]:
        """Return both ends of a step, what ties them, and the sentence that says so."""
        return (
            item.left.name, item.right.name, item.kind, item.date, item.place,
            line(item.quote.text), source(item.quote),
        )  # fmt: skip


class Ties(Answer[TieRow]):
    """Who is named together with whom; `plot` draws the strongest."""

    columns = ("left", "right", "kind", "sentences", "articles", "independent", "weight", "quote")
    none = "no ties found"

    def row(self, item: TieRow) -> tuple[Cell, ...]:
        """Return both ends, the counts and the weight, and one sentence."""
        tie = item.tie
        said = line(item.quotes[0].text) if item.quotes else None
        return (
            item.left.name, item.right.name, tie.title or tie.kind, tie.sentences, tie.articles,
            tie.independent, tie.weight, said,
        )  # fmt: skip

    def plot(self) -> Picture:
        """Return a matplotlib figure: a bar for each tie, as long as it has sentences."""
        from kg.pictures import ties

        return ties(self)


class Offices(Answer[Office]):
    """Who is what in which body."""

    columns = ("holder", "title", "body", "articles", "quote", "source")
    none = "no roles found"

    def row(self, item: Office) -> tuple[Cell, ...]:
        """Return holder, title as printed, body, number of articles and a quotation."""
        return (
            item.holder.name, item.title, item.body.name if item.body else None, item.articles,
            line(item.quote.text), source(item.quote),
        )  # fmt: skip


class Articles(Answer[ArticleRow]):
    """Articles, without their texts."""

    columns = ("published", "publisher", "title", "mentions", "reports", "path", "copy of", "id")
    none = "no articles; kg add reads some"

    def row(self, item: ArticleRow) -> tuple[Cell, ...]:
        """Return date, publisher, title, counts, path and id."""
        return (
            item.published, item.publisher, item.title, item.mentions, item.meetings,
            item.path, item.copy_of, item.id,
        )  # fmt: skip


class Copies(Answer[tuple[ArticleRow, ...]]):
    """Groups of articles that are copies of one another."""

    columns = ("articles", "title", "paths")
    none = "no copies found"

    def row(self, item: tuple[ArticleRow, ...]) -> tuple[Cell, ...]:
        """Return how many there are, the first one's title, and all paths."""
        return len(item), item[0].title, "; ".join(each.path for each in item)

    def record(self, item: tuple[ArticleRow, ...]) -> dict[str, Any]:
        """Return the ids and paths of a group, the original first."""
        return {"original": item[0].id, "articles": [each.id for each in item],
                "paths": [each.path for each in item]}  # fmt: skip


class Judgements(Answer[Judgement]):
    """What people decided about names."""

    columns = ("judged at", "by", "left", "verdict", "right", "retracted at", "id")
    none = "no judgements"

    def row(self, item: Judgement) -> tuple[Cell, ...]:
        """Return when, who, what, and whether it was retracted."""
        return (
            item.judged_at, item.judged_by, item.left, item.verdict, item.right,
            item.retracted_at, item.id,
        )  # fmt: skip


class Aliases(Answer[Alias]):
    """Spellings of one name, and why each belongs."""

    columns = ("alias", "mentions", "why")

    def row(self, item: Alias) -> tuple[Cell, ...]:
        """Return the spelling, how often it is printed, and why it belongs."""
        return item.name, item.mentions, "; ".join(item.reasons)


class Stats(Answer[tuple[str, int]]):
    """How much of everything there is."""

    columns = ("what", "number")

    def row(self, item: tuple[str, int]) -> tuple[Cell, ...]:
        """Return a noun and its number."""
        return item


class About:
    """Everything that is known of one entity: `profile` holds it, the rest shows it."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @property
    def entity(self) -> Entity:
        """Return the entity."""
        return self.profile.entity

    @property
    def aliases(self) -> Aliases:
        """Return its spellings, most frequent first."""
        return Aliases(self.profile.aliases)

    @property
    def roles(self) -> Offices:
        """Return the offices that it holds, or that are held in it."""
        return Offices(self.profile.offices)

    @property
    def meetings(self) -> Meetings:
        """Return its meetings, newest first."""
        return Meetings(self.profile.meetings)

    @property
    def ties(self) -> Ties:
        """Return its strongest ties."""
        return Ties(self.profile.ties)

    @property
    def articles(self) -> Articles:
        """Return the articles that name it, newest first."""
        return Articles(self.profile.articles)

    def headline(self) -> str:
        """Return name, kind, counts, and when it was first and last seen, in one line."""
        one, seen = self.entity, (self.profile.first, self.profile.last)
        code = f" {one.code}" if one.code else ""
        dates = f", seen {seen[0]} to {seen[1]}" if all(seen) else ""
        return (
            f"{one.name} ({one.kind}{code}, {one.id}): {one.mentions:,} mentions "
            f"in {one.articles:,} articles{dates}"
        )

    def parts(self) -> dict[str, Answer[Any]]:
        """Return the tables under their titles, without empty ones."""
        parts: dict[str, Answer[Any]] = {
            "aliases": self.aliases, "roles": self.roles, "meetings": self.meetings,
            "ties": self.ties, "articles": self.articles,
        }  # fmt: skip
        return {title: part for title, part in parts.items() if len(part)}

    def record(self) -> dict[str, Any]:
        """Return all of it as plain values for JSON."""
        entity = Entities([self.entity]).records()[0]
        seen = {"first": self.profile.first, "last": self.profile.last}
        return {**entity, **seen, **{name: part.records() for name, part in self.parts().items()}}

    def __repr__(self) -> str:
        return "\n\n".join([self.headline(), *map(repr, self.parts().values())])

    def _repr_html_(self) -> str:
        tables = "".join(
            f"<h4>{html.escape(title)}</h4>{part._repr_html_()}"
            for title, part in self.parts().items()
        )
        return f"<p><b>{html.escape(self.headline())}</b></p>{tables}"


class Page:
    """A page of the graph that a notebook shows inline."""

    def __init__(self, data: str) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "<Page: shown in a notebook; news.view(path) writes it to a file>"

    def _repr_html_(self) -> str:
        return self.data
