"""Parquet for data frames of any kind, by pyarrow: one file for each table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kg.export.tables import tables

if TYPE_CHECKING:
    import networkx as nx

NUMBERS = {"mentions", "articles", "sentences", "independent", "weight", "start", "end"}


def write(graph: nx.MultiGraph) -> dict[str, bytes]:
    """Return the files by their names: one for each of `kg.export.tables`, typed columns."""
    import pyarrow as pa
    from pyarrow import parquet

    files = {}
    for name, (columns, rows) in tables(graph).items():
        kinds = {column: pa.int64() for column in NUMBERS} | {"npmi": pa.float64()}
        schema = pa.schema([(column, kinds.get(column, pa.string())) for column in columns])
        table = pa.Table.from_pylist(rows, schema=schema)
        made = io.BytesIO()
        parquet.write_table(table, made)
        files[f"{name}.parquet"] = made.getvalue()
    return files
