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

from kg.cli.serving import folder_of
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


@pytest.mark.parametrize(
    ("db", "folder"),
    [
        ("kg.db", "kg.db-desk"),
        ("archive/news.db", "archive/news.db-desk"),
        ("postgresql://server/news", "kg-desk"),
    ],
)
def test_what_is_dropped_on_a_desk_is_kept_beside_its_database(db: str, folder: str) -> None:
    assert folder_of(db) == Path(folder)


def test_a_desk_for_others_needs_names_and_hashes_that_can_be_read(ask, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, err, status = ask("serve", "--password-file", str(tmp_path / "none.txt"))
    assert status == 1
    assert "none.txt" in err
    assert err.count("\n") == 1


def test_without_its_libraries_the_desk_says_what_to_install(
    ask,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] in {"kg", "starlette"}]:
        if name.startswith(("kg.desk", "starlette")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    _, err, status = ask("serve")
    assert status == 1
    assert err.endswith("pip install 'kg-news[serve]' brings it\n")
