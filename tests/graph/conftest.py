"""The graph of a small invented world."""

import networkx as nx
import pytest
from invented import news

from kg import graph as graphs


@pytest.fixture(scope="module")
def graph() -> nx.MultiGraph:
    return graphs.build(news())
