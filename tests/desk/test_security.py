"""What a desk refuses: strangers, other sites' pages, forged forms, and what it must not run."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import HERE, desk_over, reader, send, stranger, word_of
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from stored import extraction_of, read_of

from kg.desk import Desk, application
from kg.desk.rendering import own_address
from kg.knowledge import KnowledgeGraph
from kg.store import evidence

EVIL = "<script>alert(1)</script>"


@pytest.fixture
def desk(news: KnowledgeGraph, tmp_path: Path) -> Desk:
    return desk_over(news, tmp_path / "desk")


def paths(desk: Desk) -> list[str]:
    """Return an address of every page of the desk."""
    return [
        route.path.format(id="x", form="csv", noun="meeting")
        for route in application(desk).routes
        if isinstance(route, Route) and "GET" in (route.methods or ())
    ]


def changes(desk: Desk) -> list[str]:
    """Return the address of every form of the desk."""
    return [
        route.path.format(id="x", noun="meeting")
        for route in application(desk).routes
        if isinstance(route, Route) and "POST" in (route.methods or ())
    ]


def test_a_stranger_sees_no_page(desk: Desk) -> None:
    client = stranger(desk)
    seen = {path: client.get(path).status_code for path in paths(desk) if path != "/login"}
    assert len(seen) > 12
    assert set(seen.values()) == {403}


def test_the_token_in_the_address_becomes_a_cookie_that_no_script_and_no_other_site_has(
    desk: Desk,
) -> None:
    client = stranger(desk)
    answer = client.get("/met", params={"token": desk.token, "name": "Vell"})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert desk.token not in cookie
    assert 'url=/met?name=Vell"' in answer.text
    assert desk.token not in answer.text
    assert client.get("/met").status_code == 200


def test_a_wrong_token_opens_nothing(desk: Desk) -> None:
    client = stranger(desk)
    assert client.get("/", params={"token": desk.token[:-1]}).status_code == 403
    assert client.get("/", params={"token": "ü"}).status_code == 403
    assert client.get("/").status_code == 403


def test_the_way_on_from_the_token_never_leads_to_another_host(desk: Desk) -> None:
    answer = stranger(desk).get(f"{HERE}//evil.example/", params={"token": desk.token})
    assert "url=/evil.example/" in answer.text
    for to in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", ""):
        assert own_address(to) == "/"
    assert own_address("/met?name=Vell") == "/met?name=Vell"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:1", "[", ""])
def test_a_name_that_was_bent_to_this_machine_is_refused(desk: Desk, host: str) -> None:
    client = reader(desk)
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://127.0.0.1:8888", "null", f"{HERE}.evil.example", None],
)
def test_forms_of_other_pages_are_refused(desk: Desk, origin: str | None) -> None:
    client = reader(desk)
    data = {"csrf": word_of(client), "title": "x", "query": "name=Vell"}
    headers = {"Origin": origin} if origin else {}
    assert client.post("/questions/save", data=data, headers=headers).status_code == 403
    assert desk.questions.listed() == []


@pytest.mark.parametrize("word", ["", "guessed", "ü"])
def test_no_form_is_taken_without_its_word(desk: Desk, word: str) -> None:
    client = reader(desk)
    for path in changes(desk):
        if path != "/login":
            answer = client.post(path, data={"csrf": word}, headers={"Origin": HERE})
            assert answer.status_code == 403, path


def test_the_word_of_another_session_is_none(desk: Desk) -> None:
    one, other = reader(desk), reader(desk)
    answer = one.post("/questions/save", headers={"Origin": HERE},
                      data={"csrf": word_of(other), "query": "name=Vell"})  # fmt: skip
    assert answer.status_code == 403


def test_only_get_and_post_are_answered(desk: Desk) -> None:
    client = reader(desk)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert client.request(method, "/").status_code == 405


def test_a_form_that_is_too_long_or_does_not_say_how_long_is_refused(desk: Desk) -> None:
    client = reader(desk)
    headers = {"Origin": HERE, "X-CSRF": word_of(client)}
    long = {"title": "x" * 200_000}
    assert client.post("/questions/save", data=long, headers=headers).status_code == 413
    parts = iter([b"title=x"])
    assert client.post("/questions/save", content=parts, headers=headers).status_code == 411


def test_a_read_only_desk_changes_nothing(news: KnowledgeGraph, tmp_path: Path) -> None:
    desk = desk_over(news, tmp_path / "desk", read_only=True)
    client = reader(desk)
    for path in changes(desk):
        if path not in {"/login", "/logout"}:
            assert send(client, path).status_code == 403, path
    assert "Save this question" not in client.get("/met").text
    assert "This desk is read-only" in client.get("/add").text
    assert not (tmp_path / "desk").exists()


def test_every_answer_forbids_what_a_page_of_the_desk_never_does(desk: Desk) -> None:
    client = reader(desk)
    for path in ["/", "/met", "/nothing", "/static/desk.css", "/met.csv", "/entities/x"]:
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers


def test_pages_hold_no_script_and_no_style_of_their_own(desk: Desk) -> None:
    client = reader(desk)
    for path in paths(desk):
        text = client.get(path).text
        if path != "/graph/page":
            assert " style=" not in text
            assert "<style" not in text
            assert "<script>" not in text
            assert " onclick" not in text
        assert "http://" not in text.replace("http://www.w3.org", "") or path == "/graph/page"


def test_the_page_of_the_graph_has_an_origin_of_its_own(desk: Desk) -> None:
    headers = reader(desk).get("/graph/page").headers
    policy = headers["content-security-policy"]
    assert policy.startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy


def test_what_articles_say_is_never_run(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "evil.db") as news:
        text = f"Marta Vell met Tomas Orun {EVIL} \"'><img src=x onerror=alert(1)>."
        read = read_of(1, text=text, path=f"news/{EVIL}.txt")
        evidence.save(news.store, read, extraction_of(read.article))
        news.resolve()
        desk = desk_over(news, tmp_path / "desk")
        client = reader(desk)
        send(client, "/questions/save", title=EVIL, query=f"place={EVIL}")
        one = news.entities("person")[0].id
        article, meeting = news.articles()[0].id, news.meetings()[0].meeting.id
        for path in ("/", "/?q=alert", f"/?q={EVIL}", "/met", f"/met?name={EVIL}", "/entities",
                     f"/entities/{one}", f"/articles/{article}", f"/meetings/{meeting}",
                     f"/met?since={EVIL}", f"/articles/{EVIL}", "/articles"):  # fmt: skip
            text = client.get(path).text
            assert EVIL not in text, path
            assert "<img" not in text, path


def test_only_addresses_of_the_web_are_followed(tmp_path: Path) -> None:
    from kg.desk.rendering import web_address

    assert web_address("https://news.example/a") == "https://news.example/a"
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc", "//x", "http://", None):
        assert web_address(url) is None


def test_a_fault_shows_one_line_and_no_traceback(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret of the machine")

    client = TestClient(application(desk), base_url=HERE, raise_server_exceptions=False)
    client.get("/", params={"token": desk.token})
    monkeypatch.setattr(KnowledgeGraph, "stats", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "this went wrong at the desk" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_static_files_lead_nowhere_else(desk: Desk) -> None:
    client = reader(desk)
    assert any(isinstance(route, Mount) for route in application(desk).routes)
    assert client.get("/static/htmx.min.js").status_code == 200
    for path in ("/static/../security.py", "/static/%2e%2e/security.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404
