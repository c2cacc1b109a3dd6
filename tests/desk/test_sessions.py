"""A session is known by its cookie, has a word against forged forms, and ends."""

import pytest

from kg.desk import sessions as room
from kg.desk.sessions import IDLE, Notice, Sessions


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that sessions see, which a test moves on."""
    now = [1000.0]
    monkeypatch.setattr(room.time, "monotonic", lambda: now[0])
    return now


def test_a_session_is_found_by_its_cookie_alone() -> None:
    sessions = Sessions()
    one, other = sessions.begin("anna"), sessions.begin("anna")
    assert sessions.find(one.key) == one
    assert one.key != other.key
    assert sessions.find("") is None
    assert sessions.find(one.csrf) is None


def test_a_form_has_the_word_of_its_own_session() -> None:
    sessions = Sessions()
    one, other = sessions.begin("anna"), sessions.begin("anna")
    assert one.allows(one.csrf)
    assert not one.allows(other.csrf)
    assert not one.allows("")
    assert not one.allows("é\ud83d")


def test_a_session_ends_when_it_is_not_used_for_a_working_day(clock: list[float]) -> None:
    sessions = Sessions()
    one = sessions.begin("anna")
    clock[0] += IDLE
    assert sessions.find(one.key) == one
    clock[0] += IDLE
    assert sessions.find(one.key) == one
    clock[0] += IDLE + 1
    assert sessions.find(one.key) is None
    clock[0] -= IDLE
    assert sessions.find(one.key) is None


def test_of_too_many_the_one_unused_longest_ends(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST", 2)
    sessions = Sessions()
    first, second = sessions.begin("a"), sessions.begin("b")
    clock[0] += 1
    sessions.find(first.key)
    third = sessions.begin("c")
    assert sessions.find(second.key) is None
    assert sessions.find(first.key) == first
    assert sessions.find(third.key) == third


def test_what_was_done_is_said_once_to_who_did_it() -> None:
    sessions = Sessions()
    one, other = sessions.begin("anna"), sessions.begin("ben")
    sessions.say(one.key, Notice("Judged", "j1"))
    assert sessions.taken(other.key) is None
    assert sessions.taken(one.key) == Notice("Judged", "j1")
    assert sessions.taken(one.key) is None


def test_a_session_that_ended_is_told_nothing() -> None:
    sessions = Sessions()
    one = sessions.begin("anna")
    sessions.say(one.key, Notice("Judged"))
    sessions.end(one.key)
    sessions.end(one.key)
    sessions.say(one.key, Notice("Judged"))
    assert sessions.find(one.key) is None
    assert sessions.taken(one.key) is None
