"""With whom names are seen: the other names of their articles."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from sys import intern
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from kg.resolution.linking import CoMentions, is_short
from kg.resolution.names import unqualified
from kg.store import schema
from kg.store.knowledge.rows import among

# A name's company is that of its first so many articles (by id, so that any order gives the same).
ARTICLES = 40
# So many articles (some 2 kB each) and names (up to 60 kB) are kept in memory before they are
# forgotten and read again.
KEPT = 10_000
KEPT_NAMES = 2_000
# So many names are read together.
TOGETHER = 200
STATE = "state:"


def changed_company(connection: Connection, first: Mapping[str, str]) -> set[str]:
    """Return the full names whose company new articles changed.

    `first` holds the least id of the new articles of each name.
    """
    of, name = schema.chain.c, schema.name_block.c
    last = select(of.article_id).where(of.key == name.key).order_by(of.article_id)
    last = last.limit(1).offset(ARTICLES - 1)
    query = select(name.key, last.scalar_subquery().label("last")).distinct()
    rows = among(connection, query, name.key, {one for one in first if not is_short(one)})
    return {row.key for row in rows if row.last is None or first[row.key] <= row.last}


class _Article(NamedTuple):
    """The company that an article gives, and how often it names each state."""

    company: CoMentions
    states: Mapping[str, int]


class CoMentionIndex:
    """The company of names and of articles, read when it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._of_article: dict[str, _Article] = {}
        self._of_name: dict[str, CoMentions] = {}

    def of_name(self, name_key: str) -> CoMentions:
        """Return the company of a full name."""
        self.prepare([name_key])
        return self._of_name[name_key]

    def prepare(self, keys: Collection[str]) -> None:
        """Read the company of some full names together, before each is asked for."""
        missing = sorted(name for name in keys if name not in self._of_name)
        if missing and len(self._of_name) + len(missing) > KEPT_NAMES:
            self._of_name.clear()
            missing = sorted(keys)
        for start in range(0, len(missing), TOGETHER):
            part = missing[start : start + TOGETHER]
            places = self._articles_of(part)
            self.read({article for ids in places.values() for article in ids})
            for name in part:
                self._of_name[name] = self.of_articles(places[name], without={unqualified(name)})

    def _articles_of(self, keys: Collection[str]) -> dict[str, list[str]]:
        of = schema.chain.c
        number = func.row_number().over(partition_by=of.key, order_by=of.article_id)
        rows = select(of.key, of.article_id, number.label("number")).where(of.key.in_(keys))
        counted = rows.subquery()
        query = select(counted.c.key, counted.c.article_id).where(counted.c.number <= ARTICLES)
        found: dict[str, list[str]] = {name: [] for name in keys}
        for row in self.connection.execute(query):
            found[row.key].append(row.article_id)
        return found

    def of_names(self, keys: Iterable[str]) -> CoMentions:
        """Return the company of some names together."""
        companies = [self.of_name(name_key) for name_key in keys]
        return CoMentions(
            frozenset().union(*(one.keys for one in companies)),
            frozenset().union(*(one.days for one in companies)),
        )

    def of_article(self, article: str) -> CoMentions:
        """Return the company that a name has in one article, with itself if it is a full one."""
        self.read([article])
        return self._of_article[article].company

    def of_articles(self, ids: Collection[str], *, without: Collection[str] = ()) -> CoMentions:
        """Return the company that a name has in these articles."""
        self.read(ids)
        found = [self._of_article[article] for article in ids]
        states: Counter[str] = Counter()
        for one in found:
            states.update(one.states)
        keys = frozenset().union(*(one.company.keys for one in found)).difference(without)
        days = frozenset().union(*(one.company.days for one in found))
        return CoMentions(keys, days, _main(states))

    def read(self, ids: Collection[str]) -> None:
        """Read the company of some articles together, before each is asked for."""
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
            # Names come again and again: one string for all articles.
            name = intern(unqualified(row.key))
            found[row.article_id].add(name)
            if name.startswith(STATE):
                states[row.article_id][name] = row.mentions
        days = among(self.connection, select(article.id, article.published), article.id, missing)
        for row in days:
            day = frozenset({intern(row.published[:7])}) if row.published else frozenset()
            counts = states.get(row.id, {})
            company = CoMentions(frozenset(found.get(row.id, ())), day, _main(counts))
            self._of_article[row.id] = _Article(company, counts)


def _main(counts: Mapping[str, int]) -> str | None:
    """Return the state that is named most, None where two are named alike."""
    states = sorted(((n, key) for key, n in counts.items()), reverse=True)
    if not states or (len(states) > 1 and states[0][0] == states[1][0]):
        return None
    return states[0][1]
