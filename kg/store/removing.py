"""Articles taken out of the store, each with exactly what it contributed."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, select

from kg.store import schema, stale
from kg.store.store import Store


def remove_article(store: Store, article_id: str) -> tuple[str, ...]:
    """Remove an article and all that it contributed; returns the ids that went, none or one."""
    at = schema.article_path.c
    with store.transaction() as connection:
        paths = list(connection.scalars(select(at.path).where(at.article_id == article_id)))
        return delete_paths(connection, paths)


def remove_path(store: Store, path: str) -> tuple[str, ...]:
    """Remove a path, and its article with it if that lies nowhere else; returns its id then."""
    with store.transaction() as connection:
        return delete_paths(connection, [path])


def remove_source(store: Store, source: str) -> tuple[str, ...]:
    """Remove all paths that were read from a file; returns the ids of the articles that went."""
    return remove_sources(store, [source])


def remove_sources(store: Store, sources: Collection[str]) -> tuple[str, ...]:
    """Remove all paths that were read from some files, or none of them.

    Returns the ids of the articles that went.
    """
    with store.transaction() as connection:
        return delete_sources(connection, sources)


def delete_sources(connection: Connection, sources: Collection[str]) -> tuple[str, ...]:
    """Take away all paths that were read from some files, and return the ids that went."""
    at = schema.article_path.c
    paths = [
        path
        for source in sources
        for path in connection.scalars(select(at.path).where(at.source == source))
    ]
    gone = delete_paths(connection, paths)
    for source in sources:
        connection.execute(delete(schema.source).where(schema.source.c.path == source))
    return gone


def delete_extraction(connection: Connection, article_id: str) -> None:
    """Take away what was read in an article and what was concluded from that; keep the article."""
    tables = (schema.report, schema.claim, schema.mention, schema.sentence)
    for table in (*tables, schema.extraction):
        connection.execute(delete(table).where(table.c.article_id == article_id))


def delete_paths(connection: Connection, paths: Collection[str]) -> tuple[str, ...]:
    """Take away paths, and the articles that lie nowhere else, and return the ids of these."""
    at, of = schema.article_path.c, schema.article.c
    touched: set[str] = set()
    for path in paths:
        row = connection.execute(
            select(at.article_id, at.source).where(at.path == path)
        ).one_or_none()
        if row is None:
            continue
        touched.add(row.article_id)
        connection.execute(delete(schema.article_path).where(at.path == path))
        connection.execute(delete(schema.source).where(schema.source.c.path == row.source))
    gone: list[str] = []
    for article_id in sorted(touched):
        if not connection.scalar(select(exists().where(at.article_id == article_id))):
            gone.append(article_id)
    if gone:
        stale.mark(connection)
        from kg.store import copies

        copies.forget(connection, gone)
    for article_id in gone:
        connection.execute(delete(schema.article).where(of.id == article_id))
    return tuple(gone)
