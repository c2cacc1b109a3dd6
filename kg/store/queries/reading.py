"""Articles with their texts, and what was read where in them."""

from typing import Any

from sqlalchemy import Connection, Select, select

from kg.errors import NotFound
from kg.results.records import ArticleText, NamedMention, ReportSpan
from kg.store.queries import articles, offices
from kg.store.queries.standing import named_in, standing
from kg.store.schema import article, entity, entity_mention, meeting_report, mention, report


def text_of(connection: Connection, article_id: str) -> ArticleText:
    """Return an article with its mentions, reports and offices. Raises `NotFound`."""
    found = articles.of_ids(connection, [article_id])
    if not found:
        error = NotFound(article_id)
        error.args = (f"no article has the id {article_id!r}; see kg list articles",)
        raise error
    text: str = connection.scalar(select(article.c.text).where(article.c.id == article_id)) or ""
    path = found[0].path
    return ArticleText(
        found[0],
        text,
        tuple(
            NamedMention(
                article_id,
                path,
                row.start,
                row.end,
                row.text,
                row.kind,
                row.entity_id,
                row.name,
                row.id,
            )
            for row in connection.execute(_mentions(article_id))
        ),
        tuple(
            ReportSpan(row.id, row.meeting_id, row.start, row.end, row.status)
            for row in connection.execute(_reports(article_id))
        ),
        tuple(offices.statements(connection, article_id=article_id)),
    )


def _mentions(article_id: str) -> Select[Any]:
    of = mention.c
    return (
        select(of.id, of.start, of.end, of.text, of.kind, entity.c.id.label("entity_id"),
               entity.c.name)
        .outerjoin(entity_mention, entity_mention.c.mention_id == of.id)
        .outerjoin(entity, entity.c.id == entity_mention.c.entity_id)
        .where(of.article_id == article_id, standing(mention), named_in(entity_mention))
        .order_by(of.start, of.end)
    )  # fmt: skip


def _reports(article_id: str) -> Select[Any]:
    of = report.c
    return (
        select(of.id, meeting_report.c.meeting_id, of.start, of.end, of.status)
        .outerjoin(meeting_report, meeting_report.c.report_id == of.id)
        .where(of.article_id == article_id, standing(report))
        .order_by(of.start, of.end, of.id)
    )
