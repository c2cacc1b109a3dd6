"""Whatever came in whatever order, the store believes what `resolve` says of its evidence."""

import contextlib
from pathlib import Path

from histories import AROUND, NAMES, SMITH, SMITHS, Name, crowds, quick, stories
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from store_and_plain_form import agree, in_store, resolved
from stores import fresh
from told import Told, add

from kg.errors import JudgementConflict
from kg.model import Anchor
from kg.resolution.names import key
from kg.resolution.watchlist import Entry
from kg.store import removing, schema, stale
from kg.store.corrections import correct
from kg.store.decisions import retract
from kg.store.judgements import judge
from kg.store.knowledge import resolve
from kg.store.store import Store
from kg.store.watchlist import unwatch, watch


@quick
@given(stories=stories)
def test_a_store_that_reads_all_at_once_gives_the_same_ids(
    folder: Path, stories: list[Told]
) -> None:
    with fresh(folder) as store:
        for number, story in enumerate(stories):
            add(store, f"a{number}", story)
        resolve(store)
        agree(store)
        found = resolved(store)
        with store.reading() as connection:
            entities = set(connection.scalars(select(schema.entity.c.id)))
            meetings = set(connection.scalars(select(schema.meeting.c.id)))
        assert {one.id for one in found.entities} == entities
        assert {one.id for one in found.meetings} == meetings


@quick
@given(stories=stories, data=st.data())
def test_articles_that_come_one_by_one_and_go(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    with fresh(folder) as store:
        for number in data.draw(st.permutations(range(len(stories)))):
            add(store, f"a{number}", stories[number])
            resolve(store)
        agree(store)
        gone = data.draw(st.integers(0, len(stories) - 1))
        removing.remove_article(store, f"a{gone}")
        resolve(store)
        agree(store)


@quick
@given(stories=crowds, data=st.data())
def test_surnames_that_few_or_many_bear(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(stories))))
    size = data.draw(st.integers(1, 4))
    with fresh(folder) as store:
        for start in range(0, len(order), size):
            for number in order[start : start + size]:
                add(store, f"a{number:02}", stories[number])
            resolve(store)
        agree(store)


printed = st.sampled_from([*(name for name in NAMES if name[1] != "state"), SMITH, SMITHS[0]])
verdicts = st.lists(st.tuples(printed, printed, st.sampled_from(["same", "different"])), max_size=3)


@quick
@given(stories=st.one_of(stories, crowds), said=verdicts, data=st.data())
def test_judgements_that_come_and_go(
    folder: Path,
    stories: list[Told],
    said: list[tuple[Name, Name, str]],
    data: st.DataObject,
) -> None:
    half = data.draw(st.integers(0, len(stories)))
    with fresh(folder) as store:
        for number, story in enumerate(stories[:half]):
            add(store, f"a{number:02}", story)
        resolve(store)
        made = []
        for (left, kind, _), (right, other, _), verdict in said:
            with contextlib.suppress(JudgementConflict):
                made.append(judge(store, key(kind, left), key(other, right), verdict, by="ann"))  # type: ignore[arg-type]
        for number, story in enumerate(stories[half:], start=half):
            add(store, f"a{number:02}", story)
            resolve(store)
        if half == len(stories):  # nobody has resolved since the judgements
            resolve(store)
        agree(store)
        for one in dict.fromkeys(made):
            retract(store, one.id)
        resolve(store)
        agree(store)


ENTRIES = (
    Entry("w1", "person", "Joseph R. Biden", ("Joe Biden",), "US"),
    Entry("w2", "person", "Anna Smith", ("Ann Smith",), "IN"),
    Entry("w3", "group", "Palestinian Islamic Jihad", ("PIJ",), None),
)


@quick
@given(stories=st.one_of(stories, crowds), data=st.data())
def test_watchlists_that_come_and_go(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    half = data.draw(st.integers(0, len(stories)))
    with fresh(folder) as store:
        for number, story in enumerate(stories[:half]):
            add(store, f"a{number:02}", story)
        resolve(store)
        watch(store, data.draw(st.lists(st.sampled_from(ENTRIES), max_size=3)))
        resolve(store)
        agree(store)
        for number, story in enumerate(stories[half:], start=half):
            add(store, f"a{number:02}", story)
            resolve(store)
        agree(store)
        resolve(store, full=True)
        agree(store)
        unwatch(store)
        resolve(store)
        agree(store)


@quick
@given(stories=stories, data=st.data())
def test_corrections_that_come_and_go(
    folder: Path, stories: list[Told], data: st.DataObject
) -> None:
    with fresh(folder) as store:
        for number, story in enumerate(stories):
            add(store, f"a{number}", story)
        resolve(store)
        made = []
        for verdict, value in data.draw(
            st.lists(
                st.sampled_from(
                    [("rename", "Another Name"), ("retype", "group"), ("hide", None),
                     ("reject", None), ("reject", "person:joe biden")]
                ),
                max_size=3,
            )
        ):  # fmt: skip
            anchor = _anchor(store, data)
            target = anchor.names[0][0]
            made.append(correct(store, verdict, target, value, [anchor], by="ann"))  # type: ignore[arg-type]
            resolve(store)
        agree(store)
        add(store, "later", data.draw(st.sampled_from(stories)))
        resolve(store)
        agree(store)
        # The same thing said twice is one correction.
        for one in sorted({each.id for each in made}):
            retract(store, one)
        resolve(store)
        agree(store)


def _anchor(store: Store, data: st.DataObject) -> Anchor:
    """Return an anchor at a mention, a report or an office of an article."""
    found = resolved(store)
    chain = data.draw(st.sampled_from(sorted(found.chains, key=lambda one: one.id)))
    with store.reading() as connection:
        of = schema.mention.c
        row = connection.execute(select(schema.mention).where(of.id == chain.mentions[0])).one()
        text = connection.scalar(
            select(schema.article.c.text).where(schema.article.c.id == chain.article_id)
        )
    whole = data.draw(st.booleans())
    names = ((chain.key, row.start, row.end),)
    if whole:
        kind = data.draw(st.sampled_from(["report", "claim"]))
        return Anchor(kind, chain.article_id, 0, len(text or ""), text or "", names, "striker")
    return Anchor("mention", chain.article_id, row.start, row.end, row.text, names)


def test_a_store_that_agrees_is_not_empty(folder: Path) -> None:
    with fresh(folder) as store:
        add(store, "a", Told((*AROUND, SMITH), (((0, 1), "held", None),)))
        resolve(store)
        agree(store)
        assert len(in_store(store).entities) == 6
        assert len(in_store(store).meetings) == 1


def test_a_surname_that_was_judged_keeps_no_spelling_of_the_full_name_away(folder: Path) -> None:
    names = (NAMES[4], NAMES[12], NAMES[17]), (NAMES[5], NAMES[12], NAMES[17]), (NAMES[6],)
    with fresh(folder) as store:
        judge(store, key("person", "Biden"), key("person", "Joe Biden"), "same", by="ann")
        for number, one in enumerate(names):
            add(store, f"a{number}", Told(one))
        resolve(store)
        agree(store)
        people = [one for one in in_store(store).entities.values() if one[0] == "person"]
        assert [one[5] for one in people] == [{"Joe Biden", "Joseph Biden", "Biden"}]


def test_a_judgement_after_all_articles_counts_from_the_next_resolving_on(folder: Path) -> None:
    jihad, hamas, tehran = NAMES[10], NAMES[12], NAMES[18]
    with fresh(folder) as store:
        add(store, "a0", Told((jihad, NAMES[16], hamas), (((0, 2), "held", "2023-06-20"),)))
        add(store, "a1", Told((NAMES[7], NAMES[19], jihad, tehran), (), "2023-06-15", ((2, 2),)))
        resolve(store)
        agree(store)
        judge(store, key("place", "Tehran"), key("place", "Hamas"), "same", by="ann")
        assert stale.since(store) is not None
        resolve(store)
        agree(store)
        assert (key("place", "Tehran"), "judgement") in {
            place[:2] for place in in_store(store).places.values()
        }


def test_an_entry_of_a_watchlist_is_found_by_a_like_name_also_in_a_full_rebuild(
    folder: Path,
) -> None:
    with fresh(folder) as store:
        watch(store, [Entry("w9", "person", "Joseph R. Biden", (), "US")])
        add(store, "a", Told((NAMES[5], NAMES[12])))
        for full in (False, True):
            resolve(store, full=full)
            agree(store)
            assert "w9" in {one.id for one in resolved(store).entities}


def test_an_office_that_was_rejected_tells_no_namesakes_apart(folder: Path) -> None:
    one: Name = ("Mahmoud Hassoun", "person", None)
    jordan: Name = ("Jordan", "state", "JO")
    with fresh(folder) as store:
        add(store, "a", Told((one, jordan, SMITHS[0]), offices=((0, "Health Minister", 1),)))
        add(store, "b", Told((one, NAMES[18], SMITHS[1]), offices=((0, "striker", None),)))
        resolve(store)
        agree(store)
        apart = len(in_store(store).entities)
        names = ((key(one[1], one[0]), 0, len(one[0])),)
        anchor = Anchor("claim", "b", 0, 5, "Mahmo", names, "striker")
        correct(store, "reject", "claim:x", None, [anchor], by="ann")
        resolve(store)
        agree(store)
        assert len(in_store(store).entities) == apart - 1
