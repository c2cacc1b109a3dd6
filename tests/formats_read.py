"""Files of any format, read."""

from pathlib import Path

from kg.articles import Read, ReadOptions, read
from kg.errors import ArticleError


def outcome(path: Path, content: str | bytes, options: ReadOptions | None = None) -> list[object]:
    """Return the text of each article read from a file of this content, or the error's reason."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [
        item.article.text if isinstance(item, Read) else item
        for item in read([path], options=options)
    ]


def said(outcome: list[object]) -> list[str]:
    return [str(item).rpartition(": ")[2] for item in outcome if isinstance(item, ArticleError)]
