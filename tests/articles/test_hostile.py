"""One bad file is that file's line, whatever is wrong with it; the good one beside it is read."""

import time
from pathlib import Path

import pytest

from kg.articles import Read, ReadOptions, read
from kg.articles.formats import text as formats_text
from kg.articles.metadata import Metadata
from kg.errors import ArticleError

GOOD = "Marta Vell met Tomas Orun in Karsk on Monday."
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(150_000))
# What a file is called, what it holds, and whether it is an article all the same.
FILES: dict[str, tuple[str, bytes]] = {
    "a title that is no character": ("a.md", b'---\ntitle: "\\UFFFFFFFF"\n---\n' + GOOD.encode()),
    "an anchor that is a bomb": (
        "a.md", b"---\na: &a [x]\n" + b"b: &b [*a,*a]\n" * 90 + b"---\n" + GOOD.encode()
    ),
    "150,000 attributes": (
        "a.html", f"<html><body><p {ATTRIBUTES}>{GOOD}</p></body></html>".encode()
    ),
    "a codec that is none of texts": (
        "a.html", b"<html><meta charset=punycode><p>" + GOOD.encode() * 3 + b"</html>"
    ),
    "a codec that is a program": ("a.html", b"<meta charset=uu><p>" + b"begin 666 x\n" * 9000),
    "a depth of 100,000": ("a.json", b'{"text": ' + b"[" * 100_000),
    "a number of 100,000 digits": ("a.json", b'{"text": "x", "date": ' + b"9" * 100_000 + b"}"),
    "half characters": ("a.json", b'{"text": "Doe \\ud800 met Roe.", "title": "\\udfff"}'),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", FILES)
def test_the_good_file_beside_a_hostile_one_is_read(folder: Path, kind: str) -> None:
    name, content = FILES[kind]
    (folder / name).write_bytes(content)
    began = time.process_time()
    items = list(read([folder]))
    assert time.process_time() - began < 20
    assert [type(item) for item in items][-1] is Read
    assert len(items) == 2
    for item in items:
        assert isinstance(item, Read) or str(item).isprintable()


@pytest.mark.parametrize("path", ["x" * 300, "x/" * 3000, "a\0b", "\udcff.txt"])
def test_a_path_that_no_system_takes_is_its_line(folder: Path, path: str) -> None:
    bad, good = read([path, folder / "good.txt"])
    assert isinstance(bad, ArticleError)
    assert isinstance(good, Read)


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "unicode_escape", "rot13", "zlib", "../x", "\0"]
)
def test_a_codec_is_one_of_texts(folder: Path, name: str) -> None:
    for suffix in ("txt", "html", "json", "jsonl", "csv"):
        (folder / f"a.{suffix}").write_bytes(b"text\n" + GOOD.encode())
        (item,) = read([folder / f"a.{suffix}"], options=ReadOptions(encoding=name))
        assert isinstance(item, ArticleError)
        assert "no encoding of texts" in item.reason


def test_an_error_of_any_kind_is_that_files_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bad.txt").write_text("x")
    decode = formats_text.decode

    def broken(data: bytes, **options: str | None) -> str:
        if data == b"x":
            raise ZeroDivisionError("two\nlines")
        return decode(data, **options)

    monkeypatch.setattr(formats_text, "decode", broken)
    bad, good = read([folder])
    assert isinstance(bad, ArticleError)
    assert bad.path == str(folder / "bad.txt")
    assert bad.reason == "broken (text, Markdown; ZeroDivisionError: two lines)"
    assert isinstance(good, Read)


def test_metadata_keeps_only_rows_of_files_that_are_there(folder: Path) -> None:
    lines = ["file,title,date\n", *(f"{n}.txt,No {n},2023-07-03\n" for n in range(2_000))]
    (folder / "metadata.csv").write_text("".join(lines) + "good.txt,Talks,2023-07-03\n")
    metadata = Metadata(ReadOptions())
    fields = metadata.of(str(folder / "good.txt"))
    assert (fields.title, fields.published) == ("Talks", "2023-07-03")
    assert len(metadata.rows(folder)) == 1
