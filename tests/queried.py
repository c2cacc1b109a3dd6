"""Questions, for tests."""

from kg.knowledge import KnowledgeGraph


def id_of(news: KnowledgeGraph, name: str) -> str:
    return news.entity(name).id
