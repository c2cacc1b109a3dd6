"""The sentences before and after a quotation."""

import itertools

from sqlalchemy import select

from kg.knowledge import KnowledgeGraph
from kg.store import schema
from kg.store.queries.contexts import contexts


def test_what_stands_beside_a_quotation(news: KnowledgeGraph) -> None:
    with news.store.reading() as connection:
        of = schema.sentence.c
        rows = connection.execute(
            select(of.article_id, of.start, of.end).order_by(of.article_id, of["index"])
        ).all()
        spans = [tuple(row) for row in rows]
        found = contexts(connection, spans)
        texts = dict(connection.execute(select(schema.article.c.id, schema.article.c.text)).all())
    for one, two in itertools.pairwise(spans):
        if one[0] == two[0]:
            assert found[one][1] == texts[one[0]][two[1] : two[2]].strip()
            assert found[two][0] == texts[one[0]][one[1] : one[2]].strip()
        else:
            assert found[one][1] == ""
            assert found[two][0] == ""
