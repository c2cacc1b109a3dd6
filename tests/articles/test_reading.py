"""Files and folders, and the articles that they yield."""

import gzip
import io
import json
from pathlib import Path

import pytest
from folders import BODY, articles, write

from kg.articles import Read, ReadOptions, read
from kg.errors import ArticleError


def failure(path: Path, **options: object) -> str:
    (item,) = read([path], options=ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(item, ArticleError)
    return item.reason


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "\r\n  Talks in Geneva\r\n\r\nThe ministers met.\t\r\n\u2028End"
    (article,) = articles(write(tmp_path / "a.txt", text))
    assert article.text == text
    assert article.path == str(tmp_path / "a.txt")
    assert article.language == "en"


def test_the_id_is_that_of_the_content(tmp_path: Path) -> None:
    a, b, c = (
        articles(write(tmp_path / name, text))[0]
        for name, text in (("a.txt", BODY), ("b.txt", BODY), ("c.txt", BODY + "!"))
    )
    assert a.id == b.id != c.id


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (BODY, ["-"]),
        ('{"text": "They met."}\n{"text": "They met again."}\n', ["-#1", "-#2"]),
        ("<!doctype html><p>The two ministers met in Geneva on Monday, they said.</p>", ["-"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, paths: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [item.article.path for item in read(["-"]) if isinstance(item, Read)] == paths


def test_dates_of_standard_input_show_which_number_is_the_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = (("They met.", "03/07/2023"), ("They met again.", "25/12/2023"))
    lines = "\n".join(json.dumps({"text": text, "date": date}) for text, date in rows)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    found = [item.article.published for item in read(["-"]) if isinstance(item, Read)]
    assert found == ["2023-07-03", "2023-12-25"]


def test_a_compressed_text_is_read(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.txt.gz", gzip.compress(BODY.encode())))
    assert article.text == BODY


def test_the_samples_can_be_read() -> None:
    found = articles(Path(__file__).parents[2] / "seeds")
    assert len(found) == 5
    assert all(article.title and article.publisher == "kg samples" for article in found)
