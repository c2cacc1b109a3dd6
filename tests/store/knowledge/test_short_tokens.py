"""A token of a short name leads to the entity whose chains keep that company."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from kg.store.knowledge import short_tokens
from kg.store.knowledge.ids import new_entities
from kg.store.knowledge.short_tokens import Tokens, number

TOKENS = Tokens({"person:vell": {"c1": {"group:a", "group:b"}, "c2": {"group:c"}},
                 "person:orun": {"c3": {"group:a"}, "c4": frozenset()}})  # fmt: skip


@given(st.text(max_size=9), st.text(max_size=9))
def test_a_token_is_a_number_that_every_database_holds(name: str, token: str) -> None:
    assert 0 <= number(name, token) < 1 << 63
    assert number(name, token) == number(name, token)


def test_the_same_token_of_another_name_is_another_number() -> None:
    assert number("person:vell", "group:a") != number("person:orun", "group:a")


def test_tokens_lead_where_their_chains_are(connection: Connection) -> None:
    new_entities(connection, {"Q1": "person", "Q2": "person"})
    assert TOKENS.known(connection) == {}
    leading = TOKENS.leading({"c1": "Q1", "c3": "Q2", "c4": "Q2"})
    short_tokens.change(connection, {}, leading)
    known = TOKENS.known(connection)
    assert known == leading
    assert TOKENS.reached(known, ["c1"]) == {"Q1"}
    assert TOKENS.reached(known, ["c2"]) == set()
    assert TOKENS.reached(known, ["c1", "c3"]) == {"Q1", "Q2"}
    assert short_tokens.leading_to(connection, ["Q1"]) == TOKENS.leading({"c1": "Q1"})


def test_a_token_leads_to_one_entity_and_nowhere_when_it_is_gone(connection: Connection) -> None:
    new_entities(connection, {"Q1": "person", "Q2": "person"})
    before, after = TOKENS.leading({"c1": "Q1"}), TOKENS.leading({"c1": "Q2"})
    short_tokens.change(connection, {}, before)
    short_tokens.change(connection, before, after)
    assert TOKENS.known(connection) == after
    short_tokens.change(connection, after, {})
    assert short_tokens.leading_to(connection, ["Q1", "Q2"]) == {}
