"""What is different once full names stand in other clusters."""

from kg.resolution.resolving.full_names import Place
from kg.resolution.updating.full_names import Regrouped, sharing
from kg.resolution.updating.moves import UNPLACED, OldPlace

AT_1, AT_2 = OldPlace("Q1", "same name", 1.0), OldPlace("Q2", "spelling", 0.9)


def test_mentions_are_counted_where_they_decide_about_an_id() -> None:
    apart = Regrouped([("a",), ("b",), ("c",)], {"a": {AT_1}, "b": {AT_1}, "c": {AT_2}})
    assert apart.contested == {"a", "b"}
    assert apart.shared({("a", "Q1"): 5, ("b", "Q1"): 2}) == [{"Q1": 5}, {"Q1": 2}, {"Q2": 1}]
    joined = Regrouped([("a", "b", "new")], {"a": {AT_1}, "b": {AT_2}, "new": {UNPLACED}})
    assert joined.contested == {"a", "b", "new"}
    assert joined.shared({("a", "Q1"): 1, ("b", "Q2"): 2}) == [{"Q1": 1, "Q2": 2}]
    assert Regrouped([("new",)], {"new": {UNPLACED}}).shared({}) == [{}]


def test_groups_that_share_an_old_id_are_known() -> None:
    assert sharing([{"Q1": 1}, {"Q2": 1}, {"Q1": 2, "Q3": 1}]) == [0, 2]
    assert sharing([]) == []


def test_names_that_come_change_a_cluster_and_move_nothing() -> None:
    old = Regrouped([("a", "new"), ("b",)], {"a": {AT_1}, "b": {AT_2}, "new": {UNPLACED}})
    changed = old.changed(["Q1", "Q2"])
    assert changed.changed == {"a", "new"}
    assert changed.moved == set()


def test_a_name_that_goes_changes_both_clusters() -> None:
    old = Regrouped([("a", "b"), ("c",), ("d",)], {"a": {AT_1}, "b": {AT_2}, "c": {AT_2}})
    changed = old.changed(["Q1", "Q2", "Q3"])
    assert changed.changed == changed.moved == {"a", "b", "c"}


def test_only_names_whose_place_is_another_are_placed() -> None:
    old = Regrouped([("a", "b", "c")], {"a": {AT_1}, "b": {AT_1, UNPLACED}, "c": {AT_2, UNPLACED}})
    names = old.to_place(dict.fromkeys("abc", Place("Q1", "same name", 1.0)))
    assert names.moved == {"c"}
    assert names.came == {"b"}
