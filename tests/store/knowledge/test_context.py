"""The company of names is read when it is asked for, as the plain form has it."""

import pytest
from sqlalchemy import Connection, select
from told import Told, add

from kg.resolution.linking import CoMentions
from kg.store import schema
from kg.store.knowledge import context, resolve
from kg.store.knowledge.context import CoMentionIndex, changed_co_mentions, first_chains
from kg.store.store import Store

VELL, ORUN = "person:marta vell", "person:tomas orun"


@pytest.fixture
def index(own_store: Store) -> CoMentionIndex:
    """The company in two articles that name Marta Vell."""
    vell = ("Marta Vell", "person", None)
    add(own_store, "a", Told((vell, ("Orun", "person", None), ("Iran", "state", "IR")),
                             published="2023-06-15"))  # fmt: skip
    add(own_store, "b", Told((vell, ("Tomas Orun", "person", None), ("Iraq", "state", "IQ"),
                              ("Iraq", "state", "IQ")), published="2023-08-01"))  # fmt: skip
    resolve(own_store)
    with own_store.reading() as connection:
        return CoMentionIndex(connection)


@pytest.fixture
def co_mentions(own_store: Store, index: CoMentionIndex):  # type: ignore[no-untyped-def]
    """The same, while the store is read."""
    with own_store.reading() as connection:
        index.connection = connection
        yield index


def test_a_name_keeps_the_company_of_its_articles(co_mentions: CoMentionIndex) -> None:
    assert co_mentions.of_name(VELL) == CoMentions(
        frozenset({ORUN, "state:IR", "state:IQ"}), frozenset({"2023-06", "2023-08"}), "state:IQ"
    )
    assert co_mentions.of_name("person:nobody") == CoMentions(frozenset())


def test_an_article_gives_its_full_names_alone(co_mentions: CoMentionIndex) -> None:
    assert co_mentions.of_article("a").keys == {VELL, "state:IR"}
    assert co_mentions.of_article("a").main == "state:IR"


def test_names_together_keep_the_company_of_each(co_mentions: CoMentionIndex) -> None:
    together = co_mentions.of_names([VELL, ORUN])
    assert together.keys == {VELL, ORUN, "state:IR", "state:IQ"}
    assert together.main is None


def test_what_was_forgotten_is_read_again(
    co_mentions: CoMentionIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = co_mentions.of_name(VELL), co_mentions.of_article("a")
    monkeypatch.setattr(context, "KEPT", 0)
    monkeypatch.setattr(context, "KEPT_NAMES", 0)
    co_mentions.of_name(ORUN)
    co_mentions.of_article("b")
    assert (co_mentions.of_name(VELL), co_mentions.of_article("a")) == before


def test_new_articles_change_the_company_of_names_that_few_bear(believed: Connection) -> None:
    assert changed_co_mentions(believed, {VELL: "zzz", "person:vell": "a"}) == {VELL}
    assert changed_co_mentions(believed, {}) == set()


def test_of_a_name_of_many_articles_only_the_first_count(
    believed: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "ARTICLES", 2)
    of = schema.chain.c
    ids = sorted(believed.scalars(select(of.article_id).where(of.key == VELL)))
    assert len(ids) == 3
    assert changed_co_mentions(believed, {VELL: ids[1]}) == {VELL}
    assert changed_co_mentions(believed, {VELL: ids[2]}) == set()


def test_of_a_name_of_very_many_chains_the_first_ones_are_read(store: Store) -> None:
    vell = ("Marta Vell", "person", None)
    for article in ("c", "a", "d", "b"):
        add(
            store,
            article,
            Told((vell, ("Tomas Orun", "person", None)) if article > "b" else (vell,)),
        )
    resolve(store)
    with store.reading() as connection:
        found = first_chains(connection, [VELL, ORUN, "person:nobody"], most=3)
    assert [row.article_id for row in found[VELL]] == ["a", "b", "c"]
    assert [row.article_id for row in found[ORUN]] == ["c", "d"]
    assert {row.name for row in found[ORUN]} == {"Tomas Orun"}
    assert found["person:nobody"] == []
