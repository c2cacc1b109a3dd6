"""Full-text search: sentences that have all of some words, in whatever article."""

import re

from sqlalchemy import Connection, text

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
WITH_WORD = {
    "sqlite": (
        "(id IN (SELECT article_id FROM sentence_search_words AS words "
        "JOIN sentence_search_article AS run ON run.number = "
        "(SELECT max(number) FROM sentence_search_article WHERE number <= words.rowid) "
        "WHERE words.sentence_search_words MATCH :word) OR instr(lower(title), :part) > 0)"
    ),
    "postgresql": (
        "(id IN (SELECT article FROM sentence_search "
        "WHERE words @@ websearch_to_tsquery('english', :word)) OR strpos(lower(title), :part) > 0)"
    ),
}


class NothingToSearch(KgError):
    """The text that is searched for has no word."""


def search(connection: Connection, wanted: str, *, limit: int = 20) -> list[Quote]:
    """Return the sentences that have all of the words, best first; "…" keeps words together.

    Raises `NothingToSearch` where there is no word.
    """
    asked = text(FOUND[connection.dialect.name])
    rows = connection.execute(asked, {"words": " ".join(_parts(wanted)), "most": limit}).all()
    return quotes(connection, [Cut(row.article, row.start, row.end) for row in rows])


def articles_with(connection: Connection, wanted: str, *, limit: int = 20) -> list[str]:
    """Return the ids of the articles that have all of the words, in whatever sentences or title.

    Newest first. Raises `NothingToSearch` where there is no word.
    """
    parts = _parts(wanted)
    with_word = WITH_WORD[connection.dialect.name]
    conditions = " AND ".join(with_word.replace(":word", f":word{n}").replace(":part", f":part{n}")
                              for n in range(len(parts)))  # fmt: skip
    asked = text(
        f"SELECT id FROM article WHERE {conditions} ORDER BY published DESC, id LIMIT :most"
    )
    values: dict[str, object] = {"most": limit}
    for number, part in enumerate(parts):
        values |= {f"word{number}": part, f"part{number}": part.strip(chr(34)).lower()}
    return list(connection.scalars(asked.columns(id=Id), values))


def _parts(wanted: str) -> list[str]:
    """Return the words and phrases, each in quotation marks. Raises `NothingToSearch`."""
    parts = [phrase or word for phrase, word in WORDS.findall(wanted)]
    parts = [UNQUOTED.sub(" ", part) for part in parts if re.search(r"\w", part)]
    if not parts:
        raise NothingToSearch(f"{wanted!r} has no word to search for")
    # Each part in quotation marks is words to either search, and nothing of its own syntax.
    return [f'"{part}"' for part in parts]
