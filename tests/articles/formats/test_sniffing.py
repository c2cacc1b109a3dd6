"""What a file holds is told by its first bytes."""

import pytest

from kg.articles.formats.sniffing import OLE, name_of_content


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
    ],
)
def test_a_format_is_known_by_how_it_begins(start: bytes, name: str) -> None:
    assert name_of_content(start) == name
