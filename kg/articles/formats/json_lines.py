"""JSON Lines: one object a line."""

import json
import re
from collections.abc import Iterator
from itertools import chain

from kg.articles.encodings import Undecodable
from kg.articles.formats.content import Content
from kg.articles.formats.json import articles_in, checked, records_of
from kg.articles.formats.json_shapes import Outer
from kg.articles.formats.raw import Numbered
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, Malformed, TooLong, lines, utf8

# In streams, and in lists that were cut into lines, stand these around objects.
AROUND = "\x1e,"
SPREAD = re.compile(rb"\s*(?:\{[ \t]*\r?\n\s*\"|\[\s*\{)")
ACTIONS = frozenset({"index", "create", "update", "delete"})


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the number of each line that is not blank, and its object.

    A line that is an answer of a service holds several.
    """
    encoding = options.encoding
    number, blanks = 0, BlankLines()
    pieces = utf8(content.pieces(), encoding=encoding)
    start = next(pieces, b"")
    pieces = chain([start], pieces)
    if is_spread(start):
        yield from records_of(pieces, options)
        return
    for line in lines(pieces, most=options.most_bytes, encoding=encoding):
        if isinstance(line, Undecodable | TooLong):
            number += 1
            yield number, str(line)
            continue
        blanks.count(blank=line.isspace())
        for value in [] if line.isspace() else of_line(line):
            number += 1
            yield number, checked(value, Outer(), options)


def of_line(line: str) -> list[object]:
    """Return the objects of a line, or what is wrong with it."""
    try:
        value = json.loads(line.strip().strip(AROUND))
    except RecursionError:
        return [Malformed("JSON nested too deeply")]
    except ValueError:
        return [Malformed("malformed JSON")]
    if is_action(value):
        return []
    return (articles_in(value) if isinstance(value, dict) else None) or [value]


def is_action(value: object) -> bool:
    """Return whether an object says what a search engine does with the next one."""
    return isinstance(value, dict) and len(value) == 1 and not ACTIONS.isdisjoint(value)


def is_spread(start: bytes) -> bool:
    """Return whether objects stand on several lines each, or in a list: JSON, whatever its name."""
    return SPREAD.match(start) is not None
