"""A network runs in one thread or several, as is asked and as the process may."""

import multiprocessing

import numpy as np
import pytest

from kg.nlp.network import open_session, threads_of

# An ONNX file that multiplies a row of four uint8, "a", by a column of four 127 (MatMulInteger).
TIMES_127 = (
    b'\x08\x08\x12\x00:X\n\x18\n\x01a\n\x01b\x12\x01y"\rMatMulInteger\x12\x01g*\x0f\x08\x04\x08'
    b"\x01\x10\x03B\x01bJ\x04\x7f\x7f\x7f\x7fZ\x13\n\x01a\x12\x0e\n\x0c\x08\x02\x12\x08\n\x02\x08"
    b"\x01\n\x02\x08\x04b\x13\n\x01y\x12\x0e\n\x0c\x08\x06\x12\x08\n\x02\x08\x01\n\x02\x08\x01B"
    b"\x04\n\x00\x10\x11"
)


def test_other_processes_use_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert threads_of(0) == 8
    monkeypatch.setattr(multiprocessing, "parent_process", object)
    assert threads_of(0) == 1
    assert threads_of(3) == 3
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert threads_of(0) == 2


def test_products_of_whole_numbers_are_exact_on_every_processor() -> None:
    row = np.full((1, 4), 255, np.uint8)
    (product,) = open_session(TIMES_127).run(["y"], {"a": row})
    assert product.tolist() == [[4 * 255 * 127]]
