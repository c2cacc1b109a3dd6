"""An id that a merge took away goes back, when that is undone, to whom it meant."""

import contextlib
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from stores import fresh
from told import Told, add

from kg.errors import JudgementConflict
from kg.model import Kind
from kg.resolution.names import key
from kg.store import schema
from kg.store.decisions import retract
from kg.store.judgements import judge
from kg.store.knowledge import resolve
from kg.store.store import Store

PEOPLE = (
    "Ada Lone", "Bea Moor", "Cy Nash", "Dan Orr", "Eve Pike", "Lone", "Moor", "Smith",
)  # fmt: skip
Name = tuple[str, Kind, str | None]
NAMES: tuple[Name, ...] = tuple((name, "person", None) for name in PEOPLE)
stories = st.lists(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=5).map(lambda names: Told(tuple(names))),
    min_size=2,
    max_size=5,
)
full_names = st.sampled_from(PEOPLE[:5])
merges = st.lists(st.tuples(full_names, full_names), min_size=1, max_size=4)
some_examples = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def told(store: Store, told: list[Told], *, first: int = 0) -> None:
    """Save articles, and resolve them."""
    for number, story in enumerate(told, first):
        add(store, f"a{number}", story)
    resolve(store)


def ids(store: Store) -> dict[str, set[str]]:
    """Return the ids of the entities of each full name."""
    of = schema.chain.c
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for row in connection.execute(select(of.key, of.entity_id).where(of.short == 0)):
            found.setdefault(row.key, set()).add(row.entity_id)
    return found


def same(store: Store, left: str, right: str) -> str:
    """Judge that two people are one, resolve, and return the id of the judgement."""
    made = judge(store, key("person", left), key("person", right), "same", by="ann")
    resolve(store)
    return made.id


@some_examples
@given(read=st.tuples(stories, stories), merged=merges, full=st.booleans(), data=st.data())
def test_every_id_is_again_that_of_the_one_whom_it_meant(
    folder: Path,
    read: tuple[list[Told], list[Told]],
    merged: list[tuple[str, str]],
    full: bool,
    data: st.DataObject,
) -> None:
    before, between = read
    with fresh(folder) as store:
        told(store, before)
        was, said = ids(store), []
        for left, right in merged:
            with contextlib.suppress(JudgementConflict):
                said.append(same(store, left, right))
        told(store, between, first=len(before))
        if full:
            resolve(store, full=True)
        for one in data.draw(st.permutations(list(dict.fromkeys(said)))):
            retract(store, one)
            resolve(store)
        now = ids(store)
        assert {name: now[name] for name in was} == was
        with store.reading() as connection:
            assert connection.execute(select(schema.former_id)).all() == []


@some_examples
@given(judged=merges, parts=st.lists(stories, min_size=2, max_size=3), full=st.booleans())
def test_who_was_judged_before_he_was_read_keeps_his_id(
    folder: Path, judged: list[tuple[str, str]], parts: list[list[Told]], full: bool
) -> None:
    with fresh(folder) as store:
        said: list[str] = []
        for left, right in judged:
            with contextlib.suppress(JudgementConflict):
                said.append(same(store, left, right))
        meant: dict[str, set[str]] = {}
        first = 0
        for part in parts:
            told(store, part, first=first)
            first += len(part)
            if full:
                resolve(store, full=True)
            now = ids(store)
            taken = set().union(*meant.values())
            # An id is that of those who first had it.
            meant |= {
                name: had for name, had in now.items() if name not in meant and not had & taken
            }
        assert {name: ids(store)[name] for name in meant} == meant
        for one in dict.fromkeys(said):
            retract(store, one)
        resolve(store)
        now = ids(store)
        shared = {one for one in meant if sum(meant[one] == had for had in meant.values()) > 1}
        assert {name: now[name] for name in meant.keys() - shared} == {
            name: meant[name] for name in meant.keys() - shared
        }


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(("one", "other"), [NAMES[:2], NAMES[1::-1]])
def test_a_judgement_on_names_that_were_not_read_holds_when_they_are(
    folder: Path, one: Name, other: Name, full: bool
) -> None:
    with fresh(folder) as store:
        said = same(store, one[0], other[0])
        told(store, [Told((one,))])
        (mine,) = ids(store)[key("person", one[0])]
        told(store, [Told((other,))] * 3, first=1)
        if full:
            resolve(store, full=True)
        assert set(map(frozenset, ids(store).values())) == {frozenset({mine})}
        retract(store, said)
        resolve(store)
        now = ids(store)
        assert now[key("person", one[0])] == {mine}
        assert now[key("person", other[0])] != {mine}


@pytest.mark.parametrize("names", [PEOPLE[:2], PEOPLE[1::-1], PEOPLE[2:4], PEOPLE[3:5]])
def test_of_two_who_are_named_as_often_each_gets_his_own(
    folder: Path, names: tuple[str, str]
) -> None:
    with fresh(folder) as store:
        told(store, [Told(tuple((one, "person", None) for one in names))])
        was = ids(store)
        said = same(store, *names)
        assert len(set.union(*ids(store).values())) == 1
        retract(store, said)
        resolve(store)
        assert ids(store) == was


def test_one_who_is_named_more_often_since_keeps_his_own(folder: Path) -> None:
    one, other = NAMES[:2]
    with fresh(folder) as store:
        told(store, [Told((one, other)), Told((one,))])
        was = ids(store)
        said = same(store, one[0], other[0])
        told(store, [Told((other,))] * 4, first=2)
        retract(store, said)
        resolve(store)
        assert ids(store) == was


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_who_were_merged_in_a_ring_part_in_any_order(
    folder: Path, order: tuple[int, ...]
) -> None:
    ada, bea, eve, moor = NAMES[0], NAMES[1], NAMES[4], NAMES[6]
    with fresh(folder) as store:
        told(store, [Told((bea, moor, ada))])
        was = ids(store)
        said = [same(store, *two) for two in ((bea[0], eve[0]), (ada[0], eve[0]), (bea[0], ada[0]))]
        told(store, [Told((ada, eve))], first=1)
        for number in order:
            retract(store, said[number])
            resolve(store)
        now = ids(store)
        assert {name: now[name] for name in was} == was
        with store.reading() as connection:
            assert connection.execute(select(schema.former_id)).all() == []


def test_a_surname_whose_bearer_was_merged_takes_no_id_of_his(folder: Path) -> None:
    ada, eve, bea, lone = NAMES[0], NAMES[4], NAMES[1], NAMES[5]
    with fresh(folder) as store:
        told(store, [Told((eve, eve, ada)), Told((bea, lone, eve)), Told((bea, eve))])
        was = ids(store)
        said = same(store, ada[0], eve[0])
        assert ids(store)[key("person", ada[0])] == was[key("person", eve[0])]
        retract(store, said)
        resolve(store)
        assert ids(store) == was


def test_what_is_told_apart_later_leaves_the_id_with_who_is_named_most(folder: Path) -> None:
    one, other = key("person", "Joseph Biden"), key("person", "Joe Biden")
    names: tuple[Name, ...] = (("Joseph Biden", "person", None), ("Joe Biden", "person", None))
    with fresh(folder) as store:
        told(store, [Told(names[:1]), Told(names[1:]), Told(names[1:])])
        (was,) = set.union(*ids(store).values())
        judge(store, one, other, "different", by="ann")
        resolve(store)
        assert ids(store)[other] == {was}
        assert ids(store)[one] != {was}
