"""Chains that found no full name join older ones of their company, or are new entities."""

from collections.abc import Iterable

from kg.resolution.updating.moves import UNPLACED, OldPlace
from kg.resolution.updating.nil import HeldChain, Nil, NilGroup, clusters, join, regroup

VELL = "person:vell"


def left(*told: tuple[str, str, str | None], judged: bool = False) -> dict[str, Nil]:
    """Return what is left of Vell: chains, each by its id, its tokens and its entity until now."""
    one = Nil(set(), judged=judged)
    for chain, tokens, entity in told:
        held = HeldChain(chain, OldPlace(entity, None, None) if entity else UNPLACED, 1)
        one.add(held, frozenset(tokens.split()))
    return {VELL: one}


def leading(**entity_of: str):  # type: ignore[no-untyped-def]
    """Return what tells to which entities chains lead."""

    def reached(chains: Iterable[str]) -> set[str]:
        return {entity_of[one] for one in chains if one in entity_of}

    return reached


def test_a_chain_joins_the_one_entity_to_which_its_company_leads() -> None:
    found = join(left(("c1", "council", None), ("c2", "guard", None)), leading(c1="e1"))
    assert found.places.keys() == {"c1"}
    assert found.places["c1"][:2] == ("e1", "short name and company")
    assert [group.chains for group in found.fresh] == [["c2"]]
    assert found.again == set()


def test_one_who_leads_to_two_makes_them_be_looked_at_again() -> None:
    told = left(("c1", "council", None), ("c2", "council guard", None))
    found = join(told, leading(c1="e1", c2="e2"))
    assert (found.places, found.fresh, found.again) == ({}, [], {VELL})


def test_groups_count_what_they_share_with_old_entities_without_a_full_name() -> None:
    told = left(("c1", "council", "e1"), ("c2", "council", "e1"), ("c3", "guard", "e2"))
    groups, shared = regroup(told, full={"e2"})
    assert [group.chains for group in groups] == [["c1", "c2"], ["c3"]]
    assert shared == {"c1": {"e1": 2}}


def test_an_id_that_a_full_name_had_before_is_no_surnames() -> None:
    groups, shared = regroup(left(("c1", "council", "e1")), full=())
    assert [one.shared for one in clusters(groups, shared, kept=(), had={})] == [{"e1": 1}]
    assert [one.shared for one in clusters(groups, shared, kept={"e1"}, had={})] == [{}]


def test_a_group_is_alone_together_or_as_people_said() -> None:
    assert NilGroup(VELL, ["c1"], judged=False).places("e")["c1"][1:] == ("short name", 0.7)
    both = NilGroup(VELL, ["c1", "c2"], judged=False).places("e")
    assert {place.rule for place in both.values()} == {"short name and company"}
    judged = NilGroup(VELL, ["c1", "c2"], judged=True).places("e")
    assert {place[1:] for place in judged.values()} == {("judgement", 1.0)}
