"""Knowledge is a pure function of evidence and judgements, however it was reached."""

import contextlib
from pathlib import Path

import pytest
from histories import NAMES, SMITHS, crowds, quick, stories
from hypothesis import given
from hypothesis import strategies as st
from parted import elsewhere
from sqlalchemy import select
from stores import fresh
from told import Told, add, clusters, meetings, tables

from kg.errors import JudgementConflict
from kg.model import Kind
from kg.resolution.names import key
from kg.resolution.resolving import links
from kg.store import removing, schema
from kg.store.decisions import retract
from kg.store.judgements import judge
from kg.store.knowledge import articles, resolve
from kg.store.review import candidates
from kg.store.store import Store


@quick
@given(stories=stories, data=st.data())
def test_any_order_gives_what_a_full_rebuild_gives(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(stories))))
    with fresh(folder) as one, fresh(folder) as other:
        for number in order:
            add(one, f"a{number}", stories[number])
            resolve(one)
        for number, story in enumerate(stories):
            add(other, f"a{number}", story)
        resolve(other)
        assert clusters(one) == clusters(other)
        assert meetings(one) == meetings(other)
        before = tables(one)
        resolve(one, full=True)
        assert tables(one) == before
        resolve(one)
        assert tables(one) == before


@quick
@given(stories=stories, size=st.integers(1, 3))
def test_parts_that_are_done_elsewhere_give_the_same_tables(
    folder: Path, stories: list[Told], size: int
) -> None:
    with fresh(folder) as one, fresh(folder) as other, pytest.MonkeyPatch.context() as patch:
        for store in (one, other):
            for number, story in enumerate(stories):
                add(store, f"a{number}", story)
        resolve(one)
        patch.setattr(articles, "BATCH", size)
        patch.setattr(links, "PART", size)
        resolve(other, run=elsewhere)
        assert tables(other) == tables(one)


@quick
@given(stories=crowds, data=st.data())
def test_a_surname_that_few_or_many_bear_means_the_same_in_any_order(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(stories))))
    size = data.draw(st.integers(1, 4))
    with fresh(folder) as one, fresh(folder) as other:
        for start in range(0, len(order), size):
            for number in order[start : start + size]:
                add(one, f"a{number:02}", stories[number])
            resolve(one, whole=data.draw(st.booleans()))
        resolve(one)
        for number, story in enumerate(stories):
            add(other, f"a{number:02}", story)
        resolve(other)
        assert clusters(one) == clusters(other)
        before = tables(one)
        resolve(one, full=True)
        assert tables(one) == before


def named(store: Store) -> dict[str, str]:
    """Return by article the entity's name of its mention "Smith"."""
    mention, of = schema.mention.c, schema.entity_mention.c
    query = select(mention.article_id, schema.entity.c.name).where(mention.text == "Smith")
    query = query.join(schema.entity_mention, of.mention_id == mention.id)
    query = query.join(schema.entity, schema.entity.c.id == of.entity_id)
    with store.reading() as connection:
        return {row.article_id: row.name for row in connection.execute(query)}


def test_a_surname_finds_its_entity_when_that_comes_and_loses_it_in_a_crowd(folder: Path) -> None:
    smith: tuple[str, Kind, str | None] = ("Smith", "person", None)
    beside = (NAMES[4], NAMES[12])
    with fresh(folder) as store:
        add(store, "alone", Told((smith, *beside)))
        resolve(store)
        assert named(store) == {"alone": "Smith"}
        add(store, "full", Told((SMITHS[0], *beside)))
        resolve(store)
        assert named(store) == {"alone": "Ann Smith"}
        for number, other in enumerate(SMITHS[1:]):
            add(store, f"other{number}", Told((other, NAMES[9])))
            resolve(store)
        assert named(store) == {"alone": "Smith"}


def test_a_surname_that_became_a_crowds_is_settled_before_all_is_read(folder: Path) -> None:
    smith: tuple[str, Kind, str | None] = ("Smith", "person", None)
    beside = (NAMES[4], NAMES[12])
    with fresh(folder) as store:
        add(store, "few", Told((SMITHS[0], *beside)))
        add(store, "alone", Told((smith, *beside)))
        resolve(store, whole=False)
        assert named(store) == {"alone": "Ann Smith"}
        for number, other in enumerate(SMITHS[1:]):
            add(store, f"other{number}", Told((other, NAMES[9])))
        add(store, "later", Told((smith, NAMES[9])))
        resolve(store, whole=False)
        assert named(store) == {"alone": "Smith", "later": "Smith"}
        with store.reading() as connection:
            assert connection.execute(select(schema.name_waiting)).all() == []


def test_two_surnames_become_one_when_an_article_keeps_the_company_of_both(folder: Path) -> None:
    smith: tuple[str, Kind, str | None] = ("Smith", "person", None)
    with fresh(folder) as store:
        for name, around in (("a", NAMES[:1]), ("b", NAMES[4:5])):
            add(store, name, Told((smith, *around)))
            resolve(store)
        apart = clusters(store)
        add(store, "c", Told((smith, NAMES[0], NAMES[4])))
        resolve(store)
        assert len(clusters(store)) == len(apart) - 1
        before = tables(store)
        resolve(store, full=True)
        assert tables(store) == before


def test_two_surnames_that_were_judged_one_are_one_also_in_articles_to_come(folder: Path) -> None:
    smith: tuple[str, Kind, str | None] = ("Smith", "person", None)
    court: tuple[str, Kind, str | None] = ("Supreme Court", "group", None)
    with fresh(folder) as store:
        add(store, "a", Told((smith, NAMES[0])))
        add(store, "b", Told((smith, NAMES[17])))
        add(store, "c", Told((court, NAMES[20])))
        resolve(store)
        apart = len(clusters(store))
        said = judge(store, key(*smith[1::-1]), key(*court[1::-1]), "same", by="ann")
        resolve(store)
        assert len(clusters(store)) == apart - 2
        add(store, "d", Told((smith, NAMES[4])))
        resolve(store)
        assert len(set(named(store).values())) == 1
        before = tables(store)
        resolve(store, full=True)
        assert tables(store) == before
        retract(store, said.id)
        resolve(store)
        assert len(clusters(store)) == apart + 2


@quick
@given(stories=stories, data=st.data())
def test_an_article_that_goes_takes_away_what_it_brought(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    gone = data.draw(st.integers(0, len(stories) - 1))
    with fresh(folder) as one, fresh(folder) as other:
        for number, story in enumerate(stories):
            add(one, f"a{number}", story)
            resolve(one)
            if number != gone:
                add(other, f"a{number}", story)
        removing.remove_article(one, f"a{gone}")
        resolve(one)
        resolve(other)
        assert clusters(one) == clusters(other)
        assert meetings(one) == meetings(other)
        before = tables(one)
        resolve(one, full=True)
        assert tables(one) == before


@quick
@given(stories=stories, data=st.data())
def test_clusters_never_break_a_judgement(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    printed = st.sampled_from([name for name in NAMES if name[1] != "state"])
    pairs = data.draw(
        st.lists(st.tuples(printed, printed, st.sampled_from(["same", "different"])), max_size=3)
    )
    with fresh(folder) as one, fresh(folder) as other:
        for number, story in enumerate(stories):
            add(one, f"a{number}", story)
            add(other, f"a{number}", story)
        resolve(one)
        said = [(key(a[1], a[0]), key(b[1], b[0]), verdict) for a, b, verdict in pairs]
        standing = []
        for left, right, verdict in said:
            for store in (one, other):
                with contextlib.suppress(JudgementConflict):
                    made = judge(store, left, right, verdict, by="test")
                    standing += [made] if store is one else []
            resolve(one)
        resolve(other)
        assert clusters(one) == clusters(other)
        with one.reading() as connection:
            of = schema.chain.c
            rows = connection.execute(select(of.key, of.entity_id)).all()
        entities: dict[str, set[str]] = {}
        for row in rows:
            entities.setdefault(row.key, set()).add(row.entity_id)
        for judgement in standing:
            left, right = (entities.get(k, set()) for k in (judgement.left, judgement.right))
            if judgement.verdict == "different":
                assert not left & right
            elif left and right:
                assert left == right
        before = tables(one)
        resolve(one, full=True)
        assert tables(one) == before
        for judgement in dict.fromkeys(standing):
            retract(one, judgement.id)
        resolve(one)
        plain = fresh(folder)
        for number, story in enumerate(stories):
            add(plain, f"a{number}", story)
        resolve(plain)
        assert clusters(one) == clusters(plain)
        plain.close()


@pytest.mark.postgres
def test_postgresql_gives_what_sqlite_gives(folder: Path, postgres_url: str) -> None:
    stories = [
        Told(NAMES[:5] + NAMES[12:13], (((0, 5), "held", "2023-06-14"),), "2023-06-15"),
        Told(NAMES[1:3] + NAMES[9:13] + NAMES[17:18], (((0, 5), "held", None),), "2023-06-16"),
        Told((NAMES[6], NAMES[12], NAMES[17])),
    ]
    with fresh(folder) as one, Store.open(postgres_url) as other:
        for store in (one, other):
            for number, story in enumerate(stories):
                add(store, f"a{number}", story)
                resolve(store)
            judge(store, key("person", "Biden"), key("person", "Joe Biden"), "same", by="ann")
            removing.remove_article(store, "a2")
            resolve(store)
        assert tables(one) == tables(other)
        assert [(c.left, c.right, c.value) for c in candidates(one)] == [
            (c.left, c.right, c.value) for c in candidates(other)
        ]
        resolve(other, full=True)
        assert tables(one) == tables(other)
