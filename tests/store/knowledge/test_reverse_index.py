"""Short names keep where they look for full ones, and whether they have found a crowd."""

from sqlalchemy import Connection

from kg.store.knowledge.reverse_index import (
    CROWDED,
    SEEKS,
    crowded,
    finding,
    fitting_some,
    remember,
)

VELL, ORUN, MARTA = "person:vell", "person:orun", "person:marta vell"


def test_a_short_name_is_found_by_a_full_name_that_it_looks_for(connection: Connection) -> None:
    remember(connection, {VELL: False, ORUN: True})
    assert finding(connection, [MARTA], mark=SEEKS) == {VELL}
    assert finding(connection, [MARTA], mark=CROWDED) == set()
    assert finding(connection, ["person:tomas orun"], mark=CROWDED) == {ORUN}
    assert finding(connection, [], mark=SEEKS) == set()


def test_a_name_that_found_a_crowd_is_asked_no_more_until_it_is_smaller(
    connection: Connection,
) -> None:
    remember(connection, {VELL: False})
    remember(connection, {VELL: True})
    assert crowded(connection, [VELL, ORUN]) == {VELL}
    assert finding(connection, [MARTA], mark=SEEKS) == set()
    remember(connection, {VELL: False})
    assert crowded(connection, [VELL]) == set()
    assert finding(connection, [MARTA], mark=SEEKS) == {VELL}


def test_only_names_that_fit_a_full_one_are_kept_in_order() -> None:
    assert fitting_some({ORUN, VELL, "person:sade"}, [MARTA, "person:tomas orun"]) == [ORUN, VELL]
    assert fitting_some([VELL], []) == []
