"""What a file holds is told by its first bytes."""

import pytest

from kg.articles.formats.sniffing import OLE, mismatch, name_of_content


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1 They met.", "rtf"),
        (b"PK\x03\x04 ... word/document.xml", "docx"),
        (b"PK\x03\x04 ... something else", "zip"),
        (OLE, "ole"),
        (b'[ {"text": "They met."}]', "json"),
        (b"<!-- a comment --><!DOCTYPE html><p>They met.", "page"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (b"<poem>They met.</poem>", "text"),
        (b"Subject: Talks\nFrom: a@b.example\nMessage-ID: <1@b>\n\nThey met.", "mail"),
        (b"They met.", "text"),
        (b"", "text"),
        (b'{"text": "They met."}\n{"text": "They left."}\n', "json"),
        (b'{\n  "text": "They met in ', "json"),
        (b'{\n  "title": "Talks"\n}\n\nThey met.', "text"),
        (b"{Riga} They met.", "text"),
        (b"Title\tDate\tText\nTalks\t2024-03-06\tThey met.\n", "csv"),
        ("\ufeffTitle\tDate\tText\r\n".encode("utf-16-le"), "csv"),
        (b'"Headline","Published","Full text"\n', "csv"),
        (b"The text, the date, and what they said, in full.\n", "text"),
        (b"Subject: Talks\nFrom: Jo Lind\nTo: the desk\n\nThey met.", "text"),
    ],
)
def test_a_format_is_known_by_how_it_begins(start: bytes, name: str) -> None:
    assert name_of_content(start) == name


@pytest.mark.parametrize(
    ("start", "name", "said"),
    [
        (b"PK\x03\x04 ... word/document.xml", "docx", None),
        (b"a line of the printer\n%PDF-1.7", "pdf", None),
        (b"title,text", "csv", None),
        (b"They met.", "docx", "this is no DOCX file"),
        (b"{\\rtf1 They met.", "docx", "this is no DOCX file; it looks like rtf"),
        (b"<!DOCTYPE html><p>They met.", "pdf", "this is no PDF file; it looks like page"),
        (OLE, "xlsx", "encrypted, or older than XLSX; save it as XLSX without a password"),
    ],
)
def test_what_begins_otherwise_than_its_format_is_said(
    start: bytes, name: str, said: str | None
) -> None:
    assert mismatch(start, name) == said
