"""Articles are read by commands, and what cannot be read is said."""

import re
import signal
import subprocess
import time
from pathlib import Path

from commands import RUN, run

import kg.cli


def test_build_does_everything(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("Marta Vell saw Ilya Sade.", encoding="utf-8")
    (tmp_path / "news/empty.txt").touch()
    done = run("build", "news", "--model", tiny_model, cwd=tmp_path)
    assert done.returncode == 1
    assert "empty.txt: empty" in done.stderr
    assert "articles: 1 added, 0 unchanged, 0 replaced, 1 failed" in done.stderr
    assert "Marta Vell" in (tmp_path / "graph.html").read_text(encoding="utf-8")
    asked = run("add", "news", "--prune", "--dry-run", cwd=tmp_path)
    assert asked.stderr == "0 files would be removed by --prune\n"
    again = run("add", "news/a.txt", "--model", tiny_model, "--prune", cwd=tmp_path)
    assert again.returncode == 0
    assert "0 added, 1 unchanged" in again.stderr


def test_standard_input_is_an_article(tmp_path: Path, tiny_model: str) -> None:
    done = run("add", "-", "--model", tiny_model, cwd=tmp_path, stdin="Marta Vell saw Ilya Sade.")
    assert done.returncode == 0, done.stderr
    assert "Ilya Sade\tperson" in run("list", "people", cwd=tmp_path).stdout


def test_a_folder_without_articles_says_what_is_read(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    done = run("add", "news", "--model", tiny_model, cwd=tmp_path)
    assert done.stderr.splitlines()[-1].startswith("no article was found in news; kg reads text, ")
    assert done.returncode == 0


def test_a_pipeline_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run("add", ".", "--model", "no_such_pipeline", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: spaCy pipeline 'no_such_pipeline': not found")
    assert done.stderr.count("\n") == 1


def test_ctrl_c_ends_with_a_summary_and_the_rest_comes_later(
    tmp_path: Path, tiny_model: str
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(1500):
        text = f"Marta Vell saw Ilya Sade for the {number}th time.\n\n" * 20
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    command = [*RUN, "add", "news", "--model", tiny_model, "--db", "kg.db"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while not (tmp_path / "kg.db-wal").exists() and time.monotonic() < until:
        time.sleep(0.05)
    with kg.open(tmp_path / "kg.db") as news:
        while dict(news.stats())["articles"] == 0 and time.monotonic() < until:
            time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=180)
    assert running.returncode == 1
    assert "stopped before the end; the same command goes on from here" in err
    added = int(re.search(r"articles: ([\d,]+) added", err)[1].replace(",", ""))  # type: ignore[index]
    assert 0 < added < 1500
    with kg.open(tmp_path / "kg.db") as news:
        assert dict(news.stats())["articles"] == added


def test_a_folder_that_is_not_there_is_named(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, told, status = ask("view", "-o", str(tmp_path / "pages/graph.html"))
    assert status == 1
    assert told.endswith(f"the folder {tmp_path / 'pages'} does not exist; create it first\n")


def test_files_that_kg_does_not_read_share_a_line(tmp_path: Path, tiny_model: str) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a.png", "b.png", "c.png", "d.xls", "e.xls"):
        (tmp_path / "news" / name).write_text("x")
    done = run("add", "news", "--model", tiny_model, cwd=tmp_path)
    first, second, last = done.stderr.splitlines()
    assert first == (
        "news/a.png and 2 more: a picture; save it as a PDF with its text (ocrmypdf does)"
    )
    assert second == "news/d.xls and 1 more: an old Excel file; save it as .xlsx or CSV"
    assert last.endswith("5 failed")
