"""Ids and rules are numbers in SQLite, and texts to whoever asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import column, create_engine, select, text
from sqlalchemy.dialects import postgresql, sqlite

from kg.store.schema import name_block
from kg.store.schema.types import Id, Word, hashed, hex_of, to_hex, to_number
from kg.store.store import Store

SQLITE, POSTGRES = sqlite.dialect(), postgresql.dialect()  # type: ignore[no-untyped-call]
hashes = st.integers(0, (1 << 64) - 1).map("{:016x}".format)


@given(hashes)
def test_an_id_comes_back_as_it_went(name: str) -> None:
    number = to_number(name)
    assert isinstance(number, int)
    assert -(1 << 63) <= number < 1 << 63
    assert to_hex(number) == name


@given(hashes, hashes)
def test_numbers_stand_in_the_order_of_the_texts(one: str, other: str) -> None:
    assert (to_number(one) < to_number(other)) is (one < other)  # type: ignore[operator]


@pytest.mark.parametrize("name", [None, "", "Q42", "0123", "0123456789ABCDEF", "0" * 17])
def test_what_is_no_hash_stays_as_it_is(name: str | None) -> None:
    assert to_number(name) == name
    assert to_hex(name) == name


def test_sql_writes_an_id_as_python_does() -> None:
    names = ["0" * 16, "7fffffffffffffff", "8000000000000000", "f" * 16, "00c0ffee00c0ffee"]
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        for name in names:
            query = text(f"SELECT {hex_of('id')} FROM (SELECT :number AS id)")
            assert connection.scalar(query, {"number": to_number(name)}) == name
        query = text(f"SELECT {hex_of('id')} FROM (SELECT 'Q42' AS id)")
        assert connection.scalar(query) == "Q42"
    engine.dispose()


def test_a_server_keeps_texts() -> None:
    for type_ in (Id(), Word(("held", "planned"))):
        assert type_.bind_processor(POSTGRES) is None
        assert type_.result_processor(POSTGRES, None) is None


def test_a_word_is_its_place_and_another_word_itself() -> None:
    bind = Word(("held", "planned")).bind_processor(SQLITE)
    read = Word(("held", "planned")).result_processor(SQLITE, None)
    assert bind is not None
    assert read is not None
    assert [bind(word) for word in ("planned", "denied", None)] == [1, "denied", None]
    assert [read(value) for value in (1, "denied", None)] == ["planned", "denied", None]


def test_ids_that_begin_alike_lie_between_two_others() -> None:
    found = column("id", Id()).startswith("c0ffee")
    said = select(text("1")).where(found).compile(dialect=SQLITE)
    assert "BETWEEN" in str(said)
    assert set(said.params.values()) == {"c0ffee" + "0" * 10, "c0ffee" + "f" * 10}
    other = select(text("1")).where(column("id", Id()).startswith("Q4", autoescape=True))
    assert "LIKE" in str(other.compile(dialect=SQLITE))


def test_a_hash_is_asked_for_by_its_text(store: Store) -> None:
    of = name_block.c
    with store.transaction() as connection:
        for block in ("is:vell", "family:vel", "is:\u00e9"):
            connection.execute(name_block.insert(), {"block": block, "key": f"person:{block}"})
        asked = select(of.block, of.key).where(of.block == "is:vell")
        assert [tuple(row) for row in connection.execute(asked)] == [
            (hashed("is:vell"), "person:is:vell")
        ]
        some = ["is:\u00e9", hashed("family:vel")]
        keys = connection.scalars(select(of.key).where(of.block.in_(some)))
        assert set(keys) == {"person:is:\u00e9", "person:family:vel"}


@pytest.mark.postgres
def test_postgresql_hashes_as_python_does(postgres_url: str) -> None:
    words = ["", "is:vell", "seeks family:\u00e9\U0001f600"]
    asked = text("SELECT ('x' || substr(md5(:word), 1, 16))::bit(64)::bigint")
    with Store.open(postgres_url) as store, store.reading() as connection:
        assert [connection.scalar(asked, {"word": word}) for word in words] == [*map(hashed, words)]
