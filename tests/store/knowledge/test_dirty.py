"""Nothing has changed until something is said to have."""

from dataclasses import fields

from kg.store.knowledge.dirty import Dirty


def test_nothing_is_dirty_at_first() -> None:
    dirty = Dirty()
    assert not any(getattr(dirty, each.name) for each in fields(dirty))


def test_each_has_its_own_sets() -> None:
    one, other = Dirty(), Dirty()
    one.full.add("person:vell")
    one.former["chain"] = "entity"
    assert other == Dirty()
