"""Long lists of ids are cut."""

from kg.store.queries.batches import BATCH, batches


def test_long_lists_are_cut() -> None:
    assert [len(batch) for batch in batches(map(str, range(BATCH + 1)))] == [BATCH, 1]
    assert list(batches([])) == []
