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
