"""What people decided, and what of it cannot be followed."""

from kg.model import Correction, Judgement, Verdict
from kg.resolution.linking import Link
from kg.resolution.resolving.decisions import Decisions, KnownEntity, decide, known_entity
from kg.resolution.watchlist import Entry

VELL, M_VELL, ORUN = "person:marta vell", "person:m vell", "person:tomas orun"


def said(
    left: str, right: str, verdict: Verdict = "same", *, retracted: str | None = None
) -> Judgement:
    return Judgement(f"{left}={right}", left, right, verdict, "ann", "2024", retracted)


def known(name: str, *keys: str, country: str | None = None) -> KnownEntity:
    return KnownEntity(name, "person", name.title(), keys, country)


def test_nobody_decided_anything() -> None:
    assert decide() == Decisions()
    assert decide().links([VELL, ORUN]) == []
    assert decide().partners(VELL) == {VELL}


def test_a_retracted_word_has_no_effect() -> None:
    retracted = Correction("c", "hide", VELL, None, (), "ann", "2024", "2025")
    found = decide([said(VELL, M_VELL, retracted="2025")], corrections=[retracted])
    assert (found.judgements, found.corrections) == ((), ())


def test_names_that_were_judged_one_are_linked_where_both_are_there() -> None:
    found = decide([said(VELL, M_VELL), said(M_VELL, ORUN)])
    assert found.links([VELL, ORUN]) == [Link(VELL, ORUN, "judgement", 3.0)]
    assert found.links([VELL]) == []
    assert found.partners(VELL) >= {M_VELL, ORUN}


def test_names_that_were_judged_two_are_kept_apart() -> None:
    found = decide([said(VELL, M_VELL, "different")])
    assert found.pairs_apart == {frozenset({VELL, M_VELL})}
    assert found.ruling.apart(VELL, M_VELL)
    assert found.links([VELL, M_VELL]) == []


def test_a_judgement_about_no_names_is_set_aside_and_said() -> None:
    found = decide([said("vell", "person:"), said(VELL, ORUN)], set_aside=["correction 7: odd"])
    assert [one.left for one in found.judgements] == [VELL]
    assert found.set_aside == ("judgement vell=person:: no names", "correction 7: odd")


def test_a_judgement_that_others_contradict_is_set_aside() -> None:
    rows = [said(VELL, M_VELL), said(M_VELL, ORUN), said(VELL, ORUN, "different")]
    (aside,) = decide(rows).set_aside
    assert aside.endswith(": others contradict it")


def test_an_entry_of_a_watchlist_has_its_full_names() -> None:
    found = decide(entries=[known("q2", VELL, "person:vell"), known("q1", VELL, M_VELL)])
    assert found.fixed(VELL) == "q1"
    assert found.fixed("person:vell") is None
    assert found.fixed(ORUN) is None
    assert found.partners(VELL) == {VELL, M_VELL}


def test_the_names_of_an_entry_are_linked() -> None:
    found = decide(entries=[known("q1", VELL, M_VELL)])
    assert found.links([VELL, M_VELL, ORUN]) == [Link(M_VELL, VELL, "watchlist", 2.0)]


def test_an_entry_is_known_by_the_keys_of_all_its_names() -> None:
    entry = Entry("Q1", "person", "Dr. Marta Vell", ("Vell", "Marta Vell"), "NO", None)
    assert known_entity(entry).keys == (VELL, "person:vell")
    state = Entry("Q2", "state", "Norway", ("Norge",), "NO", None)
    assert known_entity(state).keys == ("state:NO",)
