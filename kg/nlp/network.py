"""The network of a component: an ONNX file that onnxruntime runs, in one thread or several."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
Item = TypeVar("Item")
Made = TypeVar("Made")


class Model:
    """An ONNX file and a session on it, opened when it is first run, anew in every process.

    The session itself works in one thread; `each` has several runs at a time.
    """

    def __init__(self) -> None:
        self.data = b""
        self.threads = 0
        self._session: Any = None
        self._pool: ThreadPoolExecutor | None = None
        self._key: tuple[int, int] | None = None

    def run(self, inputs: Arrays, outputs: Sequence[str]) -> list[NDArray[Any]]:
        """Arrays of the named outputs."""
        self.open()
        answer: list[NDArray[Any]] = self._session.run(list(outputs), inputs)
        return answer

    def each(self, work: Callable[[Item], Made], items: Iterable[Item]) -> Iterator[Made]:
        """What `work`, which runs the network, makes of each item, in order, by all threads."""
        self.open()
        return map(work, items) if self._pool is None else self._pool.map(work, items)

    def open(self) -> None:
        """Open the session, if this process has none yet."""
        key = (os.getpid(), self.threads)
        if self._key != key:
            self._session = open_session(self.data)
            number = threads_of(self.threads)
            self._pool = ThreadPoolExecutor(number) if number > 1 else None
            self._key = key

    def width(self, name: str) -> int:
        """The size of the last dimension of an input."""
        self.open()
        sizes = {each.name: each.shape[-1] for each in self._session.get_inputs()}
        return int(sizes[name])

    def __getstate__(self) -> dict[str, Any]:
        state = dict.fromkeys(("_session", "_pool", "_key"))
        return {"data": self.data, "threads": self.threads, **state}


def threads_of(threads: int) -> int:
    """The number of threads, of which 0 leaves the choice.

    It is then what `OMP_NUM_THREADS` says, else all cores in the main process and one in every
    process that it started, so that several processes do not crowd the cores.
    """
    if threads:
        return threads
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    return 1 if multiprocessing.parent_process() is not None else os.cpu_count() or 1


def open_session(data: bytes) -> Any:
    """An onnxruntime session that works in the thread that calls it.

    Several runs at a time, a thread each, take less than one run by several threads, which wait
    for one another at each of its steps.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Hardly two runs have one shape, and what is remembered for each shape fills memory.
    options.enable_mem_pattern = False
    # Where a processor has no VNNI (AVX2 alone), pairs of products of int8 saturate at 16 bits, and
    # no meeting is found. This multiplies exactly there, and changes nothing elsewhere.
    options.add_session_config_entry("session.x64quantprecision", "1")
    # Its joint kernel of sum and norm takes three times as long as the two one by one.
    return onnxruntime.InferenceSession(
        data,
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )
