"""The best links join first, and what contradicts is never joined."""

from kg.resolution.linking.clusters import cluster, display, kind_of
from kg.resolution.linking.links import Link

A, B, C = "person:marta vell", "person:marta wel", "person:tomas orun"


def test_names_that_are_linked_are_one() -> None:
    found = cluster([A, B, C], [Link(A, B, "spelling", 0.95)])
    assert found == {A: (A, B), B: (A, B), C: (C,)}


def test_a_judgement_keeps_names_apart() -> None:
    found = cluster([A, B], [Link(A, B, "spelling", 0.95)], apart=lambda *_: True)
    assert found == {A: (A,), B: (B,)}


def test_a_judgement_joins_what_looks_unlike() -> None:
    assert cluster([A, C], [Link(A, C, "spelling", 0.95)])[A] == (A,)
    assert cluster([A, C], [Link(A, C, "judgement", 1.0)])[A] == (A, C)


def test_no_cluster_holds_two_entries_of_a_watchlist() -> None:
    found = cluster([A, B], [Link(A, B, "spelling", 0.95)], fixed=lambda key: key)
    assert found[A] == (A,)


def test_the_name_that_is_shown_is_the_most_frequent_full_one() -> None:
    assert display({"Vell": 9, "Marta Vell": 3, "Marta Wel": 1}, "person") == "Marta Vell"
    assert display({"RC": 9, "River Commission": 3}, "group") == "River Commission"


def test_a_name_is_of_the_kind_of_most_of_its_mentions() -> None:
    assert kind_of({"person": 2, "group": 1}) == "person"
