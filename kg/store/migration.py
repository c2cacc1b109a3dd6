"""Brings a database to the schema of this kg, or says why it cannot be brought there."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from kg.errors import SchemaMismatch, StoreError
from kg.store.schema import REVISION

if TYPE_CHECKING:
    from alembic.config import Config


def folder() -> Path:
    """Return the folder of the migrations, in an installed kg or in its sources."""
    installed = Path(__file__).parent / "migrations"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision of the schema, None for an empty database.

    Raises `StoreError` where the tables are not kg's.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if found is not None or tables == {"alembic_version"}:
            return found
    if not tables:
        return None
    raise StoreError(
        f"this database holds other tables ({', '.join(sorted(tables)[:3])}) and is not kg's; "
        "give --db another one"
    )


def config(connection: Connection) -> "Config":
    """Return Alembic's configuration for this connection."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(folder()).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


# The revisions whose migrations copy tables of an SQLite file a part at a time.
COPIED = ("0008", "0011")
# Is told which table is being copied, how many of its rows are, and how many there are.
Upgrading = Callable[[str, int, int], None]


def copy(
    transaction: Callable[[], AbstractContextManager[Connection]], *, progress: Upgrading
) -> None:
    """Do, a part in each transaction, what the migrations to `COPIED` can do beforehand.

    Who is stopped or killed goes on from there the next time.
    """
    for target in COPIED:
        _copy_to(target, transaction, progress=progress)


def _copy_to(
    target: str,
    transaction: Callable[[], AbstractContextManager[Connection]],
    *,
    progress: Upgrading,
) -> None:
    from alembic.script import ScriptDirectory

    with transaction() as connection:
        if connection.dialect.name != "sqlite" or (revision(connection) or target) >= target:
            return
        script = ScriptDirectory.from_config(config(connection)).get_revision(target)
        before = script.down_revision if script else None
        if revision(connection) != before:
            upgrade(connection, to=str(before))
    while True:
        with transaction() as connection:
            part = script.module.copy_some(connection) if script else None
        if part is None:
            return
        progress(*part)


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Bring an empty or older database to revision `to`, in the transaction of the connection.

    Raises `SchemaMismatch` where its revision is not known here.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    settings = config(connection)
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    found = revision(connection)
    if found is not None and found not in known:
        raise SchemaMismatch(found, REVISION)
    command.upgrade(settings, to)


def downgrade(connection: Connection, *, to: str = "base") -> None:
    """Bring the database back to revision `to`, "base" for an empty one."""
    from alembic import command

    command.downgrade(config(connection), to)
