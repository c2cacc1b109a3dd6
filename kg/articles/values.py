"""JSON: one object, a list of objects, objects one after another, or one a line."""

import codecs
import json
import re
from collections.abc import Iterator, Mapping

from kg.articles.encodings import Undecodable, codec_name, encoding_of, not_text
from kg.articles.options import ReadOptions
from kg.articles.streams import BlankLines, Malformed, TooLong, lines, utf8

DECODER = json.JSONDecoder()
SPACE = re.compile(r"[ \t\r\n]*")
LISTS = ("articles", "items", "results", "data", "documents", "docs", "news", "stories")
DEEPEST = 3  # objects that wrap a list of articles: {"response": {"results": […]}}
Numbered = tuple[int, Mapping[str, object] | str]


def value_lines(pieces: Iterator[bytes], options: ReadOptions) -> Iterator[Numbered]:
    """Yield the number of each line that is not blank, and its object."""
    encoding = options.encoding
    number, blanks = 0, BlankLines()
    read = lines(utf8(pieces, encoding=encoding), most=options.most_bytes, encoding=encoding)
    for line in read:
        if isinstance(line, Undecodable | TooLong):
            number += 1
            yield number, str(line)
            continue
        blanks.count(blank=line.isspace())
        if not line.isspace():
            number += 1
            yield number, of_line(line)


def of_line(line: str) -> Mapping[str, object] | str:
    """Return the object of a line, or what is wrong with it."""
    try:
        value = json.loads(line)
    except RecursionError:
        return "JSON nested too deeply"
    except ValueError:
        return "malformed JSON"
    return value if isinstance(value, dict) else "not a JSON object"


def values(pieces: Iterator[bytes], options: ReadOptions) -> Iterator[Numbered]:
    """Yield the objects of a JSON file: 0 as the number of one alone, else 1, 2, 3, …

    A list is read object by object, so that its length costs no memory.
    """
    stream = Values(text_of(pieces, options.encoding), most=options.most_bytes)
    if not stream.more():
        return
    if stream.take("["):
        yield from numbered(stream.listed())
        return
    first = stream.value()
    if stream.more():  # objects one after another, as in JSON Lines
        yield 1, checked(first)
        for number, record in numbered(stream.following()):
            yield number + 1, record
        return
    if isinstance(first, dict):
        inner = inner_list(first)
        if inner is not None:  # {"status": "ok", "articles": [{…}, {…}]}
            yield from numbered(iter(inner))
            return
    yield 0, checked(first)


def inner_list(value: Mapping[str, object], depth: int = 0) -> list[object] | None:
    """Return the list of articles in an object or in the objects that wrap it, None if none is."""
    for name in LISTS:
        found = value.get(name)
        if isinstance(found, list) and is_list_of_objects(found):
            return found
    for wrapped in value.values() if depth < DEEPEST else ():
        if isinstance(wrapped, dict) and (found := inner_list(wrapped, depth + 1)) is not None:
            return found
    return None


def numbered(found: Iterator[object]) -> Iterator[Numbered]:
    """Yield each value with its number from 1 on."""
    for number, value in enumerate(found, start=1):
        yield number, checked(value)


def checked(value: object) -> Mapping[str, object] | str:
    """Return an object, or what is wrong with a value that is none."""
    return value if isinstance(value, dict) else "not a JSON object"


def is_list_of_objects(value: object) -> bool:
    """Return whether a value is a list whose first element is an object."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def text_of(pieces: Iterator[bytes], encoding: str | None) -> Iterator[str]:
    """Yield the text of a JSON file in pieces."""
    first = next(pieces, b"")
    name = encoding or encoding_of(first)
    decoder = codecs.getincrementaldecoder(codec_name(name))("replace")
    text = decoder.decode(first).removeprefix("\ufeff")
    if not_text(text):
        raise Undecodable("binary, not text")
    yield text
    for piece in pieces:
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


class Values:
    """JSON values one after another, of which only one is in memory."""

    def __init__(self, pieces: Iterator[str], *, most: int) -> None:
        self.pieces, self.most = pieces, most
        self.buffer, self.at, self.before = "", 0, 0
        self.ended = False

    def fill(self, wanted: int) -> None:
        """Bring at least so many characters into the buffer, if there are as many."""
        found, size = [self.buffer[self.at :]], len(self.buffer) - self.at
        self.before += self.at
        while size < wanted and not self.ended:
            piece = next(self.pieces, None)
            if piece is None:
                self.ended = True
            else:
                found.append(piece)
                size += len(piece)
        self.buffer, self.at = "".join(found), 0

    def more(self) -> bool:
        """Skip space and return whether anything follows it."""
        while True:
            match = SPACE.match(self.buffer, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.buffer):
                return True
            if self.ended:
                return False
            self.fill(1)

    def take(self, character: str) -> bool:
        """Skip space and the character, if it is next; return whether it was."""
        if self.more() and self.buffer[self.at] == character:
            self.at += 1
            return True
        return False

    def value(self) -> object:
        """Return the next value, raising `Malformed` or `TooLong`."""
        wanted = 1 << 16
        while True:
            try:
                value, end = DECODER.raw_decode(self.buffer, self.at)
            except RecursionError:
                raise Malformed("JSON nested too deeply") from None
            except ValueError:
                if self.ended:
                    place = self.before + self.at
                    raise Malformed(f"malformed JSON in the value at character {place:,}") from None
            else:
                if end < len(self.buffer) or self.ended:
                    self.at = end
                    return value
            if len(self.buffer) - self.at > self.most:
                raise TooLong(
                    f"a JSON value over {self.most:,} characters, too long for an article"
                )
            self.fill(wanted := 2 * max(wanted, len(self.buffer) - self.at))

    def listed(self) -> Iterator[object]:
        """Yield the elements of the list that has been opened."""
        if self.take("]"):
            return
        while True:
            if not self.more():
                raise Malformed("malformed JSON: the list does not end")
            yield self.value()
            if self.take("]"):
                return
            if not self.take(","):
                raise Malformed(f"malformed JSON at character {self.before + self.at:,}")

    def following(self) -> Iterator[object]:
        """Yield the values to the end."""
        while self.more():
            yield self.value()
