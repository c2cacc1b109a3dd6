"""A database is copied while it is in use, and it says whether it is sound."""

import stat
from pathlib import Path

import pytest

from kg import files
from kg.knowledge import KnowledgeGraph


def test_new_files_are_their_owners_alone_unless_a_setting_says_otherwise(
    own_news: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = own_news.view(tmp_path / "graph.html")
    made = [tmp_path / "own.db", page, *own_news.export(tmp_path / "g.csv", format="csv")]
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    page.chmod(0o640)
    own_news.view(page)
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    monkeypatch.setenv("KG_FILE_MODE", "0644")
    other = own_news.view(tmp_path / "other.html")
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_writing_leaves_all_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    files.write_all({one: "old", other: "old"})
    written: list[int] = []

    def fail(number: int) -> None:
        written.append(number)
        if len(written) == 2:
            raise error

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(type(error)):
        files.write_all({one: "new", other: "new"})
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["old", "old"]
