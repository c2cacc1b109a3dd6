"""Short names keep where they look for full ones, and whether they are ambiguous."""

from sqlalchemy import Connection

from kg.store.knowledge.reverse_index import MANY, SEEKS, ambiguous, finding, remember

VELL, ORUN, MARTA = "person:vell", "person:orun", "person:marta vell"


def test_a_short_name_is_found_by_a_full_name_that_it_looks_for(connection: Connection) -> None:
    remember(connection, {VELL: False, ORUN: True})
    assert finding(connection, [MARTA], mark=SEEKS) == {VELL}
    assert finding(connection, [MARTA], mark=MANY) == set()
    assert finding(connection, ["person:tomas orun"], mark=MANY) == {ORUN}
    assert finding(connection, [], mark=SEEKS) == set()


def test_a_name_that_is_ambiguous_is_asked_no_more_until_fewer_bear_it(
    connection: Connection,
) -> None:
    remember(connection, {VELL: False})
    remember(connection, {VELL: True})
    assert ambiguous(connection, [VELL, ORUN]) == {VELL}
    assert finding(connection, [MARTA], mark=SEEKS) == set()
    remember(connection, {VELL: False})
    assert ambiguous(connection, [VELL]) == set()
    assert finding(connection, [MARTA], mark=SEEKS) == {VELL}
