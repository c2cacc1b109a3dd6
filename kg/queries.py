"""What can be asked of a knowledge graph: each question is answered by a small table."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from typing import Any

from kg import results
from kg.errors import KgError
from kg.model import Entity, Kind, Status
from kg.resolution.lookup import said
from kg.results.records import ArticleText, Doubt, MeetingRecord, NamedMention, Profile, Statement
from kg.store.queries import articles, entities, lookup, meetings, offices, paths, ties
from kg.store.queries.meetings import Wanted
from kg.store.store import Store


class Queries:
    """The questions that a store answers.

    A name is found as a full name, an alias, a surname or acronym, or a part of one, in this order,
    without regard to accents, case, titles and punctuation. Of several who bear it alike the one of
    by far the most mentions is taken, and `notify` is told so; otherwise it raises `AmbiguousName`,
    one that nobody bears `NotFound`.
    """

    store: Store
    notify: Callable[[str], None] = staticmethod(logging.getLogger("kg").warning)
    """What is called with a line for the user; by default Python logs it to standard error."""

    def entity(self, name: str, *, kind: Kind | None = None) -> Entity:
        """Return the entity of this name or id."""
        with self.store.reading() as connection:
            return self._meant(connection, name, kind=kind)

    def entities(
        self, kind: Kind | None = None, *, limit: int | None = None, offset: int = 0
    ) -> results.Entities:
        """Return people, groups, states and places, or one kind of them, most mentioned first."""
        kinds = (kind,) if kind else ()
        with self.store.reading() as connection:
            found = entities.listed(connection, kinds=kinds, limit=limit, offset=offset)
        return results.Entities(found)

    def names(self, words: str, *, kind: Kind | None = None, limit: int = 20) -> results.Entities:
        """Return the entities in a spelling of which each of the words begins a word."""
        with self.store.reading() as connection:
            return results.Entities(entities.matching(connection, words, kind=kind, limit=limit))

    def met(
        self, *names: str, limit: int | None = None, **choices: Any
    ) -> results.Meetings | results.Counterparts:
        """Return whom one entity met; with more names, their meetings; without, all meetings.

        The choices are those of `meetings`; `kinds` are the kinds of those who were met.
        """
        if len(names) != 1:
            return self.meetings(*names, limit=limit, **choices)
        with self.store.reading() as connection:
            one = self._meant(connection, names[0])
            found = meetings.met(connection, one.id, Wanted(entities=(one.id,), **choices))
        return results.Counterparts(found[:limit])

    def meetings(
        self,
        *names: str,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        statuses: Collection[Status] = (),
        kinds: Collection[Kind] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> results.Meetings:
        """Return the meetings of all of these names, newest first.

        `since` and `until` are ISO dates of any precision; `place` is a name or part of one;
        `kinds` keeps meetings with another participant of one of these kinds. The first `offset`
        of them are left out; `total` of what is returned counts all.
        """
        with self.store.reading() as connection:
            wanted = Wanted(
                entities=tuple(self._meant(connection, name).id for name in names),
                since=since,
                until=until,
                place=place,
                statuses=tuple(statuses),
                kinds=tuple(kinds),
            )
            ids = meetings.chosen(connection, wanted)
            part = ids[offset:][:limit]
            return results.Meetings(meetings.told(connection, part), total=len(ids))

    def meeting(self, meeting_id: str) -> MeetingRecord:
        """Return one meeting with all its reports. Raises `NotFound`."""
        with self.store.reading() as connection:
            return meetings.one(connection, meeting_id)

    def each_meeting(self, **choices: Any) -> Iterator[MeetingRecord]:
        """Yield meetings one by one, however many there are; the choices are those of `Wanted`."""
        with self.store.reading() as connection:
            yield from meetings.told(connection, meetings.chosen(connection, Wanted(**choices)))

    def mentions(self) -> Iterator[NamedMention]:
        """Yield every mention with its offsets and its entity, one by one."""
        with self.store.reading() as connection:
            yield from articles.mentions(connection)

    def roles(self) -> Iterator[Statement]:
        """Yield every statement of an office with its sentence, one by one."""
        with self.store.reading() as connection:
            yield from offices.statements(connection)

    def timeline(self, *names: str, **choices: Any) -> results.Timeline:
        """Return the meetings of these names by date, oldest first; `.plot()` draws them."""
        return self.meetings(*names, **choices).timeline()

    def why(self, *names: str, limit: int | None = None) -> results.Quotes:
        """Return the sentences that say what ties two names, or that name one.

        For two names: first those that tell of a meeting, then all others that name both.
        """
        with self.store.reading() as connection:
            ones = [self._meant(connection, name).id for name in names]
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
        return results.Quotes([*reports, *rest][:limit])

    def search(self, text: str, *, limit: int = 20) -> results.Quotes:
        """Return the sentences that have all of the words, best first; "…" keeps words together.

        Raises `KgError` where the text has no word.
        """
        from kg.store.queries.search import search

        with self.store.reading() as connection:
            return results.Quotes(search(connection, text, limit=limit))

    def path(self, left: str, right: str, *, wide: bool = False) -> results.Steps:
        """Return how one comes from one name to another: by meetings, else by offices too.

        `wide` goes over states, places and shared sentences where there is no such chain. Raises
        `KgError` where both are one entity.
        """
        with self.store.reading() as connection:
            one, other = (self._meant(connection, name) for name in (left, right))
            if one.id == other.id:
                raise KgError(f"{left!r} and {right!r} are both {one.name}; give two that differ")
            return results.Steps(paths.path(connection, one.id, other.id, wide=wide))

    def ties(self, name: str, *, limit: int | None = 20) -> results.Ties:
        """Return with whom a name is printed most; `.plot()` draws it."""
        with self.store.reading() as connection:
            one = self._meant(connection, name)
            return results.Ties(ties.strongest(connection, one.id, limit=limit))

    def show_entity(self, name: str, *, limit: int = 10) -> results.About:
        """Return all that is known of one name: spellings, roles, meetings, ties, articles."""
        with self.store.reading() as connection:
            one = self._meant(connection, name)
            ids = meetings.chosen(connection, Wanted(entities=(one.id,)))[:limit]
            first, last = entities.seen(connection, one.id)
            profile = Profile(
                entity=one,
                aliases=entities.spellings(connection, one.id),
                offices=offices.held(connection, [one.id])[:limit],
                meetings=tuple(meetings.told(connection, ids)),
                ties=ties.strongest(connection, one.id, limit=limit),
                articles=articles.naming(connection, one.id, limit=limit),
                first=first,
                last=last,
            )
        return results.About(profile)

    def articles(self, *, limit: int | None = None, offset: int = 0) -> results.Articles:
        """Return the articles, newest first."""
        with self.store.reading() as connection:
            return results.Articles(articles.listed(connection, limit=limit, offset=offset))

    def articles_with(self, words: str, *, limit: int = 20) -> results.Articles:
        """Return the articles that have all of the words in text or title, newest first.

        Raises `KgError` where there is no word.
        """
        from kg.store.queries.search import articles_with

        with self.store.reading() as connection:
            ids = articles_with(connection, words, limit=limit)
            return results.Articles(articles.of_ids(connection, ids))

    def article(self, article_id: str) -> ArticleText:
        """Return an article with its text and what was read where in it. Raises `NotFound`."""
        from kg.store.queries.reading import text_of

        with self.store.reading() as connection:
            return text_of(connection, article_id)

    def copies(self) -> results.Copies:
        """Return the groups of articles that are copies of one another."""
        with self.store.reading() as connection:
            return results.Copies(articles.copies(connection))

    def stats(self) -> results.Stats:
        """Return how many articles, mentions, entities and meetings there are."""
        with self.store.reading() as connection:
            return results.Stats(articles.counts(connection).items())

    def judgements(self, *, retracted: bool = False) -> results.Judgements:
        """Return what people decided, oldest first; with `retracted` also what they took back."""
        from kg.store.decisions import decisions

        return results.Judgements(decisions(self.store, retracted=retracted))

    def review(self, *, limit: int = 20) -> tuple[Doubt, ...]:
        """Return pairs of names that may be one, and are not judged; most valuable first."""
        from kg.store.queries import doubts
        from kg.store.review import candidates

        pairs = candidates(self.store, limit=limit)
        with self.store.reading() as connection:
            return doubts.doubts(connection, pairs)

    def _meant(self, connection: Any, name: str, *, kind: Kind | None = None) -> Entity:
        """Return the entity that a name means, and tell whom else it could mean."""
        found = lookup.found(connection, name, kind=kind)
        assert found.entity is not None
        if line := said(name, found):
            self.notify(line)
        return found.entity
