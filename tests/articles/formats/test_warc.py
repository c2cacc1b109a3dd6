"""Web archives."""

from pathlib import Path

import written
from newsfiles import articles


def test_a_broken_web_archive_keeps_what_was_read(tmp_path: Path) -> None:
    path = written.warc(tmp_path / "a.warc")
    path.write_bytes(path.read_bytes() + b"WARC/1.0\r\nnothing")
    assert articles(path)[0].url == written.URL


def test_a_web_archive_may_be_compressed(tmp_path: Path) -> None:
    import gzip

    data = written.warc(tmp_path / "a.warc").read_bytes()
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(data[:200]) + gzip.compress(data[200:]))
    assert articles(tmp_path / "b.warc.gz")[0].title == written.TITLE


def test_texts_of_common_crawl_are_read_as_they_are(tmp_path: Path) -> None:
    text = f"{written.TITLE}\nMarch 6, 2024\n\n{written.TEXT}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://courier.example/talks\r\n"
        "WARC-Date: 2024-05-01T08:00:00Z\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(text)}\r\n\r\n"
    )
    (tmp_path / "a.wet").write_bytes(head.encode() + text + b"\r\n\r\n")
    (article,) = articles(tmp_path / "a.wet")
    assert (article.url, article.published) == ("https://courier.example/talks", "2024-03-06")
    assert article.text == text.decode().strip()
