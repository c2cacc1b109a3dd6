"""Articles: which were read, and which repeat one another."""

from typing import Any

from kg.results.records import ArticleRow
from kg.results.table import Cell, ResultTable


class Articles(ResultTable[ArticleRow]):
    """Articles, without their texts."""

    columns = ("published", "publisher", "title", "mentions", "reports", "path", "copy of", "id")
    none = "no articles; kg add reads some"

    def row(self, item: ArticleRow) -> tuple[Cell, ...]:
        """Return date, publisher, title, counts, path and id."""
        return (
            item.published, item.publisher, item.title, item.mentions, item.meetings,
            item.path, item.copy_of, item.id,
        )  # fmt: skip


class Copies(ResultTable[tuple[ArticleRow, ...]]):
    """Groups of articles that are copies of one another."""

    columns = ("articles", "title", "paths")
    none = "no copies found"

    def row(self, item: tuple[ArticleRow, ...]) -> tuple[Cell, ...]:
        """Return how many there are, the first one's title, and all paths."""
        return len(item), item[0].title, "; ".join(each.path for each in item)

    def record(self, item: tuple[ArticleRow, ...]) -> dict[str, Any]:
        """Return the ids and paths of a group, the original first."""
        return {"original": item[0].id, "articles": [each.id for each in item],
                "paths": [each.path for each in item]}  # fmt: skip


# What the counts of meetings by status are called.
STATUS_COUNTS = {"meetings denied": "meetings that did not take place"}


class Stats(ResultTable[tuple[str, int]]):
    """How much of everything there is."""

    columns = ("what", "number")

    def row(self, item: tuple[str, int]) -> tuple[Cell, ...]:
        """Return a noun and its number."""
        what, number = item
        return STATUS_COUNTS.get(what, what), number
