"""Full-text search: sentences that have all of some words, in whatever article."""

import re

from sqlalchemy import Connection, text

from kg.errors import KgError
from kg.model import Quote
from kg.store.queries.quotes import Cut, quotes

WORDS = re.compile(r'"([^"]+)"|(\S+)')
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


class NothingToSearch(KgError):
    """The text that is searched for has no word."""


def search(connection: Connection, wanted: str, *, limit: int = 20) -> list[Quote]:
    """Return the sentences that have all of the words, best first; "…" keeps words together.

    Raises `NothingToSearch` where there is no word.
    """
    parts = [phrase or word for phrase, word in WORDS.findall(wanted)]
    parts = [part.replace('"', " ") for part in parts if re.search(r"\w", part)]
    if not parts:
        raise NothingToSearch(f"{wanted!r} has no word to search for")
    # Each part in quotation marks is words to either search, and nothing of its own syntax.
    words = " ".join(f'"{part}"' for part in parts)
    asked = text(FOUND[connection.dialect.name])
    rows = connection.execute(asked, {"words": words, "most": limit}).all()
    return quotes(connection, [Cut(row.article, row.start, row.end) for row in rows])
