"""Python looks for garbage less often in a block, and as before after it."""

import gc

from kg.garbage import RARELY, keep_loaded, rarely_collecting


def test_thresholds_are_raised_and_come_back() -> None:
    before = gc.get_threshold()
    with rarely_collecting():
        assert gc.get_threshold() == RARELY
    assert gc.get_threshold() == before


def test_what_is_loaded_is_kept_out_of_the_search() -> None:
    try:
        keep_loaded()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
