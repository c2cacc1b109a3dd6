"""A line may have the shapes that a file has."""

import json
from pathlib import Path

from jsons import SHAPES, TEXT, only, write


def test_lines_may_have_these_shapes_too(tmp_path: Path) -> None:
    article = only(write(tmp_path / "a.jsonl", json.dumps(SHAPES["Fundus"]) + "\n"))
    assert (article.text, article.published) == (TEXT, "2024-03-06")
