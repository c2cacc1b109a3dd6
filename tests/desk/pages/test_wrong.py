"""Whatever is wrong is corrected where it is seen, listed with who and why, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from desks import HERE, desk_over, reader, send, word_of
from starlette.testclient import TestClient

from kg.desk import Desk
from kg.knowledge import KnowledgeGraph
from kg.store.store import Store


@pytest.fixture
def desk(own_news: KnowledgeGraph, tmp_path: Path) -> Desk:
    return desk_over(own_news, tmp_path / "desk")


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return reader(desk)


def undo_last(client: TestClient, news: KnowledgeGraph) -> None:
    """Take the last judgement back, as its button does."""
    answer = send(client, "/judgements/undo", id=news.judgements()[-1].id)
    assert answer.status_code == 303
    assert "Taken back" in client.get("/judgements").text


def test_every_fact_has_wrong_beside_it(client: TestClient, own_news: KnowledgeGraph) -> None:
    one = own_news.entity("Marta Vell")
    meeting = own_news.meetings("Marta Vell", "Tomas Orun")[0]
    office = own_news.show_entity(one.id).roles[0]
    article = own_news.articles()[0].id
    text = client.get(f"/entities/{one.id}").text
    assert f'href="/wrong/entity/{one.id}"' in text
    assert f'href="/wrong/meeting/{meeting.meeting.id}"' in text
    assert f'href="/wrong/office/{office.claims[0]}' in text
    text = client.get(f"/meetings/{meeting.meeting.id}").text
    assert text.count("data-wrong") == 3
    text = client.get(f"/articles/{article}").text
    assert text.count("/wrong/mention/") >= 4
    assert "/wrong/office/" in text
    assert client.get(f"/wrong/office/{office.claims[0]}?of={one.id}").status_code == 200
    mention = own_news.article(article).mentions[0].id
    assert client.get(f"/wrong/mention/{mention}?in={article}").status_code == 200
    for path in ("/wrong/mention/x", "/wrong/office/x", "/wrong/nonsense/x", "/wrong/entity/x"):
        assert client.get(path).status_code == 404


def test_a_meeting_that_was_none_is_rejected_and_comes_back(
    client: TestClient, own_news: KnowledgeGraph
) -> None:
    meeting = own_news.meetings("Tomas Orun", "Ilya Sade")[0].meeting.id
    page = client.get(
        f"/wrong/meeting/{meeting}", headers={"Referer": f"{HERE}/meetings/{meeting}"}
    )
    assert f'name="to" value="/meetings/{meeting}"' in page.text
    answer = send(
        client, "/wrong", act="reject", id=meeting, note="a namesake", to=f"/meetings/{meeting}"
    )
    assert answer.headers["location"] == "/met"
    assert "Judged: meeting rejected" in client.get("/met").text
    assert len(own_news.meetings("Tomas Orun", "Ilya Sade")) == 0
    text = client.get("/judgements").text
    assert "anna" in text
    assert "a namesake" in text
    undo_last(client, own_news)
    assert len(own_news.meetings("Tomas Orun", "Ilya Sade")) == 1
    assert "taken back" in client.get("/judgements?all=1").text


def test_what_was_rejected_together_is_taken_back_together(
    client: TestClient, own_news: KnowledgeGraph
) -> None:
    told = own_news.meetings("Marta Vell", "Tomas Orun")[0]
    here = f"/entities/{own_news.entity('Marta Vell').id}"
    reports = [account.report.id for account in told.accounts]
    send(client, "/wrong", act="reject", id=reports, to=here)  # type: ignore[arg-type]
    page = client.get(here).text
    assert "Judged: report of a meeting rejected: " in page
    assert ", and 1 more of the kind" in page
    assert f'name="to" value="{here}"' in page
    undo = " ".join(each.id for each in own_news.judgements())
    assert f'name="id" value="{undo}"' in page
    answer = send(client, "/judgements/undo", id=undo, to=here)
    assert answer.headers["location"] == here
    assert len(own_news.judgements()) == 0
    gone = send(client, "/wrong", act="merge", entity="Ada Lone", other="Nobody", to=here)
    assert "no entity is called &#39;Nobody&#39;</p>" in gone.text


def test_one_report_alone_is_rejected(client: TestClient, own_news: KnowledgeGraph) -> None:
    told = own_news.meetings("Marta Vell", "Tomas Orun")[0]
    send(client, "/wrong", act="reject", id=told.accounts[1].report.id, to="/met")
    assert [len(each.accounts) for each in own_news.meetings("Marta Vell", "Tomas Orun")] == [1]


def test_a_name_is_corrected(client: TestClient, own_news: KnowledgeGraph) -> None:
    one = own_news.entity("Marta Vell").id
    answer = send(
        client, "/wrong", act="rename", entity=one, name="Marta Velling", to=f"/entities/{one}"
    )
    assert answer.headers["location"] == f"/entities/{one}"
    assert "Marta Velling" in client.get(f"/entities/{one}").text
    undo_last(client, own_news)
    assert own_news.entity(one).name == "Marta Vell"


def test_a_kind_is_corrected(client: TestClient, own_news: KnowledgeGraph) -> None:
    send(client, "/wrong", act="retype", entity="Karsk", kind="group", to="/entities")
    assert own_news.entity("Karsk").kind == "group"
    assert send(client, "/wrong", act="retype", entity="Karsk", kind="ship").status_code == 400
    undo_last(client, own_news)
    assert own_news.entity("Karsk").kind == "place"


def test_two_names_of_one_are_merged_and_split(
    client: TestClient, own_news: KnowledgeGraph
) -> None:
    one, other = own_news.entity("Ada Lone"), own_news.entity("Nora Quist")
    to = f"/entities/{one.id}"
    send(client, "/wrong", act="merge", entity=one.id, other=other.id, to=to)
    assert own_news.entity("Ada Lone").id == own_news.entity("Nora Quist").id
    undo_last(client, own_news)
    assert own_news.entity("Ada Lone").id != own_news.entity("Nora Quist").id
    send(client, "/wrong", act="merge", entity=one.id, other=other.id, to=to)
    both = own_news.entity("Ada Lone")
    page = client.get(f"/wrong/spelling/{both.id}", params={"alias": "Ada Lone"})
    assert "Is “Ada Lone” not" in page.text
    answer = send(client, "/wrong", act="split", entity=both.id, alias="Ada Lone", to=to)
    assert answer.status_code == 409  # it contradicts the judgement before
    assert send(client, "/wrong", act="merge", entity=one.id, other="", to=to).status_code == 400


def test_what_is_no_name_is_hidden(client: TestClient, own_news: KnowledgeGraph) -> None:
    one = own_news.entity("Ada Lone").id
    answer = send(client, "/wrong", act="hide", entity=one, to=f"/entities/{one}")
    assert answer.status_code == 303
    assert "Judged: Ada Lone is hidden" in client.get("/entities").text
    assert "Ada Lone" not in client.get("/entities").text
    assert "Ada Lone" not in client.get("/", params={"q": "ada"}).text.partition("Articles</h2>")[0]
    undo_last(client, own_news)
    assert "Ada Lone" in client.get("/entities").text


def test_a_mention_and_an_office_are_rejected(client: TestClient, own_news: KnowledgeGraph) -> None:
    row = next(row for row in own_news.articles() if row.title == "Story 6")
    mention = next(m for m in own_news.article(row.id).mentions if m.text == "Ada Lone")
    send(client, "/wrong", act="reject", id=mention.id, to=f"/articles/{row.id}")
    assert "Ada Lone</a>" not in client.get(f"/articles/{row.id}").text
    office = own_news.show_entity("Marta Vell").roles[0]
    for claim in office.claims:
        send(client, "/wrong", act="reject", id=claim, to="/")
    assert office.claims[0] not in {
        c for o in own_news.show_entity("Marta Vell").roles for c in o.claims
    }


def test_a_name_means_somebody_else_in_one_article(
    client: TestClient, own_news: KnowledgeGraph
) -> None:
    row = next(row for row in own_news.articles() if row.title == "Story 6")
    mention = next(m for m in own_news.article(row.id).mentions if m.text == "Ada Lone")
    page = client.get(f"/wrong/mention/{mention.id}?in={row.id}").text
    assert "In this article “Ada Lone” is" in page
    assert f'name="article" value="{row.id}"' in page
    values = {
        "act": "identify",
        "alias": "Ada Lone",
        "article": row.id,
        "to": f"/articles/{row.id}",
    }
    assert send(client, "/wrong", **values).status_code == 400
    assert send(client, "/wrong", other="Nobody", **values).status_code == 404
    send(client, "/wrong", other="Nora Quist", **values)
    quist = own_news.entity("Nora Quist").id
    meant = [m.entity for m in own_news.article(row.id).mentions if m.text == "Ada Lone"]
    assert set(meant) == {quist}
    undo_last(client, own_news)
    assert own_news.entity("Ada Lone").id != quist


def test_nothing_is_done_where_nothing_was_chosen(
    client: TestClient, own_news: KnowledgeGraph
) -> None:
    for values in (
        {},
        {"act": "reject"},
        {"act": "x"},
        {"act": "reject", "id": "ffffffffffffffff"},
    ):
        assert send(client, "/wrong", **values).status_code in {400, 404}
    assert len(own_news.judgements()) == 0
    assert send(client, "/judgements/undo", id="x").status_code == 404


def test_one_who_writes_makes_others_wait_and_says_so(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = word_of(client)
    monkeypatch.setattr(desk.news.store, "_patience", 0.1)
    place = str(desk.news.store.file)
    with Store.open(place, patience=0.1) as other, other.writing():
        monkeypatch.setattr(desk.news.store.database, "patience", 0.1)
        answer = client.post("/wrong", headers={"Origin": HERE},
                             data={"csrf": word, "act": "hide", "entity": "Ada Lone"})  # fmt: skip
        assert answer.status_code == 503
        assert "another process is writing to it; try again" in answer.text
        assert client.get("/met").status_code == 200


# Adding --------------------------------------------------------------------------------------
