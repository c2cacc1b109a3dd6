"""Zip files that are bombs."""

from pathlib import Path

import written
from documents import said

from kg.articles import ReadOptions


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = {"word/document.xml": "a" * 5_000_000, "[Content_Types].xml": "x"}
    path = written.zipped(tmp_path / "a.docx", bomb)
    assert "a zip bomb" in said(path, ReadOptions(limit=10_000))[0]
