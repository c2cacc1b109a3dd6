"""Full-text search: sentences that have all of some words, in whatever article."""

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from kg.errors import KgError
from kg.model import Quote
from kg.store.queries.quotes import Cut, quotes
from kg.store.schema.types import Id

WORDS = re.compile(r'"([^"]+)"|(\S+)')
# What would end the quotation marks, or the text itself, before its end.
UNQUOTED = re.compile(r'["\x00-\x1f\x7f]')
FOUND = {
    "sqlite": (
        'SELECT article, "start", "end" FROM sentence_search '
        'WHERE sentence_search MATCH :words ORDER BY rank, article, "start" LIMIT :most'
    ),
    "postgresql": (
        'SELECT article, "start", "end" FROM sentence_search, '
        "websearch_to_tsquery('english', :words) AS asked WHERE words @@ asked "
        'ORDER BY ts_rank(words, asked) DESC, article, "start" LIMIT :most'
    ),
}
# A word or phrase may stand in any sentence of an article, or in its title.
WITH_WORD = (
    "(id IN (SELECT article FROM sentence_search "
    "WHERE words @@ websearch_to_tsquery('english', :word)) OR strpos(lower(title), :part) > 0)"
)
# In SQLite sentences are numbered in runs, each of one article.
TIMES = (
    "SELECT count(*) FROM (SELECT 1 FROM sentence_search_words "
    "WHERE sentence_search_words MATCH :word LIMIT :most)"
)
NUMBERS = "SELECT rowid FROM sentence_search_words WHERE sentence_search_words MATCH :words"
RANKS = f"{NUMBERS} ORDER BY rank, rowid"
STAND = (
    'SELECT sentence.article_id, sentence."start", sentence."end" '
    "FROM json_each(:numbers) AS given CROSS JOIN sentence_search_article AS run ON run.number = "
    "(SELECT max(number) FROM sentence_search_article WHERE number <= given.value) "
    "CROSS JOIN sentence ON sentence.article_id = run.article_id "
    'AND sentence."index" = run.first + given.value - run.number ORDER BY given."key"'
)
IN_SENTENCES = (
    "SELECT article_id FROM sentence_search_words AS words "
    "JOIN sentence_search_article AS run ON run.number = "
    "(SELECT max(number) FROM sentence_search_article WHERE number <= words.rowid) "
    "WHERE words.sentence_search_words MATCH :word"
)
WITH_RAREST = (
    f"SELECT id, lower(title) FROM article WHERE id IN ({IN_SENTENCES}) "
    "OR instr(lower(title), :part) > 0 ORDER BY published DESC, id"
)
# From the article to its words: else SQLite goes through all sentences with a word.
STANDS_IN = (
    "SELECT 1 FROM sentence_search_article AS run CROSS JOIN sentence_search_words AS words "
    "WHERE run.article_id = :one AND words.sentence_search_words MATCH :word "
    "AND words.rowid BETWEEN run.number AND coalesce((SELECT min(number) - 1 "
    "FROM sentence_search_article AS next WHERE next.number > run.number), 1 << 62) LIMIT 1"
)
NEWEST = "SELECT id, lower(title) FROM article ORDER BY published DESC, id LIMIT :most"
# So many articles are looked into one by one, a word at a time; then all with a word are listed.
ONE_BY_ONE = 60
# A word of so many sentences says little of which of them is best. It is in so many articles that
# the newest with it are found by looking into so many of the newest of all.
COMMON, LOOKED_INTO = 5000, 300


class NothingToSearch(KgError):
    """The text that is searched for has no word."""


def search(connection: Connection, wanted: str, *, limit: int = 20) -> list[Quote]:
    """Return the sentences that have all of the words, best first; "…" keeps words together.

    Which are best is told by the words that stand in fewer than 5,000 sentences; of words that all
    stand in more, the sentences come that were added last. Raises `NothingToSearch` where there is
    no word.
    """
    parts = _parts(wanted)
    if connection.dialect.name == "sqlite":
        times = _times(connection, parts)
        if max(times.values()) == COMMON:
            return quotes(connection, _of_common(connection, times, limit))
    asked = text(FOUND[connection.dialect.name])
    rows = connection.execute(asked, {"words": " ".join(parts), "most": limit}).all()
    return quotes(connection, [Cut(row.article, row.start, row.end) for row in rows])


def _times(connection: Connection, parts: list[str]) -> dict[str, int]:
    """Return in how many sentences each part stands, `COMMON` for as many and for more."""
    asked = text(TIMES)
    return {part: connection.scalar(asked, {"word": part, "most": COMMON}) or 0 for part in parts}


def _of_common(connection: Connection, times: dict[str, int], limit: int) -> list[Cut]:
    """Return where the best sentences stand with parts some of which are common.

    SQLite's own order counts all sentences of each part: of common ones that takes most of the
    time, and they weigh nothing.
    """
    every = " ".join(times)
    rare = " ".join(part for part in times if times[part] < COMMON)
    if not rare:
        last = text(f"{NUMBERS} ORDER BY rowid DESC LIMIT :most")
        numbers = connection.scalars(last, {"words": every, "most": limit})
        return _sentences(connection, numbers)
    listed = text(f"SELECT json_group_array(rowid) FROM ({NUMBERS})")
    with_all = set(json.loads(connection.scalar(listed, {"words": every}) or "[]"))
    ranked = connection.scalars(text(RANKS), {"words": rare})
    best = islice((number for number in ranked if number in with_all), limit)
    return _sentences(connection, best)


def _sentences(connection: Connection, numbers: Iterable[int]) -> list[Cut]:
    """Return where the sentences of these numbers stand."""
    asked = text(STAND).columns(article_id=Id)
    return [Cut(*row) for row in connection.execute(asked, {"numbers": json.dumps(list(numbers))})]


def articles_with(connection: Connection, wanted: str, *, limit: int = 20) -> list[str]:
    """Return the ids of the articles that have all of the words, in whatever sentences or title.

    Newest first. Raises `NothingToSearch` where there is no word.
    """
    parts = _parts(wanted)
    if connection.dialect.name == "sqlite":
        return _newest_with(connection, parts, limit)
    conditions = " AND ".join(WITH_WORD.replace(":word", f":word{n}").replace(":part", f":part{n}")
                              for n in range(len(parts)))  # fmt: skip
    asked = text(
        f"SELECT id FROM article WHERE {conditions} ORDER BY published DESC, id LIMIT :most"
    )
    values: dict[str, object] = {"most": limit}
    for number, part in enumerate(parts):
        values |= {f"word{number}": part, f"part{number}": _bare(part)}
    return list(connection.scalars(asked.columns(id=Id), values))


def _newest_with(connection: Connection, parts: list[str], limit: int) -> list[str]:
    """Return the newest articles with all of the parts: those with the rarest are looked into."""
    times = _times(connection, parts)
    rarest, *others = sorted(times, key=lambda part: (times[part], part))
    stands_in = text(STANDS_IN).bindparams(bindparam("one", type_=Id))
    listed: dict[str, set[str]] = {}

    def told(part: str, one: str, title: str | None, looked: int) -> bool:
        if title and _bare(part) in title:
            return True
        if looked < (LOOKED_INTO if times[part] == COMMON else ONE_BY_ONE):
            return connection.scalar(stands_in, {"one": one, "word": part}) is not None
        if part not in listed:
            with_part = text(f"SELECT DISTINCT article_id FROM ({IN_SENTENCES})")
            ids = connection.scalars(with_part.columns(article_id=Id), {"word": part})
            listed[part] = set(ids)
        return one in listed[part]

    def with_all(rows: Iterable[Row[Any]], words: Iterable[str]) -> list[str]:
        having = (
            one
            for looked, (one, title) in enumerate(map(tuple, rows))
            if all(told(part, one, title, looked) for part in words)
        )
        return list(islice(having, limit))

    if times[rarest] == COMMON:
        newest = text(NEWEST).columns(id=Id)
        found = with_all(connection.execute(newest, {"most": LOOKED_INTO}), [rarest, *others])
        if len(found) == limit:
            return found
    query = text(WITH_RAREST).columns(id=Id)
    rows = connection.execute(query, {"word": rarest, "part": _bare(rarest)})
    return with_all(rows, others)


def _bare(part: str) -> str:
    return part.strip('"').lower()


def _parts(wanted: str) -> list[str]:
    """Return the words and phrases, each in quotation marks. Raises `NothingToSearch`."""
    parts = [phrase or word for phrase, word in WORDS.findall(wanted)]
    parts = [UNQUOTED.sub(" ", part) for part in parts if re.search(r"\w", part)]
    if not parts:
        raise NothingToSearch(f"{wanted!r} has no word to search for")
    # Each part in quotation marks is words to either search, and nothing of its own syntax.
    return [f'"{part}"' for part in parts]
