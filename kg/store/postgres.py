"""A database on a PostgreSQL server: reached, and locked for one writer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from kg.errors import StoreError
from kg.store.faults import busy

# The advisory lock that a writer holds: "kg" in ASCII, and the schema that it writes.
KEY = "27495, hashtext(current_schema())"
# The one that its transactions hold alone, and those of processes that save articles for it share.
TURN = "27496, hashtext(current_schema())"


class Server:
    """A PostgreSQL database; its name says neither user, password nor options."""

    def __init__(self, url: URL, *, patience: float) -> None:
        self.url, self.patience = url, patience
        self.path: Path | None = None
        # Where a colon was forgotten, the password stands in the name of the user.
        shown = URL.create("postgresql", host=url.host, port=url.port, database=url.database)
        self.name = shown.render_as_string()

    @property
    def url_for_others(self) -> str | None:
        """The URL, with its password, for other processes."""
        return self.url.render_as_string(hide_password=False)

    def beside(self) -> Server:
        """Return the same database for a process that writes for the one with the lock."""
        return ServerBeside(self.url, patience=self.patience)

    def engine(self) -> Engine:
        """Return an engine of connections to this server. They raise `StoreError`."""
        settings = {"connect_timeout": 10, "client_encoding": "utf8"}
        try:
            engine = create_engine(self.url, pool_pre_ping=True, connect_args=settings)
        except ImportError:
            raise StoreError(
                "PostgreSQL needs its driver: pip install 'kg-news[postgres]'"
            ) from None

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            encoding = connection.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise StoreError(
                    f"{self.name}: its encoding is {encoding}, in which not every article can be "
                    "kept; create a database WITH ENCODING 'UTF8' TEMPLATE template0"
                )

        return engine

    def check(self) -> None:
        """Do nothing: a connection cannot come to mean another database."""

    def shrink(self, engine: Engine) -> None:
        """Do nothing: the server does so by itself."""

    @contextmanager
    def locked(self, engine: Engine) -> Iterator[ServerLock]:
        """Hold the lock of writers on the connection that writes, which ends with it.

        Raises `StoreBusy` where another process has it for longer than the patience.
        """
        with engine.connect() as connection:
            until = time.monotonic() + self.patience
            while not connection.scalar(text(f"SELECT pg_try_advisory_lock({KEY})")):
                connection.commit()
                if time.monotonic() > until:
                    raise busy(self.name)
                time.sleep(0.05)
            connection.commit()
            try:
                yield ServerLock(self, connection)
            finally:
                self._unlock(connection)

    def _unlock(self, connection: Connection) -> None:
        try:
            connection.execute(text(f"SELECT pg_advisory_unlock({KEY})"))
            connection.commit()
        except Exception:  # it is lost, and the lock with it; why was said already
            with suppress(Exception):
                connection.invalidate()


class ServerLock:
    """The lock of writers of a schema, in the one connection that writes."""

    def __init__(self, server: Server, connection: Connection) -> None:
        self.server, self._connection = server, connection

    def check(self) -> None:
        """Raise `StoreError` where the connection, and the lock with it, is lost."""
        if self._connection.invalidated or self._connection.closed:
            raise StoreError(
                f"{self.server.name}: the connection was lost, and with it the right to write; "
                "run the same command again, which goes on from there"
            )

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give the connection to write with."""
        yield self._connection

    def begun(self, connection: Connection) -> None:
        """Take the lock for a transaction too, so that it holds where connections are shared out.

        A pooler may give each transaction another session of the server. Raises `StoreBusy`.
        """
        if not connection.scalar(text(f"SELECT pg_try_advisory_xact_lock({KEY})")):
            raise busy(self.server.name)
        connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))


class ServerBeside(Server):
    """A PostgreSQL database, for a process that writes for the one that has the lock of writers."""

    @contextmanager
    def locked(self, engine: Engine) -> Iterator[ServerLock]:
        """Hold no lock but that of each transaction."""
        with engine.connect() as connection:
            yield TurnLock(self, connection)


class TurnLock(ServerLock):
    """The right to write while another process has the lock, in turns with that one."""

    def begun(self, connection: Connection) -> None:
        """Wait for the other process's transaction. Raises `StoreError` where that one has gone."""
        connection.execute(text(f"SELECT pg_advisory_xact_lock_shared({TURN})"))
        if connection.scalar(text(f"SELECT pg_try_advisory_xact_lock_shared({KEY})")):
            raise StoreError(f"{self.server.name}: the process that this one writes for has gone")
