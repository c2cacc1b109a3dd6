"""Mailboxes: messages one after another, read one by one."""

import re
from collections.abc import Iterator

from kg.articles.formats.content import Content
from kg.articles.formats.mail import articles
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, TooLong

# A line "From sender Wed Mar  6 08:00:00 2024" opens a message; one in a message is quoted.
OPENS = re.compile(rb"From \S+.{0,40}\d\d:\d\d.{0,40}\r?\n")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the articles of the messages, numbered from 1; raises `Malformed` for no mailbox."""
    number = 0
    for message in messages(content, most=options.most_bytes_of_page):
        found: list[RawArticle | str] = [str(message)]
        if isinstance(message, bytes):
            found = articles(QUOTED.sub(rb"\1", message), options)
        yield from enumerate(found, start=number + 1)
        number += len(found)


def messages(content: Content, *, most: int) -> Iterator[bytes | TooLong]:
    """Yield the bytes of each message, without the line that opens it."""
    stream = content.readable()
    first = stream.readline(most)
    if not first.startswith(b"From "):
        raise Malformed("this is no mailbox (it does not begin with From)")
    lines: list[bytes] = []
    size, blank = 0, False
    for line in iter(lambda: stream.readline(1 << 16), b""):
        if blank and OPENS.fullmatch(line):
            yield b"".join(lines) if size <= most else too_long(most)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= most:
                lines.append(line)
            elif lines:
                lines = []
        blank = line in (b"\n", b"\r\n")
    yield b"".join(lines) if size <= most else too_long(most)


def too_long(most: int) -> TooLong:
    """Return what is said of a message with large attachments."""
    return TooLong(f"a message over {most:,} bytes (--limit raises it)")
