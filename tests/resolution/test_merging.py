"""What speaks against a merge is said before it is done."""

import pytest

from kg.model import Entity, Kind
from kg.resolution.merging import objections


def entity(name: str, kind: Kind = "person", *aliases: str) -> Entity:
    return Entity(name, kind, name, (name, *aliases))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (entity("Nadia Quist"), entity("Quist")),
        (entity("Ziyad al-Nakhri"), entity("Ziad Al-Nakhry")),
        (entity("Bill Vell"), entity("William Orr")),
        (entity("Harbour Guard Corps", "group"), entity("HGC", "group")),
        (entity("Karsk", "place"), entity("Old Karsk", "place")),
    ],
)
def test_nothing_speaks_against_names_that_have_something_in_common(
    left: Entity, right: Entity
) -> None:
    assert objections(left, right) == objections(right, left) == ()


def test_kinds_and_names_speak_against_a_merge() -> None:
    general, state = entity("Omar Jordan"), entity("Jordan", "state")
    assert objections(general, state) == ("Omar Jordan is a person and Jordan is a state",)
    assert objections(entity("Nadia Quist"), entity("Tomas Orr")) == (
        "their names have no word in common",
    )
    assert len(objections(entity("Chad", "state"), entity("Niger", "state"))) == 1
