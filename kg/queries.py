"""What can be asked of a knowledge graph: each question is answered by a small table."""

from __future__ import annotations

from collections.abc import Iterator

from kg import results
from kg.choices import named_options, one_of
from kg.errors import KgError
from kg.meeting_queries import MeetingQueries
from kg.model import KINDS, Correction, Entity, Judgement, Kind
from kg.results.records import ArticleText, Doubt, NamedMention, Profile, Statement
from kg.store.queries import articles, entities, meetings, offices, paths, ties
from kg.store.queries.meetings import Wanted

# Mentions of a name that are looked at for a brief answer.
BRIEF = 5000


class Queries(MeetingQueries):
    """The questions that a store answers; each takes names as `kg.naming.Naming` says."""

    @named_options
    def entity(self, name: str, *, kind: Kind | None = None) -> Entity:
        """Return the entity of this name or id."""
        with self.store.reading() as connection:
            return self._meant(connection, name, kind=kind and one_of(kind, KINDS, option="kind"))

    @named_options
    def entities(
        self, kind: Kind | None = None, *, limit: int | None = None, offset: int = 0
    ) -> results.Entities:
        """Return people, groups, states and places, or one kind of them, most mentioned first.

        Raises `BadOption`, which is a ValueError, for what is no kind.
        """
        kinds = () if kind is None else (one_of(kind, KINDS, option="kind"),)
        with self.store.reading() as connection:
            found = entities.listed(connection, kinds=kinds, limit=limit, offset=offset)
        return results.Entities(found)

    @named_options
    def names(self, words: str, *, kind: Kind | None = None, limit: int = 20) -> results.Entities:
        """Return the entities in a spelling of which each of the words begins a word."""
        only = None if kind is None else one_of(kind, KINDS, option="kind")
        with self.store.reading() as connection:
            return results.Entities(entities.matching(connection, words, kind=only, limit=limit))

    def mentions(self) -> Iterator[NamedMention]:
        """Yield every mention with its offsets and its entity, one by one."""
        with self.store.reading() as connection:
            yield from articles.mentions(connection)

    def roles(self) -> Iterator[Statement]:
        """Yield every statement of an office with its sentence, one by one."""
        with self.store.reading() as connection:
            yield from offices.statements(connection)

    @named_options
    def why(self, *names: str, limit: int | None = None) -> results.Quotes:
        """Return the sentences that say what ties two names, or that name one.

        For two names: first those that tell of a meeting, then all others that name both.
        """
        with self.store.reading() as connection:
            ones = self._ids(connection, names)
            told = meetings.chosen(connection, Wanted(entities=ones)) if len(ones) > 1 else []
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

    @named_options
    def search(self, text: str, *, limit: int = 20) -> results.Quotes:
        """Return the sentences that have all of the words, best first; "…" keeps words together.

        Raises `KgError` where the text has no word.
        """
        from kg.store.queries.search import search

        with self.store.reading() as connection:
            return results.Quotes(search(connection, text, limit=limit))

    @named_options
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

    @named_options
    def ties(self, name: str, *, limit: int | None = 20) -> results.Ties:
        """Return with whom a name is printed most; `.plot()` draws it."""
        with self.store.reading() as connection:
            one = self._meant(connection, name)
            return results.Ties(ties.strongest(connection, one.id, limit=limit))

    @named_options
    def show_entity(self, name: str, *, limit: int = 10, brief: bool = False) -> results.About:
        """Return all that is known of one name: spellings, roles, meetings, ties, articles.

        `brief` answers soon also of a name with very many mentions: ties have no `npmi`, and why
        spellings belong to it is told from 5,000 mentions.
        """
        with self.store.reading() as connection:
            one = self._meant(connection, name)
            ids = meetings.chosen(connection, Wanted(entities=(one.id,)))[:limit]
            first, last = entities.seen(connection, one.id)
            profile = Profile(
                entity=one,
                aliases=entities.spellings(connection, one.id, most=BRIEF if brief else None),
                offices=offices.held(connection, [one.id], limit=limit),
                meetings=tuple(meetings.told(connection, ids)),
                ties=ties.strongest(connection, one.id, limit=limit, weighed=not brief),
                articles=articles.naming(connection, one.id, limit=limit),
                first=first,
                last=last,
            )
        return results.About(profile)

    @named_options
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

    @named_options
    def judgements(self, *, retracted: bool = False) -> results.Judgements:
        """Return what people decided, oldest first; with `retracted` also what they took back."""
        from kg.store.decisions import decisions, wordings

        found = decisions(self.store, retracted=retracted)
        return results.Judgements(found, said=wordings(self.store, found))

    def worded(self, judgement: Judgement | Correction) -> str:
        """Return what was judged, in a line, with names as articles print them."""
        from kg.store.decisions import wordings

        return wordings(self.store, [judgement])[0]

    @named_options
    def review(self, *, limit: int = 20) -> tuple[Doubt, ...]:
        """Return pairs of names that may be one, and are not judged; most valuable first."""
        from kg.store.queries import doubts
        from kg.store.review import candidates

        pairs = candidates(self.store, limit=limit)
        with self.store.reading() as connection:
            return doubts.doubts(connection, pairs)
