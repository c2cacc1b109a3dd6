"""Python looks for garbage less often in a block, and as before after it."""

import gc

from kg.garbage import RARELY, rarely_collecting


def test_thresholds_are_raised_and_come_back() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        assert gc.get_threshold() == RARELY
    assert gc.get_threshold() == before
