"""Tables of documents and pages that hold articles: a row for each, or a label and what it says.

Date        | Headline      | Text           Headline | Talks in Riga
6 March     | Talks in Riga | Vrabel met …   Date     | 6 March 2024
                                             Text     | Vrabel met …
"""

from collections.abc import Sequence

from kg.articles.fields import columns
from kg.articles.formats.raw import RawArticle, Record
from kg.articles.options import ReadOptions

LONGEST_NAME = 40  # characters
LEAST_BESIDE = 300  # characters of an article beside tables of articles; less is their title


def records_of_table(rows: Sequence[Sequence[str]]) -> list[dict[str, object]]:
    """Return the articles of a table by its columns, none of a table that lists anything else."""
    rows = [row for row in rows if any(map(str.strip, row))]
    if len(rows) < 2:
        return []
    if is_head(rows[0]):
        return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
    labels = [row[0] for row in rows]
    if all(len(row) == 2 for row in rows) and is_head(labels):
        return [{row[0]: row[1] for row in rows}]
    return []


def is_head(names: Sequence[str]) -> bool:
    """Return whether names are those of columns: of a text and of something else."""
    if any(len(name) > LONGEST_NAME for name in names):
        return False
    found = columns([name.strip() for name in names], ReadOptions())
    return "text" in found and len(found) > 1


def with_tables(tabled: Sequence[Record], beside: Sequence[RawArticle]) -> list[Record]:
    """Return the articles of tables, and one beside them that is more than their title."""
    if not tabled:
        return list(beside)
    return [*tabled, *(each for each in beside if len(each.text) >= LEAST_BESIDE)]
