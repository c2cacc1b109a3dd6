"""One signs in with name and password, and out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import HERE, desk_over, send, stranger
from starlette.testclient import TestClient

from kg.desk import Desk, passwords
from kg.desk.pages import login
from kg.knowledge import KnowledgeGraph


@pytest.fixture(scope="module")
def people() -> dict[str, str]:
    return {"anna": passwords.hashed("a long password"), "ben": passwords.hashed("another one!")}


@pytest.fixture
def team(news: KnowledgeGraph, tmp_path: Path, people: dict[str, str]) -> Desk:
    return desk_over(news, tmp_path / "desk", people=people, any_address=True,
                     hosts=("news.example",))  # fmt: skip


def signed(client: TestClient, name: str, password: str, base: str = HERE) -> int:
    """Sign in, and return the status of the answer."""
    data = {"person": name, "password": password}
    return client.post("/login", data=data, headers={"Origin": base}).status_code


def reader_of(team: Desk) -> TestClient:
    """Return the browser of one who signed in."""
    client = stranger(team)
    assert signed(client, "anna", "a long password") == 303
    return client


def test_one_signs_in_with_the_right_password_alone(team: Desk) -> None:
    client = stranger(team)
    assert client.get("/met").headers["location"] == "/login"
    assert signed(client, "anna", "a wrong password") == 403
    assert signed(client, "nobody", "nobody") == 403
    assert client.get("/met").status_code == 303
    assert signed(client, "anna", "a long password") == 303
    assert "Sign out anna" in client.get("/met").text
    assert send(client, "/logout").status_code == 303
    assert client.get("/met").status_code == 303


def test_a_token_opens_no_desk_that_has_passwords(team: Desk) -> None:
    client = stranger(team)
    client.get("/", params={"token": team.token})
    assert client.get("/met").status_code == 303


def test_where_it_is_encrypted_the_cookie_is_never_sent_otherwise(team: Desk) -> None:
    client = stranger(team, base="https://news.example")
    answer = client.post("/login", data={"person": "ben", "password": "another one!"},
                         headers={"Origin": "https://news.example"})  # fmt: skip
    assert answer.status_code == 303
    assert "Secure" in answer.headers["set-cookie"]


def test_who_guesses_passwords_has_to_wait(team: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(login.time, "sleep", waited.append)
    monkeypatch.setattr(login, "_failed", [])
    client = stranger(team)
    for _ in range(7):
        assert signed(client, "anna", "guess") == 403
    assert waited == [2.0, 2.0]


def test_who_sends_very_many_passwords_keeps_nobody_from_reading(team: Desk) -> None:
    client, taken = stranger(team), 0
    try:
        while login._turns.acquire(blocking=False):
            taken += 1
        assert 0 < taken < 10
        assert signed(client, "anna", "a long password") == 429
    finally:
        for _ in range(taken):
            login._turns.release()
    assert signed(client, "anna", "a long password") == 303


def test_a_password_in_no_encoding_is_wrong(team: Desk) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n+2AA-\r\n--x--\r\n'
    kind = "multipart/form-data; boundary=x; charset=utf-7"
    headers = {"Origin": HERE, "Content-Type": kind}
    assert stranger(team).post("/login", content=body, headers=headers).status_code == 403
    answer = reader_of(team).post("/questions/save", headers=headers,
                                  content=body.replace(b"password", b"csrf"))  # fmt: skip
    assert answer.status_code == 403


def test_forms_need_a_session_even_with_the_right_origin(team: Desk) -> None:
    answer = stranger(team).post("/questions/save", data={}, headers={"Origin": HERE})
    assert answer.status_code == 403


def test_a_desk_with_a_token_has_no_form_to_sign_in(client: TestClient) -> None:
    assert client.get("/login").headers["location"] == "/"
    assert signed(client, "anna", "a long password") == 303


def test_who_signed_out_has_no_session_and_may_do_it_twice(team: Desk) -> None:
    browser = reader_of(team)
    send(browser, "/logout")
    assert browser.get("/").status_code == 303
    assert "Password" in browser.get("/login").text
