"""Pairs of names that may be one come one after another, and are judged by keys."""

import pytest
from desks import send
from starlette.testclient import TestClient

from kg.knowledge import KnowledgeGraph
from kg.store.review import Candidate


def test_the_review_brings_pairs_and_takes_judgements(
    own_client: TestClient, own_news: KnowledgeGraph
) -> None:
    assert "is in doubt" in own_client.get("/review").text or own_news.review()
    left, right = "person:ada lone", "person:nora quist"
    answer = send(own_client, "/review", left=left, right=right, verdict="same", skip="2")
    assert answer.headers["location"] == "/review?skip=2"
    assert own_news.entity("Ada Lone").id == own_news.entity("Nora Quist").id
    assert send(own_client, "/review", left=left, right=right, verdict="maybe").status_code == 400


def test_pairs_are_skipped_until_there_is_none(
    own_client: TestClient, own_news: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    lone, quist = (own_news.entity(name).id for name in ("Ada Lone", "Nora Quist"))
    pair = Candidate("person:ada lone", "person:nora quist", lone, quist, 0.8, "a test", 1.0)
    monkeypatch.setattr("kg.store.review.candidates", lambda *_, limit, **__: (pair, pair)[:limit])
    first = own_client.get("/review").text
    assert ">Ada Lone</a></h2>" in first
    assert "spelling differs: Ada Lone / Nora Quist" in first
    assert "skip=1" in first
    assert "skip=2" not in own_client.get("/review", params={"skip": "1"}).text
    assert "Ada Lone" not in own_client.get("/review", params={"skip": "2"}).text


@pytest.mark.parametrize("skip", ["x", "-1", "99999", ""])
def test_any_number_to_skip_is_taken(own_client: TestClient, skip: str) -> None:
    assert own_client.get("/review", params={"skip": skip}).status_code == 200
