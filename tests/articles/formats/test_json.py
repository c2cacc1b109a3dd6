"""JSON: lists within objects are streamed, broken values skipped, known shapes told by a table."""

from pathlib import Path

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
