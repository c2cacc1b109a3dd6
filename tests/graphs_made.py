"""Graphs of invented people, for tests of their measures and their drawing."""

import random

import networkx as nx

from kg import graph as graphs
from kg.graph import GraphData
from kg.model import Entity, Tie


def crowd(people: int, ties: int) -> nx.MultiGraph:
    """Return an invented graph of so many people and co-mentions."""
    chance = random.Random(7)
    ids = [f"p{number:04}" for number in range(people)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < ties:
        left, right = chance.sample(ids[: int(1 + people * chance.random() ** 2)] + ids[:2], 2)
        if left != right:
            pairs.add((min(left, right), max(left, right)))
    entities = tuple(Entity(each, "person", f"Person {each}", (), None, 1, 1) for each in ids)
    told = tuple(
        Tie("co-mention", *pair, chance.choice([1, 1, 1, 2, 3, 8]), 1, 1) for pair in sorted(pairs)
    )
    return graphs.build(GraphData(entities, (), told))
