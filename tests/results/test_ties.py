"""Ties are tables and pictures."""

from kg.knowledge import KnowledgeGraph


def test_ties_are_drawn(news: KnowledgeGraph) -> None:
    (axes,) = news.ties("Orun").plot().axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels[0] == "Tomas Orun – Marta Vell"
