"""Evidence reached from another process, or from a worker of a cluster.

Who has a part of the work is told the ids of articles, and reads them over a connection of its own;
so neither a text nor what was read in it is sent there.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from kg.errors import StoreMissing, without_credentials
from kg.store.store import Store


class Evidence:
    """What was read, asked over a connection; sent elsewhere, over one that is opened there."""

    def __init__(self, connection: Connection | None, place: str) -> None:
        self._connection, self._place = connection, place

    def __reduce__(self) -> tuple[type["Evidence"], tuple[None, str]]:
        return Evidence, (None, self._place)

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give a connection to ask. Raises `StoreMissing` where the database is not there."""
        if self._connection is not None:
            yield self._connection
        else:
            with _opened(self._place).reading() as connection:
                yield connection


_reached: dict[str, Store] = {}


def _opened(place: str) -> Store:
    """Return a database, kept open until another one is asked for."""
    if place not in _reached:
        try:
            store = Store.open(place, create=False, migrate=False)
        except StoreMissing:
            raise StoreMissing(
                f"a worker of the cluster has no {without_credentials(place)}; those on other "
                "machines need a database on a server, see kg copy"
            ) from None
        while _reached:
            _reached.popitem()[1].close()
        _reached[place] = store
    return _reached[place]
