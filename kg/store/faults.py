"""What the databases say when something is wrong -> one clear line of kg's own errors."""

import re

from sqlalchemy.exc import DBAPIError, InternalError, OperationalError, SQLAlchemyError

from kg.errors import StoreBusy, StoreError, without_credentials

# A pattern of what SQLite or PostgreSQL says, and what that means to the one who reads it.
BUSY = (
    "database is locked",
    "database table is locked",
    "lock timeout",
    "could not obtain lock",
)
FAULTS: tuple[tuple[str, str], ...] = (
    ("database or disk is full", "the disk is full; free some space and run the command again"),
    ("no space left on device", "the disk is full; free some space and run the command again"),
    ("could not extend file", "the disk is full; free some space and run the command again"),
    (
        "disk i/o error",
        "the disk is full or failing; free some space and run the command again",
    ),
    (
        "readonly database",
        "the database or its folder is read-only; allow writing to both, or give --db another file",
    ),
    ("read-only transaction", "the database is read-only; ask its owner for the right to write"),
    ("permission denied", "permission denied; ask for the right to read and write it"),
    ("file is not a database", "this file is not a kg database; give --db another file"),
    ("file is encrypted", "this file is not a kg database; give --db another file"),
    (
        "malformed",
        "the database file is damaged; restore a copy, or build a new one from the articles",
    ),
    (
        "unable to open database file",
        "the file cannot be opened; see that its folder exists and may be read and written",
    ),
    ("pattern too complex|string or blob too big", "what was asked for is too long; give less"),
    ("password authentication failed", "the server refused the user or password"),
    ("no password supplied", "the server asks for a password; put it into the URL or PGPASSWORD"),
    (
        r'(database|role|schema) ".*" does not exist',
        "it is not on the server; create it first",
    ),
    (
        "connection refused",
        "no server answers; is PostgreSQL running there?",
    ),
    ("socket .*no such file or directory", "no server answers; is PostgreSQL running?"),
    ("server closed the connection", "the server closed the connection; run the command again"),
    ("connection is closed", "the server closed the connection; run the command again"),
    ("the connection is lost", "the server closed the connection; run the command again"),
    ("terminating connection", "the server closed the connection; run the command again"),
    ("failed to resolve host", "no such host; is the URL right?"),
    ("(name or service not known|could not translate host)", "no such host; is the URL right?"),
    (
        "statement timeout|canceling statement|idle-in-transaction",
        "the server ended a statement that took too long; raise its statement_timeout for kg",
    ),
    (
        "invalid (connection option|sslmode|dsn|port|integer|uri|channel_binding|.* value)"
        '|missing "=" after',
        "the options in the URL are none that PostgreSQL knows; see its manual on connection URIs",
    ),
    (
        "certificate|ssl (error|connection)|does not support ssl|no encryption",
        "no secure connection to the server; see sslmode and the certificates in the URL",
    ),
    ("too many connections|remaining connection slots", "the server has no free connection"),
    ("timeout expired|connection timeout", "no server answers in ten seconds; is the URL right?"),
    ("connection failed", "no server answers; are host, port and name right?"),
)


def busy(name: str) -> StoreBusy:
    """Return the error that says that another process is writing to a database."""
    return StoreBusy(f"{name}: another process is writing to it; try again when it has ended")


def replaced(name: str) -> StoreError:
    """Return the error that says that a file is not the one that was opened."""
    return StoreError(
        f"{name}: the database was deleted or replaced while it was in use; nothing was written to "
        "the new one; run the same command again"
    )


def explained(error: BaseException, *, name: str) -> StoreError | None:
    """Return the fault of the database `name` as an error for its user, None for a fault of kg."""
    original = error.orig if isinstance(error, DBAPIError) else error
    said = str(original).lower()
    if any(part in said for part in BUSY):
        return busy(name)
    for part, meaning in FAULTS:
        if re.search(part, said):
            return StoreError(f"{name}: {meaning}")
    if isinstance(error, DBAPIError) and not isinstance(error, OPERATION):
        return None
    if isinstance(error, SQLAlchemyError):
        # What the database says for itself; never the statement and its values.
        line = without_credentials(" ".join(str(original).split()))
        return StoreError(f"{name}: {line[:300]}")
    return None


# Faults of the database's operation; of other errors of a statement kg itself is the cause.
OPERATION = (OperationalError, InternalError)
