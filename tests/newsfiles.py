"""Files of news agencies."""

from pathlib import Path

from kg.articles import Read, read
from kg.model import Article


def articles(path: Path) -> list[Article]:
    return [item.article for item in read([path]) if isinstance(item, Read)]
