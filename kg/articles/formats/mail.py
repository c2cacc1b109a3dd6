"""Messages: EML, and what a mailbox holds. The message is the article, attachments are named."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from itertools import islice
from typing import Any, cast

from kg.articles.archives.clippings import clippings
from kg.articles.encodings import Undecodable, decode
from kg.articles.fields import Fields, clean
from kg.articles.formats.content import Content
from kg.articles.formats.raw import Numbered, RawArticle, numbered
from kg.articles.forwarded import (
    DEEPEST,
    MOST_ABOVE,
    forwarded,
    is_forward,
    without_prefix,
)
from kg.articles.options import ReadOptions
from kg.articles.published import iso_date
from kg.articles.stripped import stripped

# What mailings hide from readers: a line that programs show beside the subject.
HIDDEN = re.compile(
    r"<(div|span|td|p)\b[^<>]{0,1000}display\s?:\s?none[^<>]{0,1000}>[^<>]{0,2000}</\1\s?>",
    re.IGNORECASE,
)
COUNTED = re.compile(rb"(\d{1,9})[ \t]*\r?\n(?=[A-Za-z-]+:)")
ATTACHED = "message/rfc822"
STUB = 0.2  # of the text of its markup: what is shorter says only that there is markup
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
    """Yield the article of a message, or those of messages attached to it; raises `TooLong`."""
    data = content.whole(most=options.most_bytes_of_file)
    if counted := COUNTED.match(data):  # Apple Mail: how long it is, the message, what it thinks
        data = data[counted.end() : counted.end() + int(counted[1])]
    yield from numbered(articles(data, options))


def articles(data: bytes, options: ReadOptions) -> list[RawArticle | str]:
    """Return the article of a message and those of messages attached to it, or why it has none."""
    try:
        message = cast("EmailMessage", message_from_bytes(data, policy=BOUNDED))
        return list(islice(messages(message, options), MOST_PARTS))
    except (HeaderParseError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # What the standard library's parser lets through of broken headers.
        return ["a message that cannot be read (broken headers)"]


def messages(
    message: EmailMessage, options: ReadOptions, depth: int = 0
) -> Iterator[RawArticle | str]:
    """Yield the article of a message and those of messages that are attached to it.

    A few words above an attached message are no article.
    """
    text, files, attached = body(message, options)
    if len(text.strip()) > MOST_ABOVE or not attached or depth >= DEEPEST:
        yield from put_together(article(message, text, files))
    for each in attached if depth < DEEPEST else ():
        yield from messages(each, options, depth + 1)


def article(message: EmailMessage, text: str, files: list[str]) -> RawArticle | str:
    """Return the article that a message is; one that it forwards says its own title and date."""
    if not text.strip():
        kind = message.get_content_type()
        return "encrypted; save it decrypted" if "encrypted" in kind else "a message without a text"
    fields = fields_of_message(message)
    if is_forward(fields.title or "", text):
        inner = forwarded(text) or Fields(title=without_prefix(fields.title or ""))
        fields = inner.over(fields)
    shown = ", ".join(files[:MOST_NAMED]) + (", …" if len(files) > MOST_NAMED else "")
    notes = (f"attachments not read: {shown}; save and add them",) if files else ()
    return RawArticle(text, fields, notes)


def put_together(found: RawArticle | str) -> Iterator[RawArticle | str]:
    """Yield the article of a message, or those that it holds one after another."""
    texts = [] if isinstance(found, str) else clippings(found.text)
    if isinstance(found, str) or len(texts) < 2:
        yield found
        return
    shared = Fields(publisher=found.fields.publisher, dated=found.fields.published)
    yield from (RawArticle(text, shared, found.notes) for text in texts)


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


def parts(message: EmailMessage) -> Iterator[tuple[EmailMessage, bool]]:
    """Yield the parts of a message in order, and whether each is a message that is attached."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else []
        if part.get_content_type() == ATTACHED:
            yield from ((each, True) for each in cast("list[EmailMessage]", inner)[:1])
        elif isinstance(inner, list) and inner:
            waiting += reversed(cast("list[EmailMessage]", inner))
        else:
            yield part, False


def body(message: EmailMessage, options: ReadOptions) -> tuple[str, list[str], list[EmailMessage]]:
    """Return the text of a message, that of its markup where it has no other, the names of its
    attachments, and the messages among these."""
    plain, marked, files, attached = [], [], [], []
    for part, is_attached in islice(parts(message), MOST_PARTS):
        if is_attached:
            attached.append(part)
            continue
        kind, name = part.get_content_type(), clean(part.get_filename())
        if name or part.get_content_disposition() == "attachment":
            files.append(name or kind)
        elif kind == "text/plain":
            plain.append(text_of(part, options))
        elif kind == "text/html":
            marked.append(stripped(HIDDEN.sub("", text_of(part, options))))
    text, shown = ("\n\n".join(filter(str.strip, each)) for each in (plain, marked))
    if len(" ".join(text.split())) < STUB * len(" ".join(shown.split())):
        text = shown
    return text, files, attached


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
