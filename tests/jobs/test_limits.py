"""What takes longer or more memory than one article may is ended."""

import threading
import time

import pytest

from kg.jobs.limits import Limits, TooSlow, bounded_memory, within


def busy(*, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


def test_a_block_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(TooSlow), within(0.1):
        busy(seconds=20)
    assert time.monotonic() - began < 10


def test_a_block_that_ends_in_time_is_left_alone() -> None:
    with within(30):
        done = True
    assert done
    assert threading.current_thread().is_alive()


def test_whoever_swallows_errors_does_not_swallow_the_limit() -> None:
    assert not issubclass(TooSlow, Exception)


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), 1e9])
def test_what_is_no_limit_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="no limit"):
        Limits(seconds=seconds)


def test_memory_beyond_the_limit_is_refused() -> None:
    pytest.importorskip("resource")
    with pytest.raises(MemoryError), bounded_memory(50):
        bytearray(4_000_000_000)
    assert len(bytearray(1_000_000)) == 1_000_000
