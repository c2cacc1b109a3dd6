"""The graph around anything is the page of `kg view`, in a frame apart from the desk."""

import pytest
from starlette.testclient import TestClient

from kg.desk.pages.graph import FRAMED, STEPS
from kg.knowledge import KnowledgeGraph


def test_the_graph_around_a_name_is_the_page_of_kg_view(
    client: TestClient, news: KnowledgeGraph
) -> None:
    one = news.entity("Marta Vell")
    page = client.get("/graph", params={"name": "Marta Vell"}).text
    assert f"/graph/page?name={one.id}&amp;steps=1" in page
    drawn = client.get("/graph/page", params={"name": one.id}).text
    assert "Tomas Orun" in drawn
    assert '<h1 dir="auto">Around Marta Vell</h1>' in drawn
    # The frame says what is drawn, and has a map.
    assert '<h1 class="quiet">Around Marta Vell</h1>' in page
    assert 'id="map"' in drawn
    assert client.get("/graph", params={"name": "Nobody"}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "taken"), [("2", 2), ("0", 1), ("99", STEPS), ("x", 1), ("999", 1), ("-1", 1)]
)
def test_steps_are_few_whatever_is_asked_for(client: TestClient, asked: str, taken: int) -> None:
    page = client.get("/graph", params={"name": "Marta Vell", "steps": asked}).text
    assert f"&amp;steps={taken}" in page


def test_dates_choose_what_is_drawn(client: TestClient) -> None:
    page = client.get("/graph", params={"since": "2023-07", "until": "2023-12"}).text
    assert "since=2023-07&amp;until=2023-12" in page
    drawn = client.get("/graph/page", params={"since": "2023-07", "until": "2023-12"}).text
    assert "Tomas Orun received Marta Vell." not in drawn
    assert client.get("/graph", params={"since": "June"}).status_code == 400


def test_the_drawn_page_has_no_rights_of_the_desk(client: TestClient) -> None:
    answer = client.get("/graph/page")
    policy = answer.headers["content-security-policy"]
    assert policy == FRAMED["Content-Security-Policy"]
    assert "allow-same-origin" not in policy
