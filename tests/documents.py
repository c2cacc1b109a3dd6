"""Documents are read, and what is said of bad ones."""

from pathlib import Path

from kg.articles import Read, ReadOptions, read
from kg.model import Article


def only(path: Path) -> Article:
    (item,) = read([path])
    assert isinstance(item, Read), item
    return item.article


def said(path: Path, options: ReadOptions | None = None) -> list[str]:
    """Return what is said of a file, without its folder."""
    return [str(item).removeprefix(f"{path.parent}/") for item in read([path], options=options)]
