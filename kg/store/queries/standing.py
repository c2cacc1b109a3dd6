"""What people hid or rejected is in no answer."""

from sqlalchemy import ColumnElement, Select, Table, or_, select

from kg.store.schema import entity, entity_judged, evidence_rejected


def shown() -> ColumnElement[bool]:
    """Return the condition that an entity is not hidden."""
    return entity.c.id.not_in(_hidden())


def named_in(table: Table) -> ColumnElement[bool]:
    """Return the condition that a mention is none of a hidden entity; the table has its chain's."""
    return or_(table.c.entity_id.is_(None), table.c.entity_id.not_in(_hidden()))


def standing(table: Table) -> ColumnElement[bool]:
    """Return the condition that a mention, a claim or a report was not rejected."""
    return table.c.id.not_in(select(evidence_rejected.c.id))


def _hidden() -> Select[tuple[str]]:
    return select(entity_judged.c.entity_id).where(entity_judged.c.hidden == 1)
