"""Graphs to export."""

import networkx as nx
import pytest
from exported import NASTY
from ftm_read import TEXTS
from invented import ARTICLES, ENTITIES, news

from kg import graph as graphs
from kg.graph import Source
from kg.model import Entity


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())


@pytest.fixture(scope="module")
def texts() -> nx.MultiGraph:
    """The graph with the texts of its articles."""
    made = graphs.build(news())
    made.graph["texts"] = TEXTS
    return made


@pytest.fixture
def nasty() -> nx.MultiGraph:
    odd = Entity("e-odd", "person", NASTY, (NASTY, "@alias"), None, 1, 1)
    articles = {
        **ARTICLES,
        "a1": Source("a1", "p'\\.txt", "-1+1", "'; DROP", "2023", "javascript:x"),
    }
    return graphs.build(news(entities=(*ENTITIES, odd), articles=articles))
