"""JSON Lines: one object a line."""

import json
from collections.abc import Iterator, Mapping

from kg.articles.encodings import Undecodable
from kg.articles.formats.content import Content
from kg.articles.formats.json_shapes import Outer, flat
from kg.articles.formats.raw import Numbered
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, TooLong, lines, utf8


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the number of each line that is not blank, and its object."""
    encoding = options.encoding
    number, blanks = 0, BlankLines()
    pieces = utf8(content.pieces(), encoding=encoding)
    for line in lines(pieces, most=options.most_bytes, encoding=encoding):
        if isinstance(line, Undecodable | TooLong):
            number += 1
            yield number, str(line)
            continue
        blanks.count(blank=line.isspace())
        if not line.isspace():
            number += 1
            yield number, of_line(line, options)


def of_line(line: str, options: ReadOptions) -> Mapping[str, object] | str:
    """Return the object of a line as a record, or what is wrong with it."""
    try:
        value = json.loads(line)
    except RecursionError:
        return "JSON nested too deeply"
    except ValueError:
        return "malformed JSON"
    return flat(value, Outer(), options) if isinstance(value, dict) else "not a JSON object"
