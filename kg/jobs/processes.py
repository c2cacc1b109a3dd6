"""Processes that read articles, each of them replaced when it dies or takes too long."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.articles import Read
from kg.errors import KgError
from kg.jobs.chunks import Result, too_slow
from kg.jobs.limits import Limits
from kg.jobs.worker import READY, SAVING, SLOW, receive, send

# How often an article may be read by a process that then dies, before it is left.
TRIES = 2
# Seconds beyond the limit of an article after which a process is ended that did not end it itself.
GRACE = 10.0
# So many seconds a process may need to open its pipeline, and so often one is started that dies
# before it has.
TO_BEGIN = 300.0
BEGINNINGS = 3

STDERR = 2
HOME = str(Path(__file__).parents[2])
# The folder of kg comes last where it is found already; the current folder and the input never do.
START = f"import sys; sys.path.append({HOME!r}); from kg.jobs.worker import main; main()"
START_PARTS = f"import sys; sys.path.append({HOME!r}); from kg.jobs.worker import work; work()"


class Lost(Exception):
    """A process ended before it answered; `slow` where it was ended since it took too long."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__("slow" if slow else "ended")
        self.slow = slow


class Child:
    """A process that runs some code of kg and answers messages, one after the other."""

    def __init__(self, code: str) -> None:
        self._process = _started(code)

    def answer(self, message: object, seconds: float) -> Any:
        """Return what the process answers; saving may take more seconds. Raises `Lost`."""
        child = self._process
        assert child.stdin is not None
        assert child.stdout is not None
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            child.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            send(child.stdin, message)
            answer = receive(child.stdout)
            if answer == SAVING:
                # It may have to wait until this process has resolved what was read before.
                timer.cancel()
                answer = receive(child.stdout)
            return answer
        except (OSError, EOFError, ValueError):
            raise Lost(slow=slow.is_set()) from None
        finally:
            timer.cancel()

    def kill(self) -> None:
        """End the process now, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()


class Process:
    """One process that reads articles, and its successors; for one thread.

    It saves them where `place` is the URL of a database.
    """

    def __init__(
        self, *, model: str | None, threads: int, limits: Limits, place: str | None = None
    ) -> None:
        self.model, self.threads, self.limits, self.place = model, threads, limits, place
        self._child: Child | None = None
        self._ended = False

    def read(self, chunk: Sequence[Read]) -> list[Result]:
        """Return what is found in each article, in order.

        Where a process dies or takes too long, each article is read alone, by another one; one
        that ends two processes, or takes too long alone, has an error. Raises `KgError` where no
        process can begin.
        """
        try:
            return self._asked(chunk)
        except Lost as lost:
            if len(chunk) == 1:
                return [self._once_more(chunk, lost)]
        return [found for one in chunk for found in self.read([one])]

    def end(self) -> None:
        """End the process now, whatever it is doing."""
        self._ended = True
        self._kill()

    def _once_more(self, chunk: Sequence[Read], lost: Lost) -> Result:
        for _ in range(TRIES - 1):
            if lost.slow or self._ended:
                break
            try:
                return self._asked(chunk)[0]
            except Lost as again:
                lost = again
        return too_slow(self.limits) if lost.slow else RuntimeError(
            "the process that read it was killed, twice"
        )  # fmt: skip

    def _asked(self, chunk: Sequence[Read]) -> list[Result]:
        if self._child is None:
            self._begin()
        answer = self._answer(list(chunk), self.limits.seconds + GRACE)
        if answer == SLOW:
            raise Lost(slow=True)
        found: list[Result] = answer
        return found

    def _begin(self) -> None:
        """Start a process. Raises `KgError` where it cannot read, or none lives so long."""
        for _ in range(BEGINNINGS):
            if self._ended:
                raise Lost(slow=False)
            self._child = Child(START)
            try:
                asked = self.model, self.threads, self.limits, self.place
                said = self._answer(asked, TO_BEGIN)
            except Lost:
                continue
            if said != READY:
                self._kill()
                raise KgError(str(said))
            return
        raise KgError(
            "the processes that read articles end as soon as they begin; what they said stands "
            "above, and --jobs 1 reads without them"
        )

    def _answer(self, message: object, seconds: float) -> Any:
        """Return what the process answers. Raises `Lost`."""
        assert self._child is not None
        try:
            return self._child.answer(message, seconds)
        except Lost:
            self._kill()
            raise

    def _kill(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


def _started(code: str) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C reaches the first process, which alone decides when to stop.
    group: dict[str, Any] = {} if os.name == "nt" else {"process_group": 0}
    # -P: code is never looked for in the current folder, which may be the reader's articles.
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if _is_open(STDERR) else subprocess.DEVNULL,
        env=_environment(),
        **group,
    )


def _is_open(descriptor: int) -> bool:
    """Return whether a descriptor leads somewhere: who started kg may have closed it."""
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _environment() -> dict[str, str]:
    """Return the environment without entries of PYTHONPATH that mean the current folder."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    kept = os.pathsep.join(entry for entry in given if Path(entry).is_absolute())
    return {**os.environ, "PYTHONPATH": kept, "PYTHONSAFEPATH": "1"}
