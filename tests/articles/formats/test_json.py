"""JSON: lists within objects are streamed, broken values skipped, known shapes told by a table."""

from pathlib import Path

import pytest
from jsons import TEXT, only, write

from kg.articles import Read, ReadOptions, read


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


def test_a_column_may_be_named_by_its_path(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", {"story": {"body": TEXT, "head": "Talks in Riga"}})
    article = only(path, ReadOptions(text="story.body", title="story.head"))
    assert (article.text, article.title) == (TEXT, "Talks in Riga")


def test_an_article_that_lists_something_else_is_one_article(tmp_path: Path) -> None:
    record = {"title": "Talks in Riga", "text": TEXT, "items": [{"name": "Riga"}]}
    assert only(write(tmp_path / "a.json", record)).path.endswith("a.json")


@pytest.mark.parametrize(
    "written",
    ["var articles = {};", "window.__DATA__={}", "callback({});", "// exported\n{}",
     "const a = /* all */ {}\nexport {{ a }};", 'window["a"] = {};\nvar b = {{}};'],
)  # fmt: skip
def test_what_programs_write_around_json_is_passed_over(tmp_path: Path, written: str) -> None:
    path = write(tmp_path / "a.json", written.format(f'{{"title": "Talks", "text": "{TEXT}"}}'))
    article = only(path)
    assert (article.title, article.text) == ("Talks", TEXT)
    assert article.path.endswith("a.json")


def test_all_chats_of_an_account_are_read(tmp_path: Path) -> None:
    said = {"type": "message", "date": "2024-03-06T08:00:00", "date_unixtime": "1709704800",
            "from": "Baltic Courier", "text": TEXT, "text_entities": []}  # fmt: skip
    chats = {"chats": {"list": [{"name": name, "messages": [said]} for name in "ab"]}}
    found = list(read([write(tmp_path / "result.json", chats)]))
    assert [item.article.text for item in found if isinstance(item, Read)] == [TEXT, TEXT]


def test_columns_may_be_longer_than_an_article(tmp_path: Path) -> None:
    rows = range(400)
    columns = {"title": {str(n): f"Day {n}" for n in rows}, "text": {str(n): TEXT for n in rows},
               "date": {str(n): "2024-03-06" for n in rows}}  # fmt: skip
    path = write(tmp_path / "a.json", columns)
    assert path.stat().st_size < 8 * ReadOptions(limit=0).most_bytes
    found = list(read([path], options=ReadOptions(limit=100)))
    assert len([item for item in found if isinstance(item, Read)]) == len(rows)
    write(path, {"title": "a", "meta": [["x" * 70_000]]})
    (error,) = read([path], options=ReadOptions(limit=100))
    assert "too long" in str(error)


def test_articles_under_keys_of_their_own_are_all_read(tmp_path: Path) -> None:
    days = {day: [{"title": day, "text": TEXT}] for day in ("2024-03-06", "2024-03-13")}
    found = list(read([write(tmp_path / "a.json", days)]))
    assert [item.article.title for item in found if isinstance(item, Read)] == list(days)
    remarks = {"counts": [{"text": "12"}, {"text": "13"}]}
    (error,) = read([write(tmp_path / "b.json", remarks)])
    assert not isinstance(error, Read)


def test_an_article_whose_text_lies_in_an_object_is_the_one_of_its_file(tmp_path: Path) -> None:
    record = {"title": "Talks in Riga", "story": {"body": TEXT}}
    article = only(write(tmp_path / "a.json", record))
    assert (article.text, article.path.rpartition("/")[2]) == (TEXT, "a.json")


def test_what_phpmyadmin_writes_above_a_table_is_no_article(tmp_path: Path) -> None:
    row = {"post_title": "Talks", "post_content": "They met.", "post_date": "2024-03-06"}
    table = {"type": "table", "name": "wp_posts", "database": "wp", "data": [row]}
    above = [{"type": "header", "version": "5.2"}, {"type": "database", "name": "wp"}]
    (item,) = read([write(tmp_path / "a.json", [*above, table])])
    assert isinstance(item, Read)
    assert (item.article.title, item.article.text) == ("Talks", "They met.")
