"""The bytes of a file for its format's reader: in pieces, whole, as a stream, or seekable."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kg.articles.streams import chunks, whole

IN_MEMORY = 16 << 20  # bytes; what is larger and compressed is unpacked to a temporary file


class Content:
    """The bytes of an open file, decompressed if it is a .gz; read them in one way only.

    All raise `Malformed` for a broken gzip file and `TooLong` for what grows without bounds.
    `path` is where the file lies, for what its name says of it.
    """

    def __init__(
        self, stream: BinaryIO, *, path: str, compressed: bool = False, size: int | None = None
    ) -> None:
        self.stream, self.path = stream, path
        self.compressed, self.size = compressed, size

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes in pieces of at most 64 KB."""
        return chunks(self.stream, compressed=self.compressed, size=self.size)

    def whole(self, *, most: float) -> bytes:
        """Return all bytes, raising `TooLong` where there are more than `most`."""
        return whole(self.pieces(), most=most)

    def readable(self) -> io.BufferedReader:
        """Return a stream of the bytes, which can only be read forward."""
        return io.BufferedReader(Pieces(self.pieces()))

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give a stream of the bytes in which one can go back."""
        if not self.compressed:
            yield self.stream
            return
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
            for piece in self.pieces():
                spool.write(piece)
            spool.seek(0)
            yield spool  # type: ignore[misc]


class Pieces(io.RawIOBase):
    """Pieces of bytes as a raw stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next and return how many bytes that are."""
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.rest = piece
        taken = self.rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self.rest = self.rest[len(taken) :]
        return len(taken)
