"""Files that are zip files inside: DOCX, ODT, EPUB, XLSX, WACZ. No entry grows without bounds."""

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from kg.articles.formats.content import Content
from kg.articles.formats.sniffing import HEAD, mismatch
from kg.articles.streams import Malformed, TooLong, short

MOST_ENTRIES = 100_000


@contextmanager
def unzipped(content: Content, *, title: str) -> Iterator[zipfile.ZipFile]:
    """Give the zip file, raising `Malformed` where it is none, broken or encrypted."""
    with content.seekable() as stream:
        check(stream, title)
        try:
            with zipfile.ZipFile(stream) as opened:
                if len(opened.infolist()) > MOST_ENTRIES:
                    raise TooLong(f"over {MOST_ENTRIES:,} files in one {title} file")
                yield opened
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError) as error:
            raise Malformed(f"a broken {title} file ({short(error)})") from None
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            raise Malformed(f"a broken {title} file (it points beyond its ends)") from None
        except (NotImplementedError, RuntimeError) as error:
            if "password" in str(error) or "encrypted" in str(error):
                raise Malformed("encrypted; save it without a password") from None
            raise Malformed(f"a {title} file that cannot be read ({short(error)})") from None


def check(stream: BinaryIO, title: str) -> None:
    """Raise `Malformed` where a file is not what its name says, and say what it is."""
    start = stream.read(HEAD)
    stream.seek(0)
    if wrong := mismatch(start, title.lower()):
        raise Malformed(wrong)


def entry(opened: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """Return the bytes of an entry, raising `KeyError`, or `TooLong` beyond `most`."""
    info = opened.getinfo(name)
    if info.file_size > most:
        raise TooLong(f"{name} in it is over {most:,} bytes")
    with opened.open(info) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise TooLong(f"{name} in it is over {most:,} bytes")
    return data


def whole(opened: zipfile.ZipFile) -> bytes:
    """Return the bytes of the zip file itself, for a library that opens it again."""
    assert opened.fp is not None
    opened.fp.seek(0)
    return opened.fp.read()


def check_size(opened: zipfile.ZipFile, *, most: int) -> None:
    """Raise `TooLong` where text and markup of all entries together are over `most` bytes."""
    size = sum(i.file_size for i in opened.infolist() if i.filename.endswith((".xml", ".rels")))
    if size > most:
        raise TooLong(f"a zip bomb: its text grows to {size:,} bytes")
