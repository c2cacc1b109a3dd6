"""Pages that Safari saves."""

import plistlib
from pathlib import Path

import pytest
import written
from documents import only, said


def test_a_saved_page_is_read_with_its_address(tmp_path: Path) -> None:
    article = only(written.webarchive(tmp_path / "a.webarchive"))
    assert (article.url, article.title) == (written.URL, written.TITLE)
    assert article.text.split() == written.TEXT.split()


@pytest.mark.parametrize(
    "content",
    [
        b"bplist00 broken",
        plistlib.dumps({"WebMainResource": {}}),
        plistlib.dumps({"WebMainResource": {"WebResourceData": "no bytes"}}),
        plistlib.dumps(["no page"]),
    ],
    ids=["cut off", "without a page", "a page of text", "a list"],
)
def test_a_broken_archive_is_told_in_a_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.webarchive").write_bytes(content)
    (line,) = said(tmp_path / "a.webarchive")
    assert "a broken web archive" in line or "no" in line
