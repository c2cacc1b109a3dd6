"""FollowTheMoney statements in CSV: each value by itself, with the article that says it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.export.ftm import DATASET, fact_id, facts

if TYPE_CHECKING:
    import networkx as nx
    from followthemoney.statement import Statement


def write(graph: nx.MultiGraph) -> str:
    """Return the statements as `followthemoney.statement.read_statements` reads them.

    `origin` is the id of the article that says so, as of the FtM Article; a value that several
    articles say has a statement for each. `first_seen` is when that article was published.
    """
    from followthemoney.statement.serialize import CSVStatementWriter

    written = io.StringIO(newline="")
    writer = CSVStatementWriter(written)
    for statement in statements(graph):
        writer.write(statement)
    writer.close()
    return written.getvalue()


def statements(graph: nx.MultiGraph) -> Iterator[Statement]:
    """Yield the statements; values that the library finds invalid are left out."""
    from followthemoney import model
    from followthemoney.statement import Statement

    published = {key: one.get("published") for key, one in graph.graph["articles"].items()}
    for fact in facts(graph):
        schema = model[fact.schema]
        for name, values in fact.properties.items():
            prop = schema.properties[name]
            for value in values:
                clean = prop.type.clean(value) if value else None
                if clean is None:
                    continue
                for article in fact.said_by(name, value):
                    yield Statement(
                        entity_id=fact_id(fact.key), prop=name, schema=fact.schema, value=clean,
                        dataset=DATASET, original_value=value if value != clean else None,
                        first_seen=published.get(article), origin=fact_id(article),
                    )  # fmt: skip
