"""Folders of articles, for tests."""

from pathlib import Path

from kg.articles import Read, ReadOptions, read
from kg.model import Article

BODY = "The ministers of the two countries met in Geneva on Monday.\nThey will meet again.\n"


def articles(*paths: Path, **options: object) -> list[Article]:
    items = list(read(paths, options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert all(isinstance(item, Read) for item in items), items
    return [item.article for item in items if isinstance(item, Read)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
