"""Messages: EML, and what a mailbox holds. The message is the article, attachments are named."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import Any, cast

from kg.articles.encodings import Undecodable, decode
from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date
from kg.articles.stripped import stripped

MOST_PARTS = 1_000
MOST_NAMED = 5  # attachments
# Characters of a header that are read, of a part and of a message: the time of the standard
# library's parser grows with the square of them.
PART_HEADER = 500
HEADER = 2_000


class Bounded(EmailPolicy):
    """Reads the headers of messages only so far as people write them."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the value of a header, without what stands beyond its bound."""
        most = PART_HEADER if name.lower().startswith("content-") else HEADER
        return super().header_fetch_parse(name, value[:most])


BOUNDED = Bounded()


def records(content: Content, options: ReadOptions) -> Iterator[Numbered]:
    """Yield the article of a message, raising `TooLong`."""
    yield 0, article(content.whole(most=options.most_bytes_of_file), options)


def article(data: bytes, options: ReadOptions) -> RawArticle | str:
    """Return the article of a message, or why it has none."""
    try:
        message = cast("EmailMessage", message_from_bytes(data, policy=BOUNDED))
        text, files = body(message, options)
        fields = fields_of_message(message)
    except (HeaderParseError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # What the standard library's parser lets through of broken headers.
        return "a message that cannot be read (broken headers)"
    if not text.strip():
        kind = message.get_content_type()
        return "encrypted; save it decrypted" if "encrypted" in kind else "a message without a text"
    shown = ", ".join(files[:MOST_NAMED]) + (", …" if len(files) > MOST_NAMED else "")
    notes = (f"attachments not read: {shown}; save and add them",) if files else ()
    return RawArticle(text, fields, notes)


def fields_of_message(message: EmailMessage) -> Fields:
    """Return what the headers say: the sender's name is the publisher."""
    name, address = parseaddr(str(message.get("From", "")))
    language = clean(message.get("Content-Language"))
    return Fields(
        title=clean(str(message.get("Subject", ""))),
        published=iso_date(str(message.get("Date", ""))),
        url=clean(str(message.get("Archived-At", "")).strip("<> ")),
        publisher=clean(name) or clean(address.rpartition("@")[2]),
        language=language.lower() if language else None,
    )


def body(message: EmailMessage, options: ReadOptions) -> tuple[str, list[str]]:
    """Return the text of a message, that of its markup where it has no other, and the names of
    its attachments."""
    plain, marked, files = [], [], []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), clean(part.get_filename())
        if name or part.get_content_disposition() == "attachment":
            files.append(name or kind)
        elif kind == "text/plain":
            plain.append(text_of(part, options))
        elif kind == "text/html":
            marked.append(stripped(text_of(part, options)))
    text = "\n\n".join(filter(str.strip, plain)) or "\n\n".join(filter(str.strip, marked))
    return text, files


def text_of(part: EmailMessage, options: ReadOptions) -> str:
    """Return the text of a part in its own encoding, else in the one that it is in."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    declared = part.get_content_charset()
    for encoding in (options.encoding, declared):
        if encoding:
            try:
                return unflowed(data.decode(encoding).replace("\r\n", "\n"), part)
            except (LookupError, UnicodeError):
                continue
    try:
        return unflowed(decode(data).replace("\r\n", "\n"), part)
    except Undecodable:
        return ""


def unflowed(text: str, part: EmailMessage) -> str:
    """Return a text with the lines joined that its writer's program broke (RFC 3676)."""
    if part.get_param("format") != "flowed":
        return text
    between = "" if part.get_param("delsp") == "yes" else " "
    return re.sub(r"(?m)^(?!-- $|>)(.*\S) \n(?![>\n])", rf"\g<1>{between}", text)
