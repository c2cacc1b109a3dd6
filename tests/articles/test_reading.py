"""Files and folders, and the articles that they yield."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from kg.articles import Read, ReadOptions, read, records, sources
from kg.errors import ArticleError
from kg.model import Article

BODY = "The ministers of the two countries met in Geneva on Monday.\nThey will meet again.\n"


def articles(*paths: Path, **options: object) -> list[Article]:
    items = list(read(paths, options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert all(isinstance(item, Read) for item in items), items
    return [item.article for item in items if isinstance(item, Read)]


def failure(path: Path, **options: object) -> str:
    (item,) = read([path], options=ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(item, ArticleError)
    return item.reason


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "\r\n  Talks in Geneva\r\n\r\nThe ministers met.\t\r\n\u2028End"
    (article,) = articles(write(tmp_path / "a.txt", text))
    assert article.text == text
    assert article.path == str(tmp_path / "a.txt")
    assert article.language == "en"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.markdown"])
def test_front_matter_gives_the_fields_and_is_no_text(tmp_path: Path, name: str) -> None:
    front = (
        '---\ntitle: "Talks"\npublished: 2023-07-03\npublisher: Bugle\nurl: https://a.org/b\n---\n'
    )
    (article,) = articles(write(tmp_path / name, front + "\n" + BODY))
    assert article.text == "\n" + BODY
    assert (article.title, article.published) == ("Talks", "2023-07-03")
    assert (article.publisher, article.url) == ("Bugle", "https://a.org/b")


def test_front_matter_that_yaml_refuses_is_read_line_by_line(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.md", "---\ntitle: Talks: a history\ndate: July 3, 2023\n---\n" + BODY
    )
    (article,) = articles(file)
    assert (article.title, article.published) == ("Talks: a history", "2023-07-03")


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule stands above this article.\n\n---\n\nAnd below its first paragraph.\n",
        "--- Talks in Geneva ---\nThe ministers met.\n",
        "---\ntitle: no end\nThe ministers met.\n",
    ],
)
def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path, text: str) -> None:
    (article,) = articles(write(tmp_path / "a.md", text))
    assert article.text == text


def test_yaml_constructs_nothing(tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    evil = f"---\ntitle: !!python/object/apply:os.mkdir ['{owned}']\n---\n{BODY}"
    (article,) = articles(write(tmp_path / "a.md", evil))
    assert not owned.exists()
    assert article.text == BODY


def test_metadata_csv_speaks_for_the_files_of_its_folder(tmp_path: Path) -> None:
    write(
        tmp_path / "metadata.csv", "file,title,published,publisher\na.txt,Talks,2023-07-03,Bugle\n"
    )
    write(tmp_path / "a.txt", BODY)
    write(tmp_path / "b" / "a.txt", BODY + "Elsewhere.")
    first, second = articles(tmp_path)
    assert (first.title, first.published, first.publisher) == ("Talks", "2023-07-03", "Bugle")
    assert second.publisher is None
    assert articles(tmp_path / "a.txt") == [first]


def test_metadata_csv_is_part_of_the_digest(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", BODY)
    (before,) = sources([file])
    write(tmp_path / "metadata.csv", "file,publisher\na.txt,Bugle\n")
    (after,) = sources([file])
    assert before.digest != after.digest


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


def test_the_id_is_that_of_the_content(tmp_path: Path) -> None:
    a, b, c = (
        articles(write(tmp_path / name, text))[0]
        for name, text in (("a.txt", BODY), ("b.txt", BODY), ("c.txt", BODY + "!"))
    )
    assert a.id == b.id != c.id


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
        "kg does not read .png files; kg formats lists what it reads",
        "empty",
        "read",
        "not a regular file",
        "no such file or directory",
    ]


def test_control_characters_of_a_path_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (item,) = read([write(tmp_path / "a\x1b[31m\n.txt", "")])
    assert str(item).endswith("a\\x1b[31m\\n.txt: empty")


def test_a_path_that_is_no_unicode_is_written_out(tmp_path: Path) -> None:
    write(tmp_path / os.fsdecode(b"caf\xe9.txt"), BODY)
    (article,) = articles(tmp_path)
    assert article.path.endswith("caf\\xe9.txt")


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (BODY, ["-"]),
        ('{"text": "They met."}\n{"text": "They met again."}\n', ["-#1", "-#2"]),
        ("<!doctype html><p>The two ministers met in Geneva on Monday, they said.</p>", ["-"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, paths: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [item.article.path for item in read(["-"]) if isinstance(item, Read)] == paths


def test_dates_of_standard_input_show_which_number_is_the_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = (("They met.", "03/07/2023"), ("They met again.", "25/12/2023"))
    lines = "\n".join(json.dumps({"text": text, "date": date}) for text, date in rows)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    found = [item.article.published for item in read(["-"]) if isinstance(item, Read)]
    assert found == ["2023-07-03", "2023-12-25"]


def test_a_compressed_text_is_read(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.txt.gz", gzip.compress(BODY.encode())))
    assert article.text == BODY


def test_the_samples_can_be_read() -> None:
    found = articles(Path(__file__).parents[2] / "seeds")
    assert len(found) == 5
    assert all(article.title and article.publisher == "kg samples" for article in found)
