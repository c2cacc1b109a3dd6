"""Standard input and output work whatever they are connected to."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import streams


def piped(*words: str, shell: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a shell, as `kg ... SHELL`."""
    program = f'"{sys.executable}" -P -m kg {" ".join(words)} {shell}'
    return subprocess.run(
        ["sh", "-c", program], capture_output=True, check=False, timeout=120,
        env={**os.environ, **variables},
    )  # fmt: skip


def test_output_is_utf_8_with_any_locale(world_db: Path, tmp_path: Path) -> None:
    for locale in ("C", "POSIX"):
        done = piped(
            "judgements", "--db", f"{tmp_path}/Tomás.db", shell="",
            LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
        )  # fmt: skip
        assert "Tomás" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("shell", [">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full", "| head -c 1"])
def test_closed_and_full_streams_end_a_command_quietly(world_db: Path, shell: str) -> None:
    before = world_db.read_bytes()
    done = piped("mentions", "--json", "--db", str(world_db), shell=shell)
    for word in (b"Traceback", b"nexpected", b"Exception ignored"):
        assert word not in done.stderr + done.stdout
    assert world_db.read_bytes() == before


def test_streams_of_another_encoding_become_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    streams.prepare()
    print("Tomás", flush=True)
    assert written.getvalue().decode("utf-8") == "Tomás\n"


def test_a_stream_that_is_closed_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams.prepare()
    made = sys.stdin, sys.stdout, sys.stderr
    assert sys.stdin.read() == ""
    print("to nobody", flush=True)
    assert all(os.get_inheritable(stream.fileno()) for stream in made)
    for stream in made:
        stream.close()


def test_what_is_left_to_be_written_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        """A stream without a file, whose reader has gone."""

    monkeypatch.setattr(sys, "stdout", Gone())
    streams.forget_output()
    assert sys.stdout.name == os.devnull
    print("to nobody", flush=True)
    sys.stdout.close()
