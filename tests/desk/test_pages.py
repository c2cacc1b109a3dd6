"""What the pages of the desk say of the small world."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from desks import desk_over, reader, send
from starlette.testclient import TestClient

from kg.desk import Desk
from kg.desk.filters import Filters
from kg.desk.passages import marked, paragraphs
from kg.desk.rendering import said_date
from kg.knowledge import KnowledgeGraph
from kg.model import Quote
from kg.results.records import ArticleText


@pytest.fixture
def desk(news: KnowledgeGraph, tmp_path: Path) -> Desk:
    return desk_over(news, tmp_path / "desk")


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return reader(desk)


def test_the_first_page_counts_what_is_there_and_shows_the_latest_meetings(
    client: TestClient,
) -> None:
    text = client.get("/").text
    assert "6 articles" in text
    assert "Latest meetings" in text
    assert text.index("20 Aug 2023") < text.index("Jul 2023") < text.index("14 Jun 2023")


def test_an_empty_database_says_how_to_fill_it(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "empty.db") as news:
        client = reader(desk_over(news, tmp_path / "desk"))
        assert "Nothing has been read yet" in client.get("/").text
        for path in ("/met", "/entities", "/articles", "/graph"):
            assert client.get(path).status_code == 200


def test_search_finds_names_articles_and_sentences(client: TestClient) -> None:
    text = client.get("/", params={"q": "orun"}).text
    assert "Tomas Orun" in text
    assert "Story 3" in text
    assert "Tomas Orun received Marta Vell." in text.replace("<mark>", "").replace("</mark>", "")
    assert "Nothing here has all of these words" in client.get("/", params={"q": "zebra"}).text


@pytest.mark.parametrize("words", ['"', "'", "* OR", "a AND b NOT", "%", "_", "\x00", "é" * 500])
def test_search_takes_whatever_is_typed(client: TestClient, words: str) -> None:
    assert client.get("/", params={"q": words}).status_code == 200


def test_names_are_found_by_the_beginnings_of_their_words(news: KnowledgeGraph) -> None:
    assert [one.name for one in news.names("or to")] == ["Tomas Orun"]
    assert [one.name for one in news.names("run")] == []
    assert [one.name for one in news.names("k", kind="place")] == ["Karsk"]
    assert len(news.names("%")) == 0


def test_an_article_is_found_by_words_of_different_sentences_and_of_its_title(
    news: KnowledgeGraph,
) -> None:
    assert [row.title for row in news.articles_with("river lone")] == ["Story 6"]
    assert [row.title for row in news.articles_with('"likes amber" story')] == ["Story 6"]
    assert [row.title for row in news.articles_with("story 4")] == ["Story 4"]
    assert len(news.articles_with("river zebra")) == 0


def test_without_a_name_the_table_is_of_meetings_newest_first(client: TestClient) -> None:
    text = client.get("/met").text
    assert "4 meetings" in text
    assert "did not take place" in text


def test_with_one_name_the_table_is_of_those_who_were_met(client: TestClient) -> None:
    text = client.get("/met", params={"name": "Tomas Orun"}).text
    assert "2 who were met" in text
    assert "Ilya Sade" in text
    assert "Nora Quist" not in text
    each = client.get("/met", params={"name": "Tomas Orun", "each": "1"}).text
    assert "2 meetings" in each


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"name": ["Marta Vell", "Tomas Orun"]}, "1 meeting"),
        ({"since": "2023-07"}, "3 meetings"),
        ({"until": "2023-06"}, "1 meeting"),
        ({"place": "karsk"}, "1 meeting"),
        ({"status": ["planned", "denied"]}, "2 meetings"),
        ({"kind": "place"}, "No meetings found that fit"),
    ],
)
def test_the_filters_are_those_of_kg_met(
    client: TestClient, asked: dict[str, str], number: str
) -> None:
    assert number in client.get("/met", params=asked).text


def test_a_filter_that_means_nothing_is_said_beside_the_form(client: TestClient) -> None:
    answer = client.get("/met", params={"since": "June"})
    assert answer.status_code == 400
    assert "is no date; give 2023" in answer.text
    assert client.get("/met", params={"status": "maybe"}).status_code == 400


def test_a_name_that_is_not_known_offers_those_that_are(client: TestClient) -> None:
    answer = client.get("/met", params={"name": "Tom"})
    assert answer.status_code == 404
    assert "Did you mean" in answer.text
    assert "Tomas Orun" in answer.text


def test_an_id_in_the_address_is_shown_as_a_name_in_the_form(
    client: TestClient, news: KnowledgeGraph
) -> None:
    text = client.get("/met", params={"name": news.entity("Tomas Orun").id}).text
    assert 'value="person:Tomas Orun"' in text


def test_what_is_shown_can_be_had_as_a_file(client: TestClient) -> None:
    answer = client.get("/met.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0][:3] == ["date", "who", "place"]
    assert len(rows) == 5
    records = [json.loads(line) for line in client.get("/met.json").text.splitlines()]
    assert {record["status"] for record in records} == {"held", "planned", "denied"}
    assert client.get("/met.md").text.startswith("| date | who |")
    assert client.get("/met.xlsx").content[:2] == b"PK"
    assert client.get("/met.exe").status_code == 400
    one = client.get("/met.csv", params={"name": "Tomas Orun"}).text
    assert one.startswith("met,kind,meetings")


def test_every_list_and_page_has_files(client: TestClient, news: KnowledgeGraph) -> None:
    one, meeting = news.entity("Marta Vell").id, news.meetings()[0].meeting.id
    for path in (
        "/sentences",
        "/entities",
        f"/entities/{one}",
        f"/meetings/{meeting}",
        "/articles",
    ):
        for form in ("csv", "xlsx", "json", "md"):
            answer = client.get(f"{path}.{form}", params={"q": "met"})
            assert answer.status_code == 200, (path, form)
            assert len(answer.content) > 20


def test_a_page_of_a_name_tells_meetings_spellings_and_articles(
    client: TestClient, news: KnowledgeGraph
) -> None:
    text = client.get(f"/entities/{news.entity('Marta Vell').id}").text
    for words in ("Marta Vell", "Meetings", "Tomas Orun", "Spellings", "Articles", "Story 1"):
        assert words in text
    assert client.get("/entities/ffffffffffffffff").status_code == 404


def test_a_page_of_a_meeting_has_every_report_of_it(
    client: TestClient, news: KnowledgeGraph
) -> None:
    told = news.meetings("Marta Vell", "Tomas Orun")[0]
    text = client.get(f"/meetings/{told.meeting.id}").text
    assert "14 Jun 2023" in text
    assert "Karsk" in text
    assert "2 independent" in text
    assert text.count("<blockquote>") == 2
    assert client.get("/meetings/none").status_code == 404


def test_a_page_of_an_article_colours_its_names_and_marks_its_reports(
    client: TestClient, news: KnowledgeGraph
) -> None:
    row = next(row for row in news.articles() if row.title == "Story 3")
    text = client.get(f"/articles/{row.id}").text
    assert f'href="/entities/{news.entity("Ilya Sade").id}"' in text
    assert '<mark class="told">' in text
    assert f"/meetings/{news.meetings('Ilya Sade')[1].meeting.id}#" in text
    assert client.get("/articles/none").status_code == 404


def test_the_passages_of_an_article_are_all_of_its_text(news: KnowledgeGraph) -> None:
    for row in news.articles():
        found = news.article(row.id)
        pieces = [piece for paragraph in paragraphs(found) for passage in paragraph
                  for piece in passage.pieces]  # fmt: skip
        assert "".join(piece.text for piece in pieces) == found.text
        for piece in pieces:
            if piece.mention:
                assert piece.text == piece.mention.text


def test_reports_that_overlap_are_marked_together(news: KnowledgeGraph) -> None:
    found = news.article(next(row.id for row in news.articles() if row.title == "Story 3"))
    first = found.reports[0]
    other = type(first)("r2", None, first.start + 3, first.end - 2, "planned")
    both = ArticleText(found.article, found.text, found.mentions, (first, other), ())
    passages = [passage for paragraph in paragraphs(both) for passage in paragraph]
    assert "".join(p.text for each in passages for p in each.pieces) == found.text
    assert max(len(each.reports) for each in passages) == 2


def test_marks_of_a_quotation_cut_it_and_lose_nothing() -> None:
    quote = Quote("a", "p", 0, 9, "Vell met Orun", marks=((0, 4), (2, 6), (9, 13)))
    assert marked(quote) == [("Vell", True), (" met ", False), ("Orun", True)]


def test_the_graph_around_a_name_is_the_page_of_kg_view(
    client: TestClient, news: KnowledgeGraph
) -> None:
    one = news.entity("Marta Vell")
    page = client.get("/graph", params={"name": "Marta Vell"}).text
    assert f"/graph/page?name={one.id}&amp;steps=1" in page
    drawn = client.get("/graph/page", params={"name": one.id}).text
    assert "Tomas Orun" in drawn
    assert client.get("/graph", params={"name": "Nobody"}).status_code == 404


def test_questions_are_saved_by_name_and_deleted(client: TestClient, desk: Desk) -> None:
    answer = send(client, "/questions/save", title=" Since  July ", query="since=2023-07")
    assert answer.headers["location"] == "/met?since=2023-07"
    text = client.get("/met?since=2023-07").text
    assert "The question is saved." in text
    assert ">Since July</a>" in text
    assert "The question is saved." not in client.get("/met").text
    (saved,) = desk.questions.listed()
    assert (saved.name, saved.by) == ("Since July", "anna")
    send(client, "/questions/save", title="Since July", query="since=2023-08")
    assert [each.query for each in desk.questions.listed()] == ["since=2023-08"]
    send(client, "/questions/delete", id=saved.id)
    assert desk.questions.listed() == []


def test_a_broken_file_of_questions_is_said_in_one_line(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "questions.json").write_text("[{]", encoding="utf-8")
    answer = client.get("/met")
    assert answer.status_code == 400
    assert "the saved questions cannot be read" in answer.text


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2023", "2023"),
        ("2023-06", "Jun 2023"),
        ("2023-06-04", "4 Jun 2023"),
        ("2023-06-12/2023-06-23", "12–23 Jun 2023"),
        ("2023-06/2023-07", "Jun 2023 – Jul 2023"),
        ("some day", "some day"),
        (None, ""),
    ],
)
def test_dates_are_said_as_people_read_them(date: str | None, said: str) -> None:
    assert said_date(date) == said


def test_filters_come_back_as_they_stood_in_the_address() -> None:
    from starlette.datastructures import QueryParams

    query = QueryParams("name=Vell&name=+Orun+&name=Vell&since=2023&status=held&each=1")
    filters = Filters.read(query)
    assert filters.names == ("Vell", "Orun")
    assert Filters.read(QueryParams([(k, v) for k, v in [
        ("name", "Vell"), ("name", "Orun"), ("since", "2023"), ("status", "held"), ("each", "1")
    ]])) == filters  # fmt: skip
