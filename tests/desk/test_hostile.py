"""Hostile articles, words and crowds: what the desk shows of them, and that it goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from desks import HERE, desk_over, reader, send
from stored import extraction_of, read_of

from kg.desk import Desk
from kg.knowledge import KnowledgeGraph
from kg.model import content_id
from kg.store import evidence

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</textarea></title>"
WORDS = [
    '"', '""', "a\0b", '"a\0"', "\0", "NEAR(a b)", "met*", "a NEAR b", "^a", "title:b", "-met",
    "a OR", "(", "{a b}:c", "%", "_", "%a" * 140, "'; DROP TABLE article; --", "\\", "a " * 150,
    '"' * 300, "٠١", "\u200b", "&", "a|b", "!a", "a<->b", ":*", "x" * 20_000, "Vell " * 4000,
]  # fmt: skip
ASKED = [
    "/?q=", "/sentences.csv?q=", "/suggestions?name=", "/met?name=", "/met.csv?name=",
    "/met?place=", "/met?since=", "/met?kind=", "/met?page=", "/entities?q=", "/entities/",
    "/entities/x.", "/meetings/", "/articles/", "/articles?page=", "/wrong/entity/",
    "/wrong/office/x?of=", "/wrong/mention/x?in=", "/graph?name=", "/graph?steps=", "/review?skip=",
]  # fmt: skip


@pytest.fixture
def evil(tmp_path: Path) -> Iterator[Desk]:
    """A desk over articles of which every field is hostile."""
    with KnowledgeGraph.open(tmp_path / "evil.db") as news:
        for number, url in enumerate(("javascript:alert(1)", f"https://a.example/{EVIL}")):
            read = read_of(number, text=f"Marta Vell met Tomas Orun {number} {EVIL}.")
            key = content_id("evil", number)
            article = replace(read.article, id=key, title=f"{EVIL} {number}", publisher=EVIL,
                              path=f"{EVIL}/{number}.txt", url=url)  # fmt: skip
            evidence.save(news.store, replace(read, article=article), extraction_of(article))
        news.resolve()
        yield desk_over(news, tmp_path / "desk")


def test_no_field_of_an_article_and_no_word_of_a_judgement_is_run(evil: Desk) -> None:
    news, client = evil.news, reader(evil)
    one, other = (each.id for each in news.entities("person")[:2])
    meeting = news.meetings()[0].meeting.id
    news.rename(one, EVIL, by=EVIL, note=EVIL)
    send(client, "/questions/save", title=EVIL, query=f"place={EVIL}")
    pages = [
        "/", f"/?q={quote(EVIL)}", "/?q=alert", "/met", f"/met?name={one}", "/met?each=1",
        f"/entities/{one}", f"/entities/{other}", f"/meetings/{meeting}", "/entities", "/articles",
        "/judgements", "/review", f"/wrong/entity/{one}", f"/wrong/meeting/{meeting}",
        f"/wrong/spelling/{one}?alias={quote(EVIL)}", f"/suggestions?name={quote('Orun')}",
        f"/graph?name={one}", "/add", *(f"/articles/{each.id}" for each in news.articles()),
    ]  # fmt: skip
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "<img" not in answer.text, path
        assert "<script>" not in answer.text, path
        assert 'href="javascript' not in answer.text, path
    assert "<img src=x" not in client.get(f"/graph/page?name={one}").text


def test_downloads_are_saved_and_never_shown(evil: Desk) -> None:
    client = reader(evil)
    (one, *_) = evil.news.entities("person")
    for path in ("/met", "/articles", "/entities", f"/entities/{one.id}", "/judgements"):
        for form in ("csv", "json", "md", "xlsx", "svg", "html", "..", "%2e%2e%2fx"):
            answer = client.get(f"{path}.{form}")
            assert answer.status_code in {200, 400, 404}, (path, form)
            if answer.status_code == 200:
                said = answer.headers["content-disposition"]
                assert said.startswith("attachment; "), (path, form)
                assert "/" not in said


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_no_words_break_a_page(news: KnowledgeGraph, tmp_path: Path, words: str) -> None:
    client = reader(desk_over(news, tmp_path / "desk"))
    for address in ASKED:
        answer = client.get(address + quote(words, safe=""))
        assert answer.status_code < 500, address
        assert "unterminated" not in answer.text, address
        assert "syntax" not in answer.text, address


def test_what_is_no_word_of_a_search_is_no_syntax_either(news: KnowledgeGraph) -> None:
    assert len(news.search('"met\0" Vell')) == len(news.search("met Vell")) > 0
    assert len(news.articles_with("Story")) == 6
    assert len(news.articles_with("%tor%")) == 0


def test_broken_headers_are_refused_without_a_line_in_the_log(
    news: KnowledgeGraph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = reader(desk_over(news, tmp_path / "desk"))
    forms = [{"Origin": "http://["}, {"Origin": HERE, "Content-Length": "9" * 5000}]
    with caplog.at_level(logging.ERROR):
        for headers in forms:
            assert client.post("/met", content=b"", headers=headers).status_code in {403, 413}
        assert client.get("/wrong/entity/x", headers={"Referer": "http://["}).status_code == 404
    assert caplog.records == []


def test_a_length_that_a_form_says_beside_its_chunks_is_not_believed(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    client = reader(desk_over(news, tmp_path / "desk"))
    headers = {"Origin": HERE, "Content-Length": "5", "Transfer-Encoding": "chunked"}
    assert client.post("/login", content=b"x=1234567", headers=headers).status_code == 411


def test_ten_read_while_one_corrects(own_news: KnowledgeGraph, tmp_path: Path) -> None:
    desk = desk_over(own_news, tmp_path / "desk")
    addresses = ["/", "/?q=met", "/met", "/entities", "/articles", "/graph/page", "/met.xlsx"]

    def reads(number: int) -> set[int]:
        client = reader(desk)
        return {client.get(addresses[(number + n) % len(addresses)]).status_code for n in range(7)}

    def corrects() -> set[int]:
        client = reader(desk)
        found = set()
        for _ in range(2):
            names = {"entity": "Marta Vell", "other": "Tomas Orun"}
            found.add(send(client, "/wrong", act="merge", **names).status_code)
            found.add(send(client, "/judgements/undo").status_code)
        return found

    with ThreadPoolExecutor(11) as threads:
        readers = [threads.submit(reads, number) for number in range(10)]
        writer = threads.submit(corrects)
        assert set[int]().union(*(each.result() for each in readers)) == {200}
        assert writer.result() == {303}
