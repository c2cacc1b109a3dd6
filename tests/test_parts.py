"""Work in parts brings what it brings in one piece, in the same order."""

from kg.parts import divided, in_turn, portions


def doubled(numbers: list[int]) -> list[int]:
    return [2 * each for each in numbers]


def test_work_in_parts_of_any_size_brings_the_same() -> None:
    for size in (1, 2, 5, 100):
        assert list(divided(in_turn, doubled, range(7), size=size)) == [0, 2, 4, 6, 8, 10, 12]
    assert list(divided(in_turn, doubled, [], size=3)) == []


def test_portions_hold_so_many_items_and_the_last_one_the_rest() -> None:
    assert list(portions("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
