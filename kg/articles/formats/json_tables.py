"""Articles in JSON that is no list of objects: objects by their ids, columns, rows under names.

{"a1": {"title": …, "text": …}, "a2": {…}}                       by id, as pandas' "index"
{"title": {"0": …, "1": …}, "text": {"0": …, "1": …}}            pandas' "columns", or lists
{"columns": ["title", "text"], "index": [0], "data": [[…, …]]}   pandas' "split", Datasette
"""

from collections.abc import Iterable, Iterator, Mapping

from kg.articles.fields import columns
from kg.articles.options import ReadOptions

NAMES_OF_ROWS = ("columns", "fields", "header")
ROWS = frozenset({"data", "rows", "values", "records"})


def column_of_text(value: object) -> str | None:
    """Return the key that holds the text of an article, None where a value is no article."""
    if not isinstance(value, Mapping):
        return None
    column = columns([name for name in value if isinstance(name, str)], ReadOptions()).get("text")
    return column if column and isinstance(value[column], str | list) and value[column] else None


def are_by_id(members: Mapping[str, object]) -> bool:
    """Return whether the objects in an object are articles, all with the text under one key."""
    found = [column_of_text(value) for value in members.values() if isinstance(value, Mapping)]
    if len(found) < 2 or None in found or len(set(found)) > 1:
        return False
    return not columns(list(members), ReadOptions())


def tabled(members: Mapping[str, object]) -> list[object] | None:
    """Return the articles of an object that is a table of them, None where it is none."""
    if are_by_id(members):
        return [value for value in members.values() if isinstance(value, Mapping)]
    names = names_of_rows(members)
    if names is None:
        return of_columns(members)
    rows = next((members[key] for key in ROWS if isinstance(members.get(key), list)), None)
    return list(named(rows, names)) if isinstance(rows, list) else None


def of_columns(members: Mapping[str, object]) -> list[object] | None:
    """Return the rows of columns with an entry for each row, None where there are none.

    A text of several paragraphs is a list as well, but its title is none.
    """
    known = columns(list(members), ReadOptions())
    if not known.keys() > {"text"}:
        return None
    cells = {name: by_row(value) for name, value in members.items()}
    texts = cells[known["text"]]
    if any(cells[name].keys() != texts.keys() for name in known.values()):
        return None
    if not all(isinstance(text, str | None) for text in texts.values()):
        return None
    return [{name: each.get(row) for name, each in cells.items()} for row in texts] or None


def by_row(value: object) -> Mapping[object, object]:
    """Return the entries of a column by their rows; none of what is no column."""
    if isinstance(value, list):
        return dict(enumerate(value))
    return value if isinstance(value, Mapping) else {}


def names_of_rows(members: Mapping[str, object]) -> list[str] | None:
    """Return the names of the columns of rows that follow in an object, None where it has none.

    Some programs describe a column by an object: {"name": "title", "type": "string"}.
    """
    for key in NAMES_OF_ROWS:
        value = members.get(key)
        if isinstance(value, list):
            names = [each.get("name") if isinstance(each, Mapping) else each for each in value]
            if "text" in columns(shown := list(map(str, names)), ReadOptions()):
                return shown
    return None


def named(rows: Iterable[object], names: list[str]) -> Iterator[object]:
    """Yield each row as an object; what is none as it is."""
    for row in rows:
        yield dict(zip(names, row, strict=False)) if isinstance(row, list) else row
