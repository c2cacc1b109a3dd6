"""Files that come over the network: under which names they are kept, and what is done when not."""

from __future__ import annotations

import errno
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.desk.adding import Adding, NotKept, safe_name
from kg.knowledge import KnowledgeGraph

NAMES = [
    "../../etc/passwd", "/etc/passwd", "C:\\x\\y.txt", "..", ".", "", "a\0b.txt", ".bashrc", "-rf",
    "漢" * 300 + ".txt", "x." + "字" * 90, "a" * 5000, "CON.txt", "nul", "lpt1.a.b", "<b>.html",
    "\ud800.txt", "a\r\nb.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_file_lies_in_the_folder_whatever_it_is_called(
    news: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    kept = Adding(news, tmp_path / "files").keep(name, io.BytesIO(b"text"))
    assert kept.resolve().parent == (tmp_path / "files").resolve()
    assert kept.read_bytes() == b"text"
    assert not kept.name.startswith((".", "-"))
    assert kept.name.partition(".")[0].casefold() not in {"con", "nul", "lpt1"}


def test_names_keep_their_ending() -> None:
    assert safe_name("漢" * 300 + ".txt").endswith("漢.txt")
    assert safe_name("story of May.docx") == "story-of-May.docx"


def test_two_files_of_one_name_are_both_kept(news: KnowledgeGraph, tmp_path: Path) -> None:
    adding = Adding(news, tmp_path / "files")
    contents = [f"story {number}".encode() for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        paths = list(threads.map(lambda one: adding.keep("a.txt", io.BytesIO(one)), contents))
    assert [path.read_bytes() for path in paths] == contents
    assert adding.keep("a.txt", io.BytesIO(contents[7])) == paths[7]
    assert sorted(tmp_path.glob("files/.*")) == []


def test_a_full_disk_is_said_in_one_line_and_leaves_no_part(
    news: KnowledgeGraph, tmp_path: Path
) -> None:
    class Full(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NotKept, match=r"a\.txt: cannot be kept at the desk: no space left"):
        Adding(news, tmp_path / "files").keep("a.txt", Full())
    assert list((tmp_path / "files").iterdir()) == []


def test_the_same_file_is_kept_once_and_another_of_its_name_beside_it(tmp_path: Path) -> None:
    import io

    adding = Adding(KnowledgeGraph.open(tmp_path / "a.db"), tmp_path / "files")
    one = adding.keep("a.txt", io.BytesIO(b"one"))
    assert adding.keep("a.txt", io.BytesIO(b"one")) == one
    other = adding.keep("a.txt", io.BytesIO(b"two"))
    assert other != one
    assert (one.read_bytes(), other.read_bytes()) == (b"one", b"two")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a b.txt", "a-b.txt"),
        (".bashrc", "bashrc"),
        ("…", "file"),
        ("", "file"),
        ("x" * 500 + ".html", "x" * 120 + ".html"),
    ],
)
def test_a_file_gets_a_name_that_leads_nowhere(name: str, kept: str) -> None:
    assert safe_name(name) == kept
