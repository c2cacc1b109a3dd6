"""Older chains of a short name are looked at where other people may be meant than before."""

import pytest

from kg.model import Judgement
from kg.resolution.linking import AMBIGUOUS
from kg.resolution.resolving.decisions import decide
from kg.resolution.updating.changes import Changes
from kg.resolution.updating.short_names import (
    ShortNames,
    fitting_some,
    is_ambiguous,
    is_open,
    to_place,
)

VELL, ORUN, MARTA, NORA = "person:vell", "person:orun", "person:marta vell", "person:nora vell"
FEW = {"e1": (MARTA,), "e2": (NORA,)}
MANY = {f"e{number}": (f"person:n{number} vell",) for number in range(AMBIGUOUS + 2)}


def test_older_chains_may_move_where_candidates_changed_and_are_few() -> None:
    assert is_open(FEW, {NORA})
    assert not is_open(FEW, {"person:tomas orun"})
    assert not is_open({}, {NORA})
    assert not is_open(MANY, {"person:n0 vell"})
    assert is_open(MANY, {"person:n0 vell", "person:n1 vell"})
    assert is_ambiguous(MANY)
    assert not is_ambiguous(FEW)


@pytest.mark.parametrize("changes", [Changes(changed={NORA}), Changes(anew=True)])
def test_taken_as_a_whole_a_name_is_looked_at_as_soon_as_its_bearers_changed(
    changes: Changes,
) -> None:
    found = to_place({VELL: FEW}, decide(), changes, waiting=(), whole=True)
    assert found == ShortNames(frozenset({VELL}))


def test_otherwise_a_name_waits_once_until_it_is_ambiguous() -> None:
    changes = Changes(changed={NORA})
    first = to_place({VELL: FEW, ORUN: {}}, decide(), changes, waiting=(), whole=False)
    assert first == ShortNames(frozenset(), wait=frozenset({VELL}))
    again = to_place({VELL: FEW}, decide(), changes, waiting={VELL}, whole=False)
    assert again == ShortNames(frozenset())
    done = to_place({VELL: MANY}, decide(), changes, waiting={VELL}, whole=False)
    assert done == ShortNames(frozenset({VELL}), done=frozenset({VELL}))


def test_a_name_that_people_judged_moves_with_the_full_name_that_it_is() -> None:
    said = decide([Judgement("j", VELL, MARTA, "same", "ann", "2024")])
    changes = Changes(changed={MARTA})
    assert to_place({VELL: {}}, said, changes, waiting=(), whole=True).anew == {VELL}
    assert to_place({VELL: {}}, decide(), changes, waiting=(), whole=True).anew == set()


def test_only_names_that_fit_a_full_one_are_kept_in_order() -> None:
    assert fitting_some({ORUN, VELL, "person:sade"}, [MARTA, "person:tomas orun"]) == [ORUN, VELL]
    assert fitting_some([VELL], []) == []
