"""Every address of the desk answers, and what is wrong is said in a line with its status."""

from pathlib import Path

import pytest
from desks import HERE, desk_over, reader, send
from markupsafe import escape
from starlette.routing import Mount
from starlette.testclient import TestClient

from kg.desk.application import routes
from kg.desk.rendering import said_error
from kg.errors import AmbiguousName, JudgementConflict, KgError, NotFound, StoreBusy
from kg.knowledge import KnowledgeGraph


@pytest.fixture
def client(news: KnowledgeGraph, tmp_path: Path) -> TestClient:
    """A browser at a desk over the small world."""
    return reader(desk_over(news, tmp_path / "desk"))


def test_no_two_pages_stand_at_one_address() -> None:
    told = [(each.path, tuple(sorted(each.methods or ()))) for each in routes()
            if not isinstance(each, Mount)]  # fmt: skip
    assert len(set(told)) == len(told) > 25


def test_all_that_changes_something_is_a_form() -> None:
    changing = [each for each in routes() if (each.name or "").startswith("change ")]
    assert len(changing) == 8
    assert all(each.methods == {"POST"} for each in changing)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("Vell"), 404),
        (AmbiguousName("Vell", ["Marta Vell", "Nora Vell"]), 409),
        (JudgementConflict("person:a", "person:b", ["ann said so"]), 409),
        (StoreBusy("another process is writing"), 503),
        (KgError("something else"), 400),
    ],
)
def test_an_error_is_a_page_with_its_line_and_its_status(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, error: KgError, status: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(KnowledgeGraph, "stats", fail)
    answer = client.get("/")
    assert answer.status_code == status
    assert escape(said_error(error)) in answer.text


def test_a_page_that_there_is_none_of_says_so(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "there is no such page" in answer.text


def test_a_form_of_another_time_is_to_be_sent_again(client: TestClient) -> None:
    answer = client.post("/wrong", data={"csrf": "old"}, headers={"Origin": HERE})
    assert answer.status_code == 403
    assert "this form is too old; go back, reload, and send it again" in answer.text
    assert send(client, "/wrong").status_code == 400
