"""What the tables share: names of constraints, columns that go with what they point to."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, MetaData

from kg.store.schema.types import Id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def one_of(column: str, values: tuple[str, ...], *, name: str) -> CheckConstraint:
    """Return a CHECK that the column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def span(name: str = "span") -> CheckConstraint:
    """Return a CHECK that start and end are a span that is not empty."""
    return CheckConstraint('"start" >= 0 AND "end" > "start"', name=name)


def parent(column: str, target: str, **options: object) -> Column[str]:
    """Return a column that goes away with the row that it points to."""
    return Column(column, Id, ForeignKey(target, ondelete="CASCADE"), **options)  # type: ignore[arg-type]
