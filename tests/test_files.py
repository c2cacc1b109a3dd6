"""Files are written whole or not at all, and are their owner's alone."""

import os
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from kg import files

# More than any system numbers its processes by.
GONE = 999_999_999


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


def left_behind(path: Path, *, pid: int, end: str = "", age: float = 2 * files.LEFT) -> Path:
    """Return what a killed process has left beside a file."""
    part = files.beside(path)
    part = part.with_name(part.name.replace(str(os.getpid()), str(pid)) + end)
    part.write_text("half", encoding="utf-8")
    moment = time.time() - age
    os.utime(part, (moment, moment))
    return part


@pytest.mark.parametrize("name", ["a.txt", "-a\nb.txt", "\udcff.txt", "ü" * 120])
def test_what_killed_processes_left_is_cleared_when_a_file_is_written(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    for end in ("", "-journal"):
        left_behind(path, pid=GONE, end=end)
    files.write(path, "new")
    assert list(tmp_path.iterdir()) == [path]


def test_what_others_may_be_writing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    kept = {
        left_behind(path, pid=os.getppid()),  # it runs
        left_behind(path, pid=GONE, age=0),  # perhaps of another machine
        left_behind(tmp_path / "b.txt", pid=GONE),  # the next to write that file clears it
        left_behind(path, pid=GONE, end="-other"),
    }
    linked = tmp_path / ".a.txt.999999998.part"
    linked.symlink_to(path)
    os.utime(linked, (0, 0), follow_symlinks=False)
    files.write(path, "new")
    assert set(tmp_path.iterdir()) == {path, linked, *kept}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others"
)
def test_what_other_users_left_is_theirs(tmp_path: Path) -> None:
    part = left_behind(tmp_path / "a.txt", pid=GONE)
    os.chown(part, 65534, 65534)
    files.write(tmp_path / "a.txt", "new")
    assert part.exists()


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "a.txt", tmp_path / "link"
    link.symlink_to(real)
    files.write(link, "new")  # also where there is none yet
    assert (link.is_symlink(), real.read_text(encoding="utf-8")) == (True, "new")


def test_links_in_a_circle_are_refused_and_kept(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OSError, match="one"):
        files.write(one, "new")
    assert one.is_symlink()


def test_a_database_is_not_written_over(tmp_path: Path) -> None:
    database = tmp_path / "kg.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE article (id)")
    connection.close()
    (tmp_path / "page.html").symlink_to(database)
    before = database.read_bytes()
    for name in ("kg.db", "page.html"):
        with pytest.raises(FileExistsError, match=rf"this is a database.*{name}"):
            files.write_all({tmp_path / "a.html": "a", tmp_path / name: "b"})
    assert database.read_bytes() == before
    assert not (tmp_path / "a.html").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_a_full_disk_is_told_with_the_name_of_the_file() -> None:
    with pytest.raises(OSError, match="/dev/full"):
        files.write("/dev/full", "a")
