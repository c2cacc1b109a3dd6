"""Short names find their entity when a name or an article comes, at once or at the end of a run."""

from sqlalchemy import select
from told import Told, add

from kg.store import removing, schema
from kg.store.judgements import judge
from kg.store.knowledge import resolve
from kg.store.store import Store

MARTA, VELL = ("Marta Vell", "person", None), ("Vell", "person", None)
COUNCIL, ORUN = ("River Council", "group", None), ("Tomas Orun", "person", None)
FULL, SHORT = Told((MARTA, COUNCIL, ORUN)), Told((VELL, COUNCIL, ORUN))


def bearer(store: Store, article: str = "b") -> str | None:
    """Return as whom Vell of an article is known."""
    chain, entity = schema.chain.c, schema.entity.c
    query = select(entity.name).join(schema.chain, chain.entity_id == entity.id)
    with store.reading() as connection:
        return connection.scalar(
            query.where(chain.key == "person:vell", chain.article_id == article)
        )


def waiting(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(schema.name_waiting.c.key)))


def test_a_surname_that_comes_goes_to_the_full_name(own_store: Store) -> None:
    add(own_store, "a", FULL)
    resolve(own_store)
    add(own_store, "b", SHORT)
    resolve(own_store)
    assert bearer(own_store) == "Marta Vell"


def test_a_surname_that_was_there_first_waits_until_names_are_taken_as_a_whole(
    own_store: Store,
) -> None:
    add(own_store, "b", SHORT)
    resolve(own_store)
    assert bearer(own_store) == "Vell"
    add(own_store, "a", FULL)
    resolve(own_store, whole=False)
    assert bearer(own_store) == "Vell"
    assert waiting(own_store) == ["person:vell"]
    resolve(own_store)
    assert bearer(own_store) == "Marta Vell"
    assert waiting(own_store) == []


def test_a_surname_is_open_again_where_its_full_name_went(own_store: Store) -> None:
    add(own_store, "a", FULL)
    add(own_store, "b", SHORT)
    resolve(own_store)
    removing.remove_article(own_store, "a")
    resolve(own_store)
    assert bearer(own_store) == "Vell"


def test_a_second_bearer_of_the_name_opens_it(own_store: Store) -> None:
    add(own_store, "a", FULL)
    add(own_store, "b", SHORT)
    resolve(own_store)
    add(own_store, "c", Told((("Nora Vell", "person", None), COUNCIL, ORUN)))
    resolve(own_store)
    assert bearer(own_store) == "Vell"


def test_people_say_whom_a_surname_means(own_store: Store) -> None:
    add(own_store, "a", Told((MARTA,)))
    add(own_store, "b", Told((VELL,)))
    resolve(own_store)
    assert bearer(own_store) == "Vell"
    judge(own_store, "person:vell", "person:marta vell", "same", by="ann")
    resolve(own_store)
    assert bearer(own_store) == "Marta Vell"
    judge_apart = Told((VELL, COUNCIL))
    add(own_store, "c", judge_apart)
    resolve(own_store)
    assert bearer(own_store, "c") == "Marta Vell"
