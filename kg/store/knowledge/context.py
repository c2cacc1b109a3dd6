"""With whom names are seen: the other names of their articles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from kg.resolution.linking import CoMentions, is_short
from kg.resolution.names import unqualified
from kg.resolution.resolving.co_mentions import (
    ARTICLES,
    STATE,
    ArticleCoMentions,
    co_mentions_given,
    co_mentions_of_name,
    co_mentions_together,
)
from kg.store import schema
from kg.store.knowledge.rows import among, for_each

# So many articles (some 2 kB each) and names (up to 60 kB) are kept in memory before they are
# forgotten and read again.
KEPT = 10_000
KEPT_NAMES = 2_000
# So many names are read together.
TOGETHER = 200


def changed_co_mentions(connection: Connection, first: Mapping[str, str]) -> set[str]:
    """Return the full names whose co-mentions new articles changed.

    `first` holds the least id of the new articles of each name.
    """
    of = schema.chain.c

    def last_of(name: ColumnElement[str]) -> Select[tuple[str, str | None]]:
        last = select(of.article_id).where(of.key == name).order_by(of.article_id)
        last = last.limit(1).offset(ARTICLES - 1)
        return select(name.label("key"), last.scalar_subquery().label("last"))

    rows = for_each(connection, {one for one in first if not is_short(one)}, last_of)
    return {row.key for row in rows if row.last is None or first[row.key] <= row.last}


def first_chains(
    connection: Connection, names: Collection[str], *, most: int
) -> dict[str, list[Row[Any]]]:
    """Return the first chains of each name by article, so many at most; a name may have very many.

    Rows hold id, article_id, key and name.
    """
    of, other = schema.chain.c, schema.chain.alias("other")

    def first_of(name: ColumnElement[str]) -> Select[tuple[str, str | None, str, str]]:
        articles = select(other.c.article_id).where(other.c.key == name)
        until = articles.order_by(other.c.article_id).limit(1).offset(most - 1).scalar_subquery()
        last = select(func.max(other.c.article_id)).where(other.c.key == name).scalar_subquery()
        query = select(of.id, of.article_id, of.key, of.name).where(of.key == name)
        return query.where(of.article_id <= func.coalesce(until, last))

    found: dict[str, list[Row[Any]]] = {name: [] for name in names}
    for row in for_each(connection, names, first_of):
        found[row.key].append(row)
    return {
        name: sorted(rows, key=lambda row: (row.article_id, row.id))[:most]
        for name, rows in found.items()
    }


class CoMentionIndex:
    """The co-mentions of names and of articles, read when it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._of_article: dict[str, ArticleCoMentions] = {}
        self._of_name: dict[str, CoMentions] = {}

    def of_name(self, name_key: str) -> CoMentions:
        """Return the co-mentions of a full name."""
        self.prepare([name_key])
        return self._of_name[name_key]

    def prepare(self, keys: Collection[str]) -> None:
        """Read the co-mentions of some full names together, before each is asked for."""
        missing = sorted(name for name in keys if name not in self._of_name)
        if missing and len(self._of_name) + len(missing) > KEPT_NAMES:
            self._of_name.clear()
            missing = sorted(keys)
        for start in range(0, len(missing), TOGETHER):
            part = missing[start : start + TOGETHER]
            first = first_chains(self.connection, part, most=ARTICLES)
            places = {name: [row.article_id for row in rows] for name, rows in first.items()}
            self.read({article for ids in places.values() for article in ids})
            for name in part:
                articles = (self._of_article[one] for one in places[name])
                self._of_name[name] = co_mentions_of_name(name, articles)

    def of_names(self, keys: Iterable[str]) -> CoMentions:
        """Return the co-mentions of some names together."""
        return co_mentions_together([self.of_name(name_key) for name_key in keys])

    def of_article(self, article: str) -> CoMentions:
        """Return the co-mentions of a name in one article, with itself if it is a full one."""
        self.read([article])
        return self._of_article[article].beside

    def read(self, ids: Collection[str]) -> None:
        """Read the co-mentions of some articles together, before each is asked for."""
        missing = {article for article in ids if article not in self._of_article}
        if not missing:
            return
        if len(self._of_article) > KEPT:
            self._of_article.clear()
            missing = set(ids)
        of, article = schema.chain.c, schema.article.c
        found: dict[str, set[str]] = defaultdict(set)
        states: dict[str, dict[str, int]] = defaultdict(dict)
        query = select(of.article_id, of.key, of.mentions).where(of.short == 0)
        for row in among(self.connection, query, of.article_id, missing):
            name = unqualified(row.key)
            found[row.article_id].add(name)
            if name.startswith(STATE):
                states[row.article_id][name] = row.mentions
        days = among(self.connection, select(article.id, article.published), article.id, missing)
        for row in days:
            names, counts = found.get(row.id, ()), states.get(row.id, {})
            self._of_article[row.id] = co_mentions_given(names, counts, row.published)
