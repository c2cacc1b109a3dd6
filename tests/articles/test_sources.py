"""Which files of a folder are read, and that each bad one is a line."""

import os
from pathlib import Path

from folders import BODY, articles, write

from kg.articles import Read, ReadOptions, read, records, sources
from kg.errors import ArticleError


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.md", ".hidden.txt", ".git/x.txt", "page_files/x.txt"):
        write(tmp_path / name, BODY + name)
    found = [Path(source.path).relative_to(tmp_path).as_posix() for source in sources([tmp_path])]
    assert found == ["a/b/c.md", "a/z.txt", "b.txt"]


def test_a_source_can_be_read_later(tmp_path: Path) -> None:
    (source,) = sources([write(tmp_path / "a.txt", BODY)])
    assert len(source.digest) == 64
    (item,) = records(source)
    assert isinstance(item, Read)
    assert (item.source, item.digest) == (source.path, source.digest)


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", BODY)
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    items = list(read([tmp_path]))
    assert len(items) == 2
    assert isinstance(items[1], ArticleError)
    assert "symbolic links" in items[1].reason


def test_bad_files_are_one_line_each_and_the_others_go_on(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "")
    write(tmp_path / "2.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    write(tmp_path / "3.txt", "x" * 1_001)
    write(tmp_path / "4.json", '{"text": ')
    write(tmp_path / "5.png", "PNG")
    write(tmp_path / "6.txt", " \n\t\n")
    write(tmp_path / "7.txt", BODY)
    os.mkfifo(tmp_path / "8.txt")
    items = list(read([tmp_path, tmp_path / "9.txt"], options=ReadOptions(limit=1_000)))
    reasons = [item.reason if isinstance(item, ArticleError) else "read" for item in items]
    assert reasons == [
        "empty",
        "binary, not text",
        "1,001 characters: over 1,000 characters, the most an article may have (--limit raises it)",
        "malformed JSON in the value at character 9",
        "a picture; save it as a PDF with its text (ocrmypdf does)",
        "empty",
        "read",
        "a pipe, not a file; what it gives is read by kg add -",
        "no such file or directory",
    ]


def test_control_characters_of_a_path_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (item,) = read([write(tmp_path / "a\x1b[31m\n.txt", "")])
    assert str(item).endswith("a\\x1b[31m\\n.txt: empty")


def test_a_path_that_is_no_unicode_is_written_out(tmp_path: Path) -> None:
    write(tmp_path / os.fsdecode(b"caf\xe9.txt"), BODY)
    (article,) = articles(tmp_path)
    assert article.path.endswith("caf\\xe9.txt")


def test_links_to_nothing_and_to_themselves_are_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "1.txt").symlink_to("nowhere.txt")
    (tmp_path / "2.txt").symlink_to("2.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "null.txt").symlink_to("/dev/null")
    reasons = [item.reason for item in read([tmp_path]) if isinstance(item, ArticleError)]
    assert reasons == [
        "a link to nothing",
        "too many levels of symbolic links",
        "a device, not a file; what it gives is read by kg add -",
    ]
