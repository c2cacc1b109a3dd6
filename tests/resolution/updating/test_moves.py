"""A chain that moves changes two entities, one that stays at most its own."""

from kg.resolution.resolving.full_names import Place
from kg.resolution.updating.changes import NOTHING, Changes
from kg.resolution.updating.moves import UNPLACED, Move, OldPlace, changed_by

HERE, SAME = Place("e1", "same name", 1.0), OldPlace("e1", "same name", 1.0)


def test_a_chain_that_moves_is_told_with_both_entities() -> None:
    moved = Move("c", OldPlace("e2", "spelling", 0.9), HERE)
    assert moved.is_real
    assert changed_by([moved]) == Changes(chains={"c"}, entities={"e1", "e2"})


def test_a_new_chain_changes_the_entity_that_it_came_to() -> None:
    assert changed_by([Move("c", UNPLACED, HERE)]) == Changes(chains={"c"}, entities={"e1"})


def test_another_reason_alone_moves_no_chain() -> None:
    other = Move("c", OldPlace("e1", "judgement", 1.0), HERE)
    assert other.is_real
    assert not Move("c", SAME, HERE).is_real
    assert changed_by([other]) == changed_by([Move("c", SAME, HERE)]) == Changes(entities={"e1"})
    assert changed_by([]) == NOTHING
