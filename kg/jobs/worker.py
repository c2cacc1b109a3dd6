"""A process that reads articles for another one, told through its standard input.

Messages are pickles with their length before them. It ends as soon as its input does, so that it
never outlives the process that it reads for, however that ended.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import sys
import threading
from typing import IO, Any

LENGTH = struct.Struct(">Q")
# What a process says when it can begin, of articles that take too long, and between reading and
# saving.
READY, SLOW, SAVING = "ready", "slow", "saving"


def send(stream: IO[bytes], message: object) -> None:
    """Write a message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next message. Raises `EOFError` where none comes any more."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    # Both ends of the pipe are one user's processes; nothing that was read from a file is in it
    # but texts.
    return pickle.loads(data)


def main() -> None:
    """Read what is asked until the input ends."""
    asked, answers = _opened()
    model, threads, limits, place = asked.get()
    from kg.errors import KgError
    from kg.garbage import collect_rarely
    from kg.jobs.limits import bounded_memory
    from kg.jobs.writing import written

    collect_rarely()
    try:
        extractor = _extractor(model, threads)
        store = _store(place) if place else None
    except KgError as error:
        send(answers, str(error))
        return
    send(answers, READY)
    with bounded_memory(limits.megabytes):
        while True:
            reads = asked.get()
            found = _read(extractor, reads, limits)
            if store is not None and not isinstance(found, str):
                send(answers, SAVING)
                found = written(store, reads, found)
            send(answers, found)


def work() -> None:
    """Do the parts of a work that are asked until the input ends; see `kg.jobs.parts`."""
    asked, answers = _opened()
    from kg.garbage import collect_rarely

    collect_rarely()
    while True:
        of_a_part, part = asked.get()
        found = fault = None
        try:
            found = of_a_part(part)
        except Exception as error:  # the one who asked says so, whatever it is
            fault = f"{type(error).__name__}: {error}"
        send(answers, (found, fault))


def _opened() -> tuple[queue.SimpleQueue[Any], IO[bytes]]:
    """Return where what is asked comes, and where the answers go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What libraries print must not stand between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    asked: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    return asked, answers


def _read(extractor: Any, reads: Any, limits: Any) -> list[Any] | str:
    from kg.jobs.chunks import portable, together
    from kg.jobs.limits import TooSlow

    try:
        found = together(extractor, [read.article for read in reads], limits)
        return [portable(one) for one in found]
    except TooSlow:
        return SLOW


def _store(place: str) -> Any:
    from kg.store.store import Store

    return Store.beside(place)


def _extractor(model: str | None, threads: int) -> Any:
    from kg.extraction.extract import Extractor
    from kg.nlp.pipeline import load

    return Extractor(load(model, threads=threads))


def _listen(asked: queue.SimpleQueue[Any]) -> None:
    """Take what is asked, and end the process when nobody can ask any more."""
    try:
        while True:
            asked.put(receive(sys.stdin.buffer))
    except EOFError:
        os._exit(0)
    except BaseException:
        os._exit(1)


def _end_with_parent() -> None:
    """Let Linux kill this process with the thread that started it, also within a long loop of C."""
    if sys.platform != "linux":
        return
    import ctypes

    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
