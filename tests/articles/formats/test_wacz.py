"""A WACZ is read record file by record file."""

import zipfile
from pathlib import Path

import written
from newsfiles import articles


def test_all_its_record_files_are_read_and_numbered_on(tmp_path: Path) -> None:
    inner = written.warc(tmp_path / "one.warc").read_bytes()
    with zipfile.ZipFile(tmp_path / "two.wacz", "w") as made:
        for name in ("archive/one.warc", "archive/two.warc", "pages/pages.jsonl"):
            made.writestr(name, inner)
    found = articles(tmp_path / "two.wacz")
    alone = articles(tmp_path / "one.warc")
    assert [each.title for each in found] == [each.title for each in alone] * 2
    assert len({each.path for each in found}) == len(found)


def test_a_wacz_that_is_no_zip_is_told(tmp_path: Path) -> None:
    from documents import said

    (tmp_path / "a.wacz").write_bytes(b"PK\x03\x04 broken")
    (line,) = said(tmp_path / "a.wacz")
    assert "a broken WACZ file" in line
