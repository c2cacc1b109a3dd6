"""JSON: lists within objects are streamed, broken values skipped, known shapes told by a table."""

import json
import tracemalloc
from pathlib import Path

import pytest

from kg.articles import Read, ReadOptions, read
from kg.articles.formats.json_shapes import lists, shapes
from kg.model import Article

TEXT = "Foreign Minister Tomas Vrabel met President Ilze Ozola in Riga on Tuesday."
URL = "https://courier.example/talks"


def write(path: Path, value: object) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value))
    return path


def only(path: Path, options: ReadOptions | None = None) -> Article:
    (item,) = read([path], options=options)
    assert isinstance(item, Read), item
    return item.article


SHAPES: dict[str, object] = {
    "trafilatura": {"title": "Talks in Riga", "hostname": "courier.example", "date": "2024-03-06",
                    "source": URL, "source-hostname": "Baltic Courier", "raw_text": "x",
                    "text": TEXT, "language": "en", "excerpt": "no"},
    "news-please": {"authors": [], "date_download": "2024-04-09 10:00:00", "maintext": TEXT,
                    "date_modify": None, "date_publish": "2024-03-06 08:00:00", "url": URL,
                    "source_domain": "Baltic Courier", "title": "Talks in Riga"},
    "Fundus": {"title": "Talks in Riga", "publishing_date": "2024-03-06 08:00:00+02:00",
               "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
               "html": {"requested_url": URL}, "publisher": "Baltic Courier", "lang": "en"},
    "NewsAPI": {"status": "ok", "articles": [{
        "source": {"id": None, "name": "Baltic Courier"}, "title": "Talks in Riga", "url": URL,
        "urlToImage": "x", "publishedAt": "2024-03-06T08:00:00Z", "content": TEXT}]},
    "Guardian": {"response": {"status": "ok", "results": [{
        "webTitle": "Talks", "webPublicationDate": "2024-03-06T08:00:00Z", "webUrl": URL,
        "fields": {"headline": "Talks in Riga", "bodyText": TEXT,
                   "publication": "Baltic Courier"}}]}},
    "Guardian, one": {"response": {"content": {
        "webTitle": "Talks in Riga", "webPublicationDate": "2024-03-06T08:00:00Z", "webUrl": URL,
        "fields": {"body": f"<p>{TEXT}</p>", "publication": "Baltic Courier"}}}},
    "New York Times": {"status": "OK", "response": {"docs": [{
        "abstract": "no", "web_url": URL, "lead_paragraph": TEXT, "source": "Baltic Courier",
        "headline": {"main": "Talks in Riga"}, "pub_date": "2024-03-06T08:00:00+0000"}]}},
    "WordPress": [{"id": 1, "date": "2024-03-06T08:00:00", "link": URL,
                   "title": {"rendered": "Talks in Riga"},
                   "content": {"rendered": f"<p>{TEXT}</p>\n", "protected": False},
                   "yoast_head_json": {"og_site_name": "Baltic Courier"}}],
    "EventRegistry": {"articles": {"page": 1, "results": [{
        "uri": "1", "lang": "eng", "date": "2024-03-06", "dateTime": "2024-03-06T08:00:00Z",
        "dateTimePub": "2024-03-06T08:00:00Z", "url": URL, "title": "Talks in Riga",
        "body": TEXT, "source": {"uri": "x", "title": "Baltic Courier"}}]}},
    "JSON Feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Baltic Courier",
                  "items": [{"id": "1", "url": URL, "title": "Talks in Riga",
                             "content_html": f"<p>{TEXT}</p>",
                             "date_published": "2024-03-06T08:00:00Z"}]},
    "Webz.io": {"posts": [{"thread": {"site": "Baltic Courier"}, "url": URL, "text": TEXT,
                           "title": "Talks in Riga", "published": "2024-03-06T08:00:00"}]},
    "Zotero": [{"key": "A", "data": {"itemType": "newspaperArticle", "title": "Talks in Riga",
                                     "abstractNote": TEXT, "date": "2024-03-06", "url": URL,
                                     "publicationTitle": "Baltic Courier"}}],
    "CSL": [{"id": "1", "type": "article-newspaper", "title": "Talks in Riga", "abstract": TEXT,
             "issued": {"date-parts": [[2024, 3, 6]]}, "URL": URL,
             "container-title": "Baltic Courier"}],
    "JSON-LD": {"@type": "NewsArticle", "headline": "Talks in Riga", "articleBody": TEXT,
                "datePublished": "2024-03-06", "mainEntityOfPage": {"@id": URL},
                "publisher": {"@type": "Organization", "name": "Baltic Courier"}},
    "ninjs": {"uri": URL, "headline": "Talks in Riga", "body_text": TEXT,
              "versioncreated": "2024-03-06T08:00:00Z",
              "infosources": [{"name": "Baltic Courier"}]},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_what_programs_and_services_write_is_read(tmp_path: Path, shape: str) -> None:
    article = only(write(tmp_path / "a.json", SHAPES[shape]))
    assert (article.text, article.title, article.url) == (TEXT, "Talks in Riga", URL)
    assert (article.published, article.publisher) == ("2024-03-06", "Baltic Courier")


def test_a_channel_of_telegram_is_read_message_by_message(tmp_path: Path) -> None:
    text = ["Minister ", {"type": "bold", "text": "Tomas Vrabel"}, " met Ilze Ozola."]
    said = {"type": "message", "date": "2024-03-06T08:00:00", "date_unixtime": "1709704800",
            "from": "Baltic Courier", "text": text, "text_entities": []}  # fmt: skip
    photo = {**said, "text": ""}
    channel = {"name": "Courier", "type": "public_channel", "messages": [said, photo]}
    found = list(read([write(tmp_path / "result.json", channel)]))
    assert isinstance(found[0], Read)
    assert found[0].article.text == "Minister Tomas Vrabel met Ilze Ozola."
    assert found[0].article.published == "2024-03-06"
    assert str(found[1]).endswith("#2: an entry of Telegram without a text")


def test_every_shape_and_list_has_its_columns() -> None:
    assert all(shape.marks and shape.columns["text"] for shape in shapes())
    assert "response.results" in lists()


def test_lines_may_have_these_shapes_too(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.jsonl", json.dumps(SHAPES["Fundus"]) + "\n"))
    assert (article.text, article.published) == (TEXT, "2024-03-06")


def test_a_column_may_be_named_by_its_path(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", {"story": {"body": TEXT, "head": "Talks in Riga"}})
    article = only(path, ReadOptions(text="story.body", title="story.head"))
    assert (article.text, article.title) == (TEXT, "Talks in Riga")


def test_a_list_within_an_object_costs_no_memory(tmp_path: Path) -> None:
    one = json.dumps(
        {"title": "Talks", "content": f"{TEXT} They spoke of the gas and of the ports. " * 100}
    )
    with (tmp_path / "a.json").open("w") as file:
        file.write('{"response": {"results": [' + f"{one}," * 2_000 + one + "]}}")
    tracemalloc.start()
    number = sum(isinstance(item, Read) for item in read([tmp_path / "a.json"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 2_001
    assert peak < 5_000_000 < (tmp_path / "a.json").stat().st_size


@pytest.mark.parametrize(
    "bad", ['{"text": }', '{"text": "They met."} x', f'{{"text": "{"a" * 200_000}"}}', "3", "tru"]
)
def test_a_bad_value_of_a_list_does_not_spoil_the_others(tmp_path: Path, bad: str) -> None:
    good = json.dumps({"text": TEXT, "tags": ["a]", {"b": "}"}]})
    path = write(tmp_path / "a.json", f'{{"articles": [{good}, {bad}, {good}]}}')
    found = list(read([path], options=ReadOptions(limit=20_000)))
    assert isinstance(found[0], Read)
    assert isinstance(found[-1], Read)
    assert [type(item).__name__ for item in found].count("ArticleError") == 1


def test_objects_after_a_bad_one_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", f'{{"text": }}\n{{"text": "{TEXT}"}}\n')
    found = [item.article.text for item in read([path]) if isinstance(item, Read)]
    assert found == [TEXT]


def test_an_article_that_lists_something_else_is_one_article(tmp_path: Path) -> None:
    record = {"title": "Talks in Riga", "text": TEXT, "items": [{"name": "Riga"}]}
    assert only(write(tmp_path / "a.json", record)).path.endswith("a.json")
