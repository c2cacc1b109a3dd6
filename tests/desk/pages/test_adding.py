"""Files are dropped on the page or chosen, read one batch after another, and found."""

import time
from pathlib import Path

import pytest
from desks import HERE, desk_over, reader, send, word_of

from kg.desk import Desk
from kg.knowledge import KnowledgeGraph


@pytest.fixture
def adder(tmp_path: Path, tiny_model: str) -> Desk:
    news = KnowledgeGraph.open(tmp_path / "new.db", model=tiny_model)
    return desk_over(news, tmp_path / "desk", jobs=1)


def wait(desk: Desk) -> None:
    """Wait until all that was dropped is read."""
    until = time.monotonic() + 120
    while any(not batch.ended for batch in desk.adding.batches()):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_files_are_dropped_read_and_found(adder: Desk, tmp_path: Path) -> None:
    client = reader(adder)
    data = {"csrf": word_of(client)}
    files = [("files", ("../../evil/one.txt", b"Marta Vell met Tomas Orun in the harbour.")),
             ("files", ("two.txt", b"Nora Quist left the council on Monday."))]  # fmt: skip
    answer = client.post("/add", data=data, files=files, headers={"Origin": HERE})
    assert answer.headers["location"] == "/add"
    wait(adder)
    text = client.get("/add").text
    assert "2 added" in text
    assert "hx-trigger" not in text.partition('id="batches"')[2]
    assert sorted(path.name for path in (tmp_path / "desk" / "files").iterdir()) == [
        "one.txt",
        "two.txt",
    ]
    assert "Marta Vell" in client.get("/", params={"q": "harbour"}).text
    adder.news.close()


def test_a_form_without_files_and_a_file_that_is_no_news_are_said(adder: Desk) -> None:
    client = reader(adder)
    assert send(client, "/add").status_code == 400
    client.post("/add", data={"csrf": word_of(client)}, headers={"Origin": HERE},
                files=[("files", ("a.zip", b"PK no zip"))])  # fmt: skip
    wait(adder)
    assert 'class="error"' in client.get("/add").text
    adder.news.close()


def test_the_page_says_where_to_drop_files_before_any_came(adder: Desk) -> None:
    text = reader(adder).get("/add").text
    assert 'type="file"' in text
    assert "added" not in text.partition('id="batches"')[2]
    adder.news.close()
