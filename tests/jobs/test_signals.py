"""The first Ctrl-C is a wish, and elsewhere than in the main thread nothing is changed."""

import signal
import threading

from kg.jobs.signals import interruptible


def test_what_stood_before_stands_again() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_gets_an_event_that_nobody_sets() -> None:
    seen: list[bool] = []

    def run() -> None:
        with interruptible() as interrupted:
            seen.append(interrupted.is_set())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [False]
