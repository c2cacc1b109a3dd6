"""Statements of FollowTheMoney name the article that says so."""

import io
from collections import defaultdict

import networkx as nx
from exported import only
from followthemoney.dataset import Dataset
from followthemoney.statement import Statement, StatementEntity, read_statements
from ftm_read import entities


def statements(text: str) -> list[Statement]:
    return list(read_statements(io.BytesIO(text.encode()), "csv"))


def said(text: str) -> dict[tuple[str, str, str], set[str | None]]:
    found = defaultdict(set)
    for one in statements(text):
        found[one.entity_id, one.prop, one.value].add(one.origin)
    return found


def test_each_statement_names_the_article_that_says_so(texts: nx.MultiGraph) -> None:
    found = said(only(texts, "ftm-statements"))
    assert found["kg-e-vell", "name", "Marta Vell"] == {"kg-a1"}
    assert found["kg-e-vell", "alias", "Vell"] == {"kg-a1", "kg-a2"}
    assert found["kg-m-june", "date", "2023-06-14"] == {"kg-a1"}
    assert found["kg-m-june", "description", "Vell met Orun last month."] == {"kg-a2"}
    assert found["kg-m-june", "involved", "kg-e-vell"] == {"kg-a1", "kg-a2"}
    assert found["kg-m-june", "proof", "kg-a2"] == {"kg-a2"}
    origins = {one.origin for one in statements(only(texts, "ftm-statements"))}
    assert origins == {"kg-a1", "kg-a2", "kg-a3"}


def test_statements_make_the_same_entities_again(texts: nx.MultiGraph) -> None:
    by_id = defaultdict(list)
    for one in statements(only(texts, "ftm-statements")):
        by_id[one.entity_id].append(one)
    dataset = Dataset.make({"name": "kg", "title": "kg"})
    for key, entity in entities(only(texts, "ftm")).items():
        again = StatementEntity.from_statements(dataset, by_id[key])
        assert again.schema == entity.schema
        for name in entity.properties:
            assert set(again.get(name)) == set(entity.get(name)), (key, name)
