"""A short name can stand for the entities with a full name that it fits."""

import pytest
from histories import GIVEN
from sqlalchemy import Connection
from told import Told, add

from kg.model import Judgement
from kg.resolution.linking import AMBIGUOUS
from kg.resolution.resolving.decisions import decide
from kg.store.knowledge import candidates as room
from kg.store.knowledge import resolve
from kg.store.knowledge.candidates import candidates
from kg.store.store import Store

VELL = "person:vell"
SOME = (*GIVEN, "Olga", "Zeno")


def test_a_surname_can_stand_for_whoever_bears_it(believed: Connection) -> None:
    found = candidates(believed, decide(), [VELL, "person:nobody"], set())
    assert list(found[VELL].values()) == [("person:marta vell",)]
    assert found["person:nobody"] == {}


def test_people_keep_a_surname_from_an_entity_and_bring_it_to_one(believed: Connection) -> None:
    def of(verdict: str, left: str, right: str) -> list[tuple[str, ...]]:
        said = Judgement("j", left, right, verdict, "ann", "2024")  # type: ignore[arg-type]
        return sorted(candidates(believed, decide([said]), [VELL], set())[VELL].values())

    assert of("different", "person:marta vell", VELL) == []
    assert of("same", "person:tomas orun", VELL) == [("person:marta vell",), ("person:tomas orun",)]


@pytest.fixture
def smiths(own_store: Store) -> Store:
    """A store of more people of one surname than anybody is asked about."""
    for given in SOME:
        add(own_store, given, Told(((f"{given} Vell", "person", None),)))
    resolve(own_store)
    return own_store


def test_of_very_many_candidates_some_are_returned_that_are_too_many_too(
    smiths: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with smiths.reading() as connection:
        everyone = candidates(connection, decide(), [VELL], set())[VELL]
        assert len(everyone) > AMBIGUOUS + 1
        monkeypatch.setattr(room, "SAMPLE", AMBIGUOUS + 1)
        some = candidates(connection, decide(), [VELL], set())[VELL]
        assert AMBIGUOUS < len(some) < len(everyone)
        monkeypatch.setattr(room, "SAMPLE", 2)
        assert candidates(connection, decide(), [VELL], set())[VELL] == everyone
