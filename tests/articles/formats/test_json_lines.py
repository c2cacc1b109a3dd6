"""A line may have the shapes that a file has."""

import json
from pathlib import Path

import pytest
from jsons import SHAPES, TEXT, only, write

from kg.articles import Read, read


def test_lines_may_have_these_shapes_too(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.jsonl", json.dumps(SHAPES["Fundus"]) + "\n"))
    assert (article.text, article.published) == (TEXT, "2024-03-06")


@pytest.mark.parametrize(
    "text",
    [
        '{"text": "They met."},\n{"text": "They left."}\n',
        '\x1e{"text": "They met."}\n\x1e{"text": "They left."}\n',
        '{"index": {"_id": 1}}\n{"text": "They met."}\n{"index": {}}\n{"text": "They left."}\n',
        '[\n{"text": "They met."},\n{"text": "They left."}\n]\n',
        '{\n  "text": "They met."\n}\n{\n  "text": "They left."\n}\n',
        '[{"text": "They met."}, {"text": "They left."}]\n',
    ],
)
def test_lines_of_other_programs(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jsonl").write_text(text)
    found = [item.article for item in read(tmp_path / "a.jsonl") if isinstance(item, Read)]
    assert [(each.text, each.path[-2:]) for each in found] == [
        ("They met.", "#1"), ("They left.", "#2"),
    ]  # fmt: skip
