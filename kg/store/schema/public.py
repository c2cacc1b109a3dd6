"""The public views as tables of SQLAlchemy Core, whose names, columns and meanings stay the same.

What each column holds is told in the manual (`kg help sql`). Views have no rows of their own: they
are asked, never written. Dates are ISO 8601, as precise as told, and hence texts.
"""

from sqlalchemy import Column, Integer, MetaData, String, Table

views = MetaData()

_ENTITY = (
    "id", "name", "aliases", "mentions", "articles", "meetings", "first_seen", "last_seen",
)  # fmt: skip
_ARTICLE = ("article", "title", "publisher", "published", "url")
_NUMBERS = frozenset({"mentions", "reports", "sentences", "start", "end", "number", "paragraph"})


def _view(name: str, *columns: str, numbers: frozenset[str] = frozenset()) -> Table:
    counts = _NUMBERS | numbers
    return Table(name, views, *(Column(c, Integer if c in counts else String) for c in columns))


_COUNTED = frozenset({"articles", "meetings"})
people = _view("people", *_ENTITY[:2], "roles", *_ENTITY[2:], numbers=_COUNTED)
groups = _view("groups", *_ENTITY, numbers=_COUNTED)
places = _view("places", *_ENTITY, numbers=_COUNTED)
states = _view("states", *_ENTITY[:2], "code", *_ENTITY[2:], numbers=_COUNTED)
meetings = _view(
    "meetings", "id", "status", "date", "place", "participants", "reports", "articles",
    numbers=frozenset({"articles"}),
)  # fmt: skip
participants = _view("participants", "meeting", "entity", "name", "kind", "status", "date", "place")
offices = _view(
    "offices", "person", "title", "body", "articles", "first_seen", "last_seen", "person_id",
    "body_id", numbers=frozenset({"articles"}),
)  # fmt: skip
ties = _view(
    "ties", "kind", "left", "right", "title", "sentences", "articles", "left_id", "right_id",
    numbers=frozenset({"articles"}),
)  # fmt: skip
evidence = _view("evidence", "kind", "item", "label", "start", "end", "quote", "path", *_ARTICLE)
sentences = _view("sentences", "number", "paragraph", "start", "end", "text", "path", *_ARTICLE)
