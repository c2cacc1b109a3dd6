"""What a file holds by its first bytes, where its name does not say it."""

import codecs
import json
import re

from kg.articles.fields import columns
from kg.articles.options import ReadOptions

HEAD = 4_096  # bytes that are looked at
DELIMITERS = ",;\t|"  # between the cells of a table
# Endings of texts, in which people save anything.
TEXTS = frozenset({".txt", ".text"})
# Names of which the content has to be seen: no ending, one of web servers, one of several formats.
UNSURE = frozenset(
    {
        "",
        ".xml",
        ".doc",
        ".xls",
        ".sgm",
        ".sgml",
        ".php",
        ".asp",
        ".aspx",
        ".jsp",
        ".shtml",
        ".cfm",
        ".do",
    }
)
ROOT = re.compile(r"<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[\s/>]")
# Root elements of XML, and the module that reads them.
ROOTS = {
    "rss": "feed", "feed": "feed", "rdf:rdf": "feed", "html": "page", "table": "page",
    "nitf": "nitf", "tei": "tei", "tei.2": "tei", "teicorpus": "tei",
    "newsml": "newsml", "newsitem": "newsml", "newsmessage": "newsml", "packageitem": "newsml",
    "reuters": "sgml", "lewis": "sgml", "doc": "sgml", "root": "sgml",
}  # fmt: skip
MAGIC = (
    (b"%PDF-", "pdf"),
    (rb"{\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"bplist00", "webarchive"),
)
# What stands in the first entries of zip files.
ZIPPED = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/epub+zip", "epub"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"datapackage.json", "wacz"),
    (b"archive/", "wacz"),
)
# What files of a format begin with; what comes first in a PDF is left out of account.
BEGINNINGS = {
    "pdf": b"%PDF-", "rtf": rb"{\rtf", "warc": b"WARC/",
    "docx": b"PK", "odt": b"PK", "epub": b"PK", "xlsx": b"PK", "wacz": b"PK",
}  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word and Excel before 2007, or encrypted ones since
JSON = re.compile(rb"\{\s*[\"}]|\[\s*(?:[{\]]|$)")
MAIL = re.compile(
    rb"(?:From \S+ .{10,60}\r?\n)?(?:[A-Za-z-]{2,40}:[ \t].*\r?\n(?:[ \t].*\r?\n)*){3}"
)


def name_of_content(start: bytes) -> str:
    """Return the module that reads what begins so; "text" where nothing else is told."""
    for magic, name in MAGIC:
        if start.startswith(magic):
            return name
    if start.startswith(b"PK\x03\x04"):
        return next((name for mark, name in ZIPPED if mark in start), "zip")
    if start.startswith(OLE):
        return "ole"
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if JSON.match(text):
        return "text" if is_front_matter(text) else "json"
    if text[:1] == b"<":
        return name_of_markup(text) or "text"
    return name_of_mail(start) or ("csv" if is_table(start) else "text")


def is_front_matter(start: bytes) -> bool:
    """Return whether the JSON object that a text begins with is followed by a text."""
    shown = start.decode("utf-8", "replace")
    try:
        end = json.JSONDecoder().raw_decode(shown)[1]
    except (ValueError, RecursionError):  # it is longer than what is looked at
        return False
    return shown[end:].lstrip()[:1] not in ("", "{", "[", ",", "]", "}")


def is_table(start: bytes) -> bool:
    """Return whether a first line names the columns of a table: the text's and another one's."""
    wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    shown = start.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    line = shown.splitlines()[0] if shown else ""
    names = [name.strip(" \t\"'") for name in line.split(max(DELIMITERS, key=line.count))]
    known = columns(names, ReadOptions())
    return "text" in known and len(known) > 1 and all(0 < len(name) <= 40 for name in names)


def mismatch(start: bytes, name: str) -> str | None:
    """Return what is wrong with a file of a format that begins so, None where nothing is.

    `name` is that of the module; formats that are known by their ending alone have no beginning.
    """
    title, beginning = name.upper(), BEGINNINGS.get(name, b"")
    found = start[:1_024].find(beginning)
    if found == 0 or (found > 0 and name == "pdf"):
        return None
    if start.startswith(OLE) and beginning == b"PK":
        return f"encrypted, or older than {title}; save it as {title} without a password"
    other = name_of_content(start)
    looks = f"; it looks like {other}" if other not in ("text", "ole") else ""
    return f"this is no {title} file{looks}"


def name_of_markup(text: bytes) -> str | None:
    """Return the module that reads markup of this root element, None for an unknown one."""
    shown = text[:HEAD].decode("utf-8", "replace")
    shown = re.sub(r"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)", "", shown, flags=re.DOTALL)
    if re.match(r"\s*<!doctype\s+html", shown, re.IGNORECASE):
        return "page"
    shown = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", shown, flags=re.DOTALL | re.IGNORECASE)
    root = ROOT.search(shown)
    name = root[1].lower() if root else ""
    if name == "doc" and re.search(r"<main[\s>]", shown):
        return "xml"  # as trafilatura writes it
    if name == "root" and not re.search(r"<doc[\s>]", shown, re.IGNORECASE):
        return None  # any program may call its root so
    return ROOTS.get(name) or ("xml" if holds_articles(shown) else None)


def holds_articles(shown: str) -> bool:
    """Return whether elements are named as the title, the date and the text of articles are."""
    names = re.findall(r"<([A-Za-z][\w.-]{0,40})>", shown)
    return {"title", "published", "text"} <= columns(names, ReadOptions()).keys()


def name_of_mail(start: bytes) -> str | None:
    """Return the module that reads a message or a mailbox, None where neither begins."""
    if not MAIL.match(start):
        return None
    names = {line.partition(b":")[0].lower() for line in start.splitlines()[:40] if b":" in line}
    sent = {b"message-id", b"mime-version", b"received", b"return-path", b"content-type"} & names
    if not {b"subject", b"from", b"date"} & names or not (sent or {b"to", b"date"} <= names):
        return None
    return "mbox" if start.startswith(b"From ") else "mail"
