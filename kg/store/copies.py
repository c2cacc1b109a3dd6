"""Which stored articles are copies of one another."""

from collections.abc import Collection

from sqlalchemy import Connection


def forget(connection: Connection, article_ids: Collection[str]) -> None:
    """Take articles that are about to go out of their groups of copies."""
