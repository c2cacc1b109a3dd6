"""Which files hold articles: folders walked in order, each file with the digest of its bytes."""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.articles.addresses import is_address, to_save
from kg.articles.encodings import Undecodable
from kg.articles.fields import Fields
from kg.articles.formats.choosing import Unreadable, format_of_content, format_of_file
from kg.articles.formats.registry import Format
from kg.articles.metadata import METADATA, Metadata
from kg.articles.options import ReadOptions
from kg.articles.streams import Malformed, TooLong
from kg.errors import ArticleError

# What is no file, and how people call it.
KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a disk"),
)
MOST_OF_STDIN = 1 << 30  # bytes kept on disk while standard input is read


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds articles.

    `path` is as the user gave it ("-" for standard input), `digest` the SHA-256 of the bytes and
    of what else decides what is read (its row in metadata.csv, named columns). A file that cannot
    be read has an empty digest, and `records` yields its error. `form` is the name of a format.
    """

    path: str
    digest: str
    form: str = "text"
    compressed: bool = False
    size: int = 0
    fields: Fields = field(default=Fields(), repr=False)
    file: str | None = field(default=None, repr=False, compare=False)
    spool: BinaryIO | None = field(default=None, repr=False, compare=False)
    error: ArticleError | None = field(default=None, repr=False, compare=False)

    def open(self) -> BinaryIO:
        """Return the bytes from the beginning."""
        if self.spool is not None:
            self.spool.seek(0)
            return self.spool
        assert self.file is not None
        return Path(self.file).open("rb")

    @contextmanager
    def again(self) -> Iterator[BinaryIO]:
        """Give the bytes from the beginning once more, while another one reads them."""
        if self.spool is None:
            with self.open() as stream:
                yield stream
            return
        at = self.spool.tell()
        try:
            yield self.open()
        finally:
            self.spool.seek(at)


def sources(
    paths: Iterable[str | Path] | str | Path, *, options: ReadOptions | None = None
) -> Iterator[Source]:
    """Yield the files of the paths: folders recursively and sorted, hidden files left out.

    Lazy, and a file is yielded once. Links to folders are followed, each folder is walked once.
    A `metadata.csv` is no source, it says more of the files beside it.
    """
    options = options or ReadOptions()
    given = [paths] if isinstance(paths, str | Path) else paths
    metadata = Metadata(options)
    seen: set[tuple[int, int]] = set()
    roots: set[str] = set()
    for path in given:
        root = str(path)
        if root in roots:
            continue
        roots.add(root)
        if root == "-":
            yield standard_input(options)
        elif is_address(root):
            yield failed(root, to_save(root))
        elif is_folder(root):
            yield from walk(root, metadata=metadata, options=options, seen=seen)
        elif Path(root).name != METADATA:
            yield source_of(root, metadata=metadata, options=options)


def is_folder(path: str) -> bool:
    """Return whether a path is a folder; what is no path at all is none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def walk(
    root: str, *, metadata: Metadata, options: ReadOptions, seen: set[tuple[int, int]]
) -> Iterator[Source]:
    """Yield the files under a folder, sorted by path, each folder once."""
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            is_dir = stat.S_ISDIR((status := os.stat(path)).st_mode)  # noqa: PTH116
        except (OSError, ValueError):
            is_dir = False
        if not is_dir:
            yield source_of(path, metadata=metadata, options=options)
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        try:
            names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208
        except OSError as error:
            yield failed(path, reason(error))
            continue
        waiting += [os.path.join(path, name) for name in names if is_news(name)]  # noqa: PTH118


def is_news(name: str) -> bool:
    """Return whether a name in a folder is not hidden, metadata, or what a browser saved with
    a page."""
    return not name.startswith(".") and name != METADATA and not name.endswith("_files")


def source_of(path: str, *, metadata: Metadata, options: ReadOptions) -> Source:
    """Return a file as a source, with its error if it cannot be one."""
    try:
        status = os.stat(path)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode):
            kind = next((kind for is_one, kind in KINDS if is_one(status.st_mode)), "no file")
            return failed(path, f"{kind}, not a file; what it gives is read by kg add -")
        if status.st_size == 0:
            return failed(path, "empty")
        found = format_of_file(path)
        if status.st_size > found.most_bytes(options):
            return failed(path, too_long(options))
        with Path(path).open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        fields = metadata.of(path)
    except Exception as error:  # whatever is wrong with one file, the others go on
        lost = isinstance(error, FileNotFoundError) and os.path.islink(path)  # noqa: PTH114
        return failed(path, "a link to nothing" if lost else reason(error))
    return Source(
        path=storable_path(path),
        digest=full_digest(digest, fields, options),
        form=found.name,
        compressed=path.lower().endswith(".gz"),
        size=status.st_size,
        fields=fields,
        file=path,
    )


def standard_input(options: ReadOptions) -> Source:
    """Return standard input as a source; its bytes are kept in a temporary file."""
    spool = tempfile.SpooledTemporaryFile(max_size=16 << 20)  # noqa: SIM115
    hashed, size = hashlib.sha256(), 0
    found: Format | None = None
    most: float = MOST_OF_STDIN
    while piece := sys.stdin.buffer.read(1 << 16):
        if found is None:
            try:
                found = format_of_content(piece)
            except Unreadable as error:
                return failed("-", str(error))
            most = min(MOST_OF_STDIN, found.most_bytes(options))
        size += len(piece)
        if size > most:
            why = f"over {most:,.0f} bytes" if found.size == "any" else too_long(options)
            return failed("-", f"{why}; save it to a file and add that")
        hashed.update(piece)
        spool.write(piece)
    if found is None:
        return failed("-", "empty")
    digest = full_digest(hashed.hexdigest(), Fields(), options)
    return Source("-", digest, found.name, size=size, spool=spool)  # type: ignore[arg-type]


def full_digest(digest: str, fields: Fields, options: ReadOptions) -> str:
    """Return the digest of bytes and of what else decides what is read from them."""
    more = (repr(fields) if fields != Fields() else "") + options.fingerprint()
    return hashlib.sha256(f"{digest} {more}".encode()).hexdigest() if more else digest


def failed(path: str, why: str) -> Source:
    """Return a source that cannot be read."""
    return Source(storable_path(path), "", error=ArticleError(printable(path), why))


def too_long(options: ReadOptions) -> str:
    """Return what is said of an article beyond the limit."""
    return f"over {options.limit:,} characters, the most an article may have (--limit raises it)"


def reason(error: Exception) -> str:
    """Return why the system did not open a file."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, TOLD) and str(error):
        return str(error)
    return f"cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:100]})"


# Errors whose message is made for who reads it.
TOLD = (Undecodable, Malformed, TooLong, Unreadable)


def storable_path(path: str) -> str:
    """Return a path as text that any database stores: bytes that are no UTF-8 are written out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace("\0", "\\0")


def printable(path: str) -> str:
    """Return a path that does nothing to a terminal: control characters are written out."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii")
        for c in path
    )
