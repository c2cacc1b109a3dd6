"""The bytes of a file: the same in pieces, whole, as a stream and where one can go back."""

import gzip
import io

import pytest

from kg.articles.formats.content import Content, Pieces
from kg.articles.streams import Malformed, TooLong

DATA = bytes(range(256)) * 1_000


def content(*, compressed: bool) -> Content:
    stored = gzip.compress(DATA) if compressed else DATA
    return Content(io.BytesIO(stored), path="a", compressed=compressed, size=len(stored))


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
def test_every_way_to_read_gives_the_same_bytes(compressed: bool) -> None:
    assert b"".join(content(compressed=compressed).pieces()) == DATA
    assert content(compressed=compressed).whole(most=len(DATA)) == DATA
    assert content(compressed=compressed).readable().read() == DATA
    with content(compressed=compressed).seekable() as stream:
        assert stream.read() == DATA
        stream.seek(5)
        assert stream.read(3) == DATA[5:8]


def test_more_bytes_than_allowed_are_too_long() -> None:
    with pytest.raises(TooLong):
        content(compressed=False).whole(most=len(DATA) - 1)


def test_a_broken_gzip_file_is_malformed() -> None:
    broken = Content(io.BytesIO(gzip.compress(DATA)[:-9]), path="a.gz", compressed=True)
    with pytest.raises(Malformed):
        broken.whole(most=10**9)


def test_a_stream_of_pieces_skips_empty_ones_and_keeps_their_order() -> None:
    stream = io.BufferedReader(Pieces(iter([b"ab", b"", b"cde"])))
    assert (stream.read(3), stream.read(9), stream.read(9)) == (b"abc", b"de", b"")
