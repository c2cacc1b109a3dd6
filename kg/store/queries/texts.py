"""Whole texts of articles, and how each of them writes the names that stand for an entity."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from kg.store.queries.batches import rows_of
from kg.store.schema import article, entity_mention, mention


def texts(connection: Connection, article_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return of each article `text`, `language` and `names`: spellings by the id of an entity."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    spelled = (
        select(mention.c.article_id, entity_mention.c.entity_id, mention.c.text)
        .join(entity_mention, entity_mention.c.mention_id == mention.c.id)
        .where(entity_mention.c.entity_id.is_not(None))
        .distinct()
    )
    for row in rows_of(connection, spelled, mention.c.article_id, article_ids):
        names[row.article_id][row.entity_id].add(" ".join(row.text.split()))
    written = select(article.c.id, article.c.text, article.c.language)
    return {
        row.id: {
            "text": row.text,
            "language": row.language,
            "names": {entity: sorted(some) for entity, some in sorted(names[row.id].items())},
        }
        for row in rows_of(connection, written, article.c.id, article_ids)
    }
