"""Bytes of files that may be compressed, endless or hostile, in bounded pieces."""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from kg.articles.encodings import Undecodable, codec_name, decode, decode_as, encoding_of

CHUNK = 1 << 16
# A gzip bomb grows a thousandfold, text seldom more than thirty.
MOST_GROWTH = 100
FREE_GROWTH = 16 << 20  # bytes that a small file may become in any case
# What libraries say of bytes is no fault of kg.
MISPLACED = re.compile(r"\bunexpected\b", re.IGNORECASE)
MOST_BLANK = 100_000  # lines without a record in a row, after which a file is left


class TooLong(ValueError):
    """A line, record or file is longer than anything that is read; the message says so.

    `quotes` counts the quotation marks in a line that was left out.
    """

    def __init__(self, message: str, *, quotes: int = 0) -> None:
        super().__init__(message)
        self.quotes = quotes


class Malformed(ValueError):
    """The content is not what its name promises; the message says where."""


def chunks(stream: BinaryIO, *, compressed: bool, size: int | None = None) -> Iterator[bytes]:
    """Yield the bytes of a stream, decompressed, in pieces of at most 64 KB.

    Raises `Malformed` for a broken gzip file and `TooLong` for a gzip bomb; `size` is that of
    the compressed file.
    """
    if not compressed:
        while piece := stream.read(CHUNK):
            yield piece
        return
    budget, total = FREE_GROWTH + MOST_GROWTH * (size or 0), 0
    with gzip.GzipFile(fileobj=stream, mode="rb") as plain:
        while True:
            try:
                piece = plain.read(CHUNK)
            except (OSError, EOFError, zlib.error) as error:
                raise Malformed(f"broken gzip file ({short(error)})") from None
            if not piece:
                return
            total += len(piece)
            if total > budget:
                raise TooLong(f"a gzip bomb: it grows more than {MOST_GROWTH} times")
            yield piece


def whole(pieces: Iterator[bytes], *, most: float) -> bytes:
    """Return all bytes, raising `TooLong` at the first beyond `most`."""
    found, total = [], 0
    for piece in pieces:
        total += len(piece)
        if total > most:
            raise TooLong(f"over {most:,.0f} bytes, too long for an article")
        found.append(piece)
    return b"".join(found)


def utf8(pieces: Iterator[bytes], *, encoding: str | None) -> Iterator[bytes]:
    """Yield the same text in pieces in which a line feed is one byte: wide encodings as UTF-8."""
    first = next(pieces, b"")
    name = encoding or encoding_of(first)
    codec = codec_name(name)
    if not codec.startswith(("utf-16", "utf-32")):
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield decoder.decode(first).removeprefix("\ufeff").encode("utf-8", "replace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "replace")


def lines(
    pieces: Iterator[bytes], *, most: int, encoding: str | None = None
) -> Iterator[str | Undecodable | TooLong]:
    """Yield the lines with their ends; in the place of a bad one, why it is none.

    A line over `most` bytes is skipped; one that has no end for a hundred times that ends it all.
    """
    if encoding and codec_name(encoding).startswith(("utf-16", "utf-32")):
        encoding = None  # `utf8` has recoded it
    buffer, skipped, quotes = b"", 0, 0
    for piece in pieces:
        buffer += piece
        *complete, buffer = buffer.split(b"\n")
        for line in complete:
            if skipped or len(line) > most:
                yield over(most, quotes=quotes + line.count(b'"'))
                skipped = quotes = 0
            else:
                yield decoded(line + b"\n", encoding)
        if len(buffer) > most:
            skipped += len(buffer)
            quotes += buffer.count(b'"')
            buffer = b""
        if skipped > 100 * most:
            yield over(most)
            return
    if skipped or len(buffer) > most:
        yield over(most)
    elif buffer:
        yield decoded(buffer, encoding)


def decoded(line: bytes, encoding: str | None) -> str | Undecodable:
    """Return the text of a line, or why it has none."""
    try:
        return decode_as(line, encoding) if encoding else decode(line)
    except Undecodable as error:
        return error


def over(most: int, *, quotes: int = 0) -> TooLong:
    """Return what is said of an over-long line that has so many quotation marks."""
    return TooLong(f"a line of more than {most:,} bytes, too long for an article", quotes=quotes)


class BlankLines:
    """Counts the blank lines between records: a bomb of line feeds costs no more than these."""

    def __init__(self) -> None:
        self.row = 0

    def count(self, *, blank: bool) -> None:
        """Count a line, raising `Malformed` for one blank line too many in a row."""
        self.row = self.row + 1 if blank else 0
        if self.row > MOST_BLANK:
            raise Malformed(f"more than {MOST_BLANK:,} blank lines in a row")


def short(error: Exception) -> str:
    """Return the first words of a library's message, on one line, without Python's own."""
    said = str(error)
    if isinstance(error, LookupError | AttributeError | TypeError | RecursionError):
        # A library that reads what is not there speaks of itself, unless it wrote a sentence.
        first = error.args[0] if error.args else ""
        is_told = isinstance(error, KeyError) and isinstance(first, str) and " " in first
        said = first if is_told else "its parts do not fit together"
    return MISPLACED.sub("misplaced", " ".join(said.split()))[:80]
