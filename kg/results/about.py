"""All that is known of one entity."""

import html
from typing import Any

from kg.counting import counted
from kg.model import Entity
from kg.results.articles import Articles
from kg.results.entities import Aliases, Entities
from kg.results.meetings import Meetings
from kg.results.records import Profile
from kg.results.table import ResultTable
from kg.results.ties import Offices, Ties


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
        days = " to ".join(dict.fromkeys(day for day in seen if day))
        dates = f", seen {days}" if days else ""
        return (
            f"{one.name} ({one.kind}{code}, {one.id}): "
            f"{counted(one.mentions, 'mention')} in {counted(one.articles, 'article')}{dates}"
        )

    def parts(self) -> dict[str, ResultTable[Any]]:
        """Return the tables under their titles, without empty ones."""
        parts: dict[str, ResultTable[Any]] = {
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
