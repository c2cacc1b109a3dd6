"""Data frames have typed columns."""

import io

import networkx as nx
import pandas as pd
from exported import NASTY

from kg.export import contents


def test_parquet_has_typed_columns(nasty: nx.MultiGraph) -> None:
    files = contents(nasty, "parquet")
    assert set(files) == {f"{name}.parquet" for name in
                          ("meetings", "people", "others", "ties", "evidence")}  # fmt: skip
    read = {name: pd.read_parquet(io.BytesIO(data)) for name, data in files.items()}  # type: ignore[arg-type]
    people = read["people.parquet"].set_index("id")
    assert people.loc["e-odd", "name"] == NASTY
    assert people["mentions"].dtype == "int64"
    evidence = read["evidence.parquet"]
    assert ((evidence["end"] - evidence["start"]) == evidence["quote"].str.len()).all()
    assert read["ties.parquet"]["npmi"].dtype == "float64"
