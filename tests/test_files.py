"""Files are written whole or not at all, and are their owner's alone."""

import os
import stat
from pathlib import Path

import pytest

from kg import files


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "missing" / "b.txt"
    good.write_text("old", encoding="utf-8")
    with pytest.raises(OSError, match=r"b\.txt"):
        files.write_all({good: "new", bad: "new"})
    assert good.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.write(path, "one")
    assert stat.S_IMODE(path.stat().st_mode) == files.PRIVATE
    path.chmod(0o644)
    files.write(path, "two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
