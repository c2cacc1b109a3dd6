"""The tables of words in ``data``: tab-separated, comments at the head, one row of column names."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return each row of a table by its column names."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(dict(zip(head, [*fields, *[""] * len(head)], strict=False)) for fields in body)


def listed(field: str) -> tuple[str, ...]:
    """Return the parts of a field that ";" separates."""
    return tuple(part.strip() for part in field.split(";") if part.strip())


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """Return the blank-separated words of all rows of one kind."""
    return frozenset(
        word for row in rows(name) if row["kind"] == kind for word in row["words"].split()
    )
