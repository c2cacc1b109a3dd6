"""`kg serve` and `kg password`, as they are typed."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kg.desk import passwords, serving

RUN = [sys.executable, "-c", "import kg.cli; kg.cli.main()"]


def typed(*words: str, stdin: str = "", cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run kg to its end."""
    return subprocess.run(
        [*RUN, *words], input=stdin, capture_output=True, text=True, timeout=120, check=False,
        cwd=cwd,
    )  # fmt: skip


def test_a_desk_opens_at_a_free_port_and_ends_by_ctrl_c(world_db: Path, tmp_path: Path) -> None:
    command = [*RUN, "--db", str(world_db), "serve", "--port", "0", "--no-browser", "--read-only"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        assert running.stderr
        line = running.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        opened = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert opened.open(line.split()[-1], timeout=60).status == 200
        assert b"Latest meetings" in opened.open(found[0], timeout=60).read()
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            urllib.request.urlopen(found[0], timeout=60)
        refused.value.close()
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        assert running.wait(timeout=60) == 0
        assert "the desk is closed" in rest
        assert "Traceback" not in rest


def test_others_are_let_in_with_passwords_only(world_db: Path, tmp_path: Path) -> None:
    for words in (["--host", "0.0.0.0"], ["--name", "news.example"]):
        done = typed("--db", str(world_db), "serve", *words, cwd=tmp_path)
        assert done.returncode == 1
        assert "needs --password-file" in done.stderr


def test_a_port_that_is_taken_is_said_in_one_line(world_db: Path, tmp_path: Path) -> None:
    with serving.bound("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = typed("--db", str(world_db), "serve", "--port", port, cwd=tmp_path)
    assert done.returncode == 1
    assert "give another --port" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_password_is_taken_from_standard_input_and_kept_as_a_hash(tmp_path: Path) -> None:
    done = typed(
        "password", "anna", "--file", "people.txt", stdin="a long password\n", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    people = passwords.read(tmp_path / "people.txt")
    assert passwords.fits("a long password", people["anna"])
    assert typed("password", "b", "--file", "p", stdin="x\n", cwd=tmp_path).returncode == 1


def test_only_this_machine_reaches_a_loopback_address() -> None:
    assert all(serving.is_loopback(each) for each in ("127.0.0.1", "::1", "localhost", "127.9.9.9"))
    assert not any(serving.is_loopback(each) for each in ("0.0.0.0", "::", "10.0.0.1", "a.example"))


def test_the_browser_is_told_the_token_in_a_file_of_its_owner(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    opened: list[str] = []
    monkeypatch.setattr(serving.webbrowser, "open", opened.append)
    path = serving.open_browser("http://127.0.0.1:1/?token=secret&x=<")
    try:
        assert "secret" not in opened[0]
        assert path.stat().st_mode & 0o077 == 0
        assert "token=secret&amp;x=&lt;" in path.read_text(encoding="utf-8")
    finally:
        path.unlink()
