"""JSON that is no list of objects: each article is read, none is lost."""

import io
import json
from pathlib import Path

import pytest
from jsons import write

from kg.articles import Read, read
from kg.articles.formats.content import Content
from kg.articles.formats.json import records
from kg.articles.formats.json_tables import are_by_id
from kg.articles.options import ReadOptions

RIGA = {"title": "Ministers meet in Riga", "date": "2024-03-06", "text": "Vrabel met Ozola."}
OSLO = {"title": "Leaders talk in Oslo", "date": "2024-03-13", "text": "Lund met Salonen."}
NAMES = list(RIGA)
ROWS = [list(RIGA.values()), list(OSLO.values())]


@pytest.mark.parametrize(
    "value",
    [
        {"a1": RIGA, "a2": OSLO},
        {"exported": "2024-04-01", "a1": RIGA, "a2": OSLO},
        {name: {"0": RIGA[name], "1": OSLO[name]} for name in NAMES},
        {name: [RIGA[name], OSLO[name]] for name in NAMES},
        {"columns": NAMES, "index": [0, 1], "data": ROWS},
        {"rows": ROWS, "columns": NAMES, "truncated": False},
        {"schema": {"fields": [{"name": "title"}]}, "data": [RIGA, OSLO]},
        {"fields": [{"name": name, "type": "string"} for name in NAMES], "rows": ROWS},
        [{"status": "ok", "articles": [RIGA]}, {"status": "ok", "articles": [OSLO]}],
        {"data": [{"id": "1", "attributes": RIGA}, {"id": "2", "attributes": OSLO}]},
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_each_article_is_read(tmp_path: Path, value: object, suffix: str) -> None:
    if suffix == ".jsonl" and isinstance(value, list):
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(map(json.dumps, value)))
    else:
        path = write(tmp_path / f"a{suffix}", value)
    found = [item.article for item in read(path) if isinstance(item, Read)]
    assert [each.path.rpartition("#")[2] for each in found] == ["1", "2"]
    assert [(each.title, each.published, each.text) for each in found] == list(map(tuple, ROWS))


def test_articles_by_id_and_rows_are_read_one_by_one() -> None:
    by_id = b'{"a1": {"text": "Vrabel met Ozola."}, "a2": {"text": "b"}, "a3": '
    split = b'{"columns": ["title", "text"], "data": [["a", "Vrabel met Ozola."], '
    for start in (by_id, split):
        content = Content(io.BytesIO(start), path="a.json")
        first = next(records(content, ReadOptions()))
        assert first[0] == 1
        assert "Vrabel met Ozola." in dict(first[1]).values()  # type: ignore[arg-type]


def test_a_bad_article_does_not_lose_the_others(tmp_path: Path) -> None:
    text = (
        '{"a1": {"text": "One met."}, "a2": {"text": "Two."}, "a3": {"text": x}, "n": 3, '
        '"a4": {"text": "Four."}}'
    )
    (tmp_path / "a.json").write_text(text)
    found = list(read(tmp_path / "a.json"))
    assert [item.article.text if isinstance(item, Read) else "bad" for item in found] == [
        "One met.", "Two.", "bad", "Four.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Talks", "summary": {"text": "They met."}, "body": {"text": "They met in Riga."}},
        {"text": ["They met.", "They left."], "title": "Talks"},
        {"title": "Talks", "text": "They met.", "related": {"a": RIGA, "b": OSLO}},
    ],
)
def test_an_article_with_objects_in_it_is_one(tmp_path: Path, value: dict[str, object]) -> None:
    (item,) = read(write(tmp_path / "a.json", value))
    assert isinstance(item, Read)
    assert (item.article.title, item.article.path[-6:]) == ("Talks", "a.json")
    assert not are_by_id(value)
