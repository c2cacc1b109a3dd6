"""Answers that took long are kept for some seconds, until somebody changes anything."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desks import desk_over, reader, send

from kg.desk.recent import Recent
from kg.knowledge import KnowledgeGraph


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Asked:
    """A question that takes its time; the answers are numbered."""

    def __init__(self, clock: Clock, *, seconds: float) -> None:
        self.clock, self.seconds, self.times = clock, seconds, 0

    def __call__(self) -> int:
        self.clock.now += self.seconds
        self.times += 1
        return self.times


def test_a_slow_answer_is_kept_for_some_seconds() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, seconds=20, clock=clock), Asked(clock, seconds=0.2)
    assert [recent.of("a", asked), recent.of("a", asked), recent.of("b", asked)] == [1, 1, 2]
    clock.now += 30
    assert recent.of("a", asked) == 3


def test_what_took_very_long_is_kept_longer() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, seconds=20, clock=clock), Asked(clock, seconds=0.5)
    recent.of("a", asked)
    clock.now += 45
    assert recent.of("a", asked) == 1
    clock.now += 10
    assert recent.of("a", asked) == 2
    asked.seconds = 9.0
    recent.of("b", asked)
    clock.now += 121
    assert recent.of("b", asked) == 4


def test_who_asks_what_is_being_answered_waits_for_that_answer() -> None:
    recent, began, times = Recent(slow=0.0), threading.Event(), []

    def make() -> int:
        times.append(1)
        began.set()
        time.sleep(0.05)
        return len(times)

    with ThreadPoolExecutor() as pool:
        first = pool.submit(recent.of, "a", make)
        began.wait(5)
        others = [pool.submit(recent.of, "a", make) for _ in range(3)]
        assert [first.result(), *(each.result() for each in others)] == [1, 1, 1, 1]
    assert recent._making == {}


def test_a_quick_answer_is_made_each_time() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, clock=clock), Asked(clock, seconds=0.01)
    assert [recent.of("a", asked), recent.of("a", asked)] == [1, 2]


def test_after_a_change_all_is_asked_again() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, clock=clock), Asked(clock, seconds=0.2)
    recent.of("a", asked)
    recent.forget()
    assert recent.of("a", asked) == 2


def test_an_answer_that_a_change_overtook_is_not_kept() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, clock=clock), Asked(clock, seconds=0.2)

    def overtaken() -> int:
        recent.forget()
        return asked()

    assert [recent.of("a", overtaken), recent.of("a", asked)] == [1, 2]


def test_the_oldest_answers_make_room() -> None:
    clock = Clock()
    recent, asked = Recent(slow=0.1, most=2, clock=clock), Asked(clock, seconds=0.2)
    for key in "abc":
        recent.of(key, asked)
    assert [recent.of(key, asked) for key in "bca"] == [2, 3, 4]


def test_who_corrects_sees_it_at_once(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    desk = desk_over(own_news, tmp_path / "desk")
    desk.recent = Recent(slow=0)
    client = reader(desk)
    address = f"/entities/{own_news.entity('Marta Vell').id}"
    assert "<h1>Marta Vell" in client.get(address).text
    own_news.rename("Marta Vell", "Martha Vell")
    assert "<h1>Marta Vell" in client.get(address).text
    send(client, "/questions/delete", id="none")
    assert "<h1>Martha Vell" in client.get(address).text
