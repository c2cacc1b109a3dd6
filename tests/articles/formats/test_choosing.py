"""JSON, JSON Lines, CSV, web pages, and encodings."""

import gzip
import json
from pathlib import Path

import pytest
from formats_read import outcome, said

from kg.articles import Read, ReadOptions, read
from kg.errors import ArticleError

HOSTILE = ReadOptions(limit=100_000)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "record",
    [
        {"text": "They met.", "title": "T", "published": "2023-07-03", "url": "https://a.org/b"},
        {"Body": "They met.", "Headline": "T", "published_at": "2023-07-03T10:00:00Z",
         "link": "https://a.org/b", "source": {"id": "bugle", "name": "Bugle"}},
        {"content": "They met.", "headline": "T", "date": 1688342400, "URL": "https://a.org/b"},
    ],
)  # fmt: skip
def test_usual_names_of_columns_are_known(
    tmp_path: Path, name: str, record: dict[str, object]
) -> None:
    (tmp_path / name).write_text(json.dumps(record))
    (item,) = read([tmp_path / name])
    assert isinstance(item, Read)
    article = item.article
    assert (article.text, article.title, article.published) == ("They met.", "T", "2023-07-03")
    assert article.url == "https://a.org/b"
    assert article.path.endswith(".json" if name == "a.json" else ".jsonl#1")


def test_columns_can_be_named(tmp_path: Path) -> None:
    options = ReadOptions(text="inhalt", title="kopf", published="tag", publisher="blatt")
    (tmp_path / "a.csv").write_text("inhalt,kopf,tag,blatt,text\nThey met.,T,2023-07,Bugle,no\n")
    (item,) = read([tmp_path / "a.csv"], options=options)
    assert isinstance(item, Read)
    article = item.article
    assert (article.text, article.title, article.published) == ("They met.", "T", "2023-07")
    assert article.publisher == "Bugle"


def dates_of(path: Path) -> list[str | None]:
    return [item.article.published for item in read([path]) if isinstance(item, Read)]


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_the_dates_of_a_table_show_which_number_is_the_day(tmp_path: Path, name: str) -> None:
    def table(*dates: str) -> Path:
        rows = "".join(f"They met, on day {n}.;{date}\n" for n, date in enumerate(dates))
        data = f"text;date\n{rows}".encode()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
        return tmp_path / name

    assert dates_of(table("03/07/2023", "25/12/2023")) == ["2023-07-03", "2023-12-25"]
    assert dates_of(table("07/03/2023", "12/25/2023")) == ["2023-07-03", "2023-12-25"]
    assert dates_of(table("03/07/2023", "04/07/2023")) == ["2023", "2023"]


def test_metadata_shows_which_number_is_the_day(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"They met, says {name}.")
    (tmp_path / "metadata.csv").write_text("file,date\na.txt,03/07/2023\nb.txt,25/12/2023\n")
    assert dates_of(tmp_path) == ["2023-07-03", "2023-12-25"]


@pytest.mark.parametrize(
    ("published", "url", "text", "date"),
    [
        ("03/07/2023", "https://a.co.uk/b", "They met.", "2023-07-03"),
        ("03/07/2023", "https://a.com/2023/07/03/b", "They met.", "2023-07-03"),
        ("03/07/2023", "https://a.com/b", "July 3, 2023\nThey met.", "2023-07-03"),
        ("03/07/2023", "https://a.com/b", "July 3, 2021\nThey met.", "2023"),
        ("03/07/2023", "https://a.com/b", "They met.", "2023"),
    ],
)
def test_an_article_itself_may_tell_the_day(
    tmp_path: Path, published: str, url: str, text: str, date: str
) -> None:
    record = {"text": text, "published": published, "url": url}
    (tmp_path / "a.json").write_text(json.dumps(record))
    assert dates_of(tmp_path / "a.json") == [date]


def test_a_missing_column_is_said_with_those_that_are_there(tmp_path: Path) -> None:
    assert said(outcome(tmp_path / "a.csv", "id,words\n1,They met.\n")) == ["id, words"]


@pytest.mark.parametrize(
    "content",
    [
        '[{"text": "They met."}, {"text": "Again."}]',
        '{"text": "They met."}\n\n{"text": "Again."}\n',
        '{"status": "ok", "articles": [{"text": "They met."}, {"text": "Again."}]}',
        '\ufeff [ {"text": "They met."} ,\r\n {"text": "Again."} ] ',
    ],
)
def test_json_holds_one_or_many(tmp_path: Path, content: str) -> None:
    assert outcome(tmp_path / "a.json", content) == ["They met.", "Again."]


def test_a_long_list_is_read_object_by_object(tmp_path: Path) -> None:
    texts = [f"{'x' * (number % 700)} meeting {number} “…”" for number in range(1_000)]
    content = json.dumps([{"n": 1, "text": text} for text in texts], ensure_ascii=False, indent=1)
    assert outcome(tmp_path / "a.json", content) == texts


def test_a_bad_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    lines = [
        '{"text": "They met."}',
        '{"text": ',
        "3",
        '{"text": 3}',
        '{"text": " "}',
        "[" * 99_999,
    ]
    found = outcome(tmp_path / "a.jsonl", "\n".join([*lines, '{"text": "Again."}']))
    assert (found[0], found[-1]) == ("They met.", "Again.")
    reasons = [str(item).partition(".jsonl")[2] for item in found[1:-1]]
    assert reasons == [
        "#2: malformed JSON",
        "#3: not a JSON object",
        "#4: its 'text' is not a text",
        "#5: empty",
        "#6: JSON nested too deeply",
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_with_any_usual_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [["date", "text"], ["2023-07-03", '"They met;\n\n, | ""again""."'], ["x", "y"]]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    assert outcome(tmp_path / "a.csv", content) == ['They met;\n\n, | "again".', "y"]


def test_the_line_formats_may_be_compressed(tmp_path: Path) -> None:
    content = gzip.compress(b'{"text": "They met."}\n{"text": "Again."}\n')
    assert outcome(tmp_path / "a.jsonl.gz", content) == ["They met.", "Again."]


def test_nothing_is_stored_that_a_database_refuses(tmp_path: Path) -> None:
    assert outcome(tmp_path / "a.json", r'{"text": "\u0000 met \ud800"}') == ["\ufffd met \ufffd"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", b"[" * 1_000_000, "JSON nested too deeply"),
        ("a.json", b'{"a":' * 200_000, "JSON nested too deeply"),
        ("a.json", b"[" + b"[]," * 500_000 + b"[]]", "left after 100 bad records"),
        ("a.json", b'{"text":"' + b"a" * 5_000_000, "too long for an article"),
        ("a.json", b" " * 3_000_000, "holds no article"),
        ("a.jsonl", b"a" * 5_000_000, "too long for an article"),
        ("a.jsonl", b"\n" * 3_000_000, "more than 100,000 blank lines in a row"),
        ("a.jsonl", b"{\n" * 1_000_000, "left after 100 bad records"),
        ("a.csv", b"text\n" + b"a" * 5_000_000, "too long for an article"),
        ("a.csv", b'text\n"' + b"abc\n" * 500_000, "is a quotation mark missing?)"),
        ("a.csv", b"text\n" + b"\n" * 3_000_000, "more than 100,000 blank lines in a row"),
        ("a.html", b"<p>" * 60_001, "no article found in this page"),
        ("a.html", b"<p" * 60_001, "its tags have no end"),
        ("a.html", b"<p>" + b"a" * 2_500_000, "over 100,000 characters"),
        ("a.txt", b"a" * 50_000_000, "over 100,000 characters"),
        ("a.txt.gz", gzip.compress(b"a" * 50_000_000), "too long for an article"),
        ("a.jsonl.gz", gzip.compress(b"a" * 50_000_000), "a gzip bomb"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "a"}')[:-9], "broken gzip file"),
        ("a.csv.gz", b"text\nno gzip", "broken gzip file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bombs_are_an_error_in_little_time(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    found = outcome(tmp_path / name, content, HOSTILE)
    assert len(found) <= 101
    assert isinstance(found[-1], ArticleError)
    assert reason in str(found[-1])


def test_a_text_within_objects_and_lists_is_found(tmp_path: Path) -> None:
    wrapped = {
        "response": {
            "status": "ok",
            "results": [
                {"webTitle": "Loans &amp; ports", "fields": {"bodyText": "They met."}},
                {"webTitle": "Rates", "fields": {"bodyText": "They spoke."}},
            ],
        }
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(wrapped))
    found = [item.article for item in read([path]) if isinstance(item, Read)]
    assert [(one.title, one.text) for one in found] == [
        ("Loans & ports", "They met."),
        ("Rates", "They spoke."),
    ]


def test_the_full_text_of_a_feed_is_its_encoded_content(tmp_path: Path) -> None:
    record = {"title": "T", "description": "Short.", "content:encoded": "<p>They met.</p>"}
    assert outcome(tmp_path / "a.json", json.dumps([record])) == ["<p>They met.</p>"]


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    front = '+++\ntitle = "Loans"\ndate = 2024-03-06T08:00:00Z\n[source]\nname = "Bugle"\n+++\n'
    (tmp_path / "a.md").write_text(f"{front}\nThey met in Geneva.\n")
    (item,) = read([tmp_path / "a.md"])
    assert isinstance(item, Read)
    article = item.article
    assert (article.title, article.published, article.publisher) == ("Loans", "2024-03-06", "Bugle")
    assert article.text.strip() == "They met in Geneva."
    assert outcome(tmp_path / "b.md", "+++ loud +++\nThey met.\n") == ["+++ loud +++\nThey met.\n"]


def test_a_row_that_is_too_long_loses_no_other_row(tmp_path: Path) -> None:
    long = '"' + "They met. " * 60_000 + '"'
    found = outcome(tmp_path / "a.csv", f"text,title\n{long},A\nThey met.,B\n", HOSTILE)
    assert [isinstance(one, ArticleError) for one in found] == [True, False]
    assert found[1] == "They met."


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.rtf", "a.warc", "a.wacz"])
def test_nobody_installs_a_library_for_a_broken_file(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.articles.formats.registry.find_spec", lambda name: None)
    (tmp_path / name).write_text("They met.")
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(b"They met."))
    kind = name[2:].upper()
    for path in (tmp_path / name, tmp_path / f"{name}.gz"):
        (item,) = read([path])
        assert str(item) == f"{path}: this is no {kind} file"
