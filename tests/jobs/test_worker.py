"""A process that reads for another one ends with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def test_a_process_ends_with_the_one_that_it_reads_for(tiny_model: str, tmp_path: Path) -> None:
    script = f"""
from stored import read_of
from kg.jobs import workers
reads = (read_of(number) for number in range(10_000))
for number, _ in enumerate(workers.extract_apart(reads, model={tiny_model!r}, jobs=2)):
    if number == 5:
        print("reading", flush=True)
"""
    tests = str(Path(__file__).parents[1])
    path = os.pathsep.join([tests, os.environ["PYTHONPATH"]])
    for sent in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
        run = subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        assert run.stdout
        assert run.stdout.readline() == b"reading\n"
        mine = subprocess.run(
            ["pgrep", "-P", str(run.pid)], capture_output=True, text=True, check=True
        ).stdout.split()
        assert len(mine) == 2
        run.send_signal(sent)
        run.wait()
        run.stdout.close()
        until = time.monotonic() + 2
        while alive(mine) and time.monotonic() < until:
            time.sleep(0.05)
        assert alive(mine) == []


def alive(pids: list[str]) -> list[str]:
    """Return those of these processes that still run."""
    states = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return [
        pid
        for pid, stat in states.items()
        if stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    ]
