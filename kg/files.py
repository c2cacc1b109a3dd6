"""Files that are written whole or not at all, and for whom they are readable."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

# What is in a database, a page or an export may be nobody else's business.
PRIVATE = 0o600
# A file beside the one that is written (`beside`), with what SQLite puts beside that in turn.
PART = re.compile(r"(\..+)\.(\d{1,9})\.part(?:-journal|-wal|-shm)?", re.DOTALL)
# Seconds: what was touched later may be written by a process that is not seen from here.
LEFT = 600.0
DATABASE = b"SQLite format 3\0"


def mode() -> int:
    """Return the mode of new files: KG_FILE_MODE (in octal, as 0644), else the owner's alone."""
    with suppress(ValueError):
        return int(os.environ.get("KG_FILE_MODE", ""), 8) & 0o666 | PRIVATE
    return PRIVATE


def create(path: Path) -> None:
    """Make an empty file, readable for whom `mode` says, where there is none."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode()))


def write(path: str | Path, text: str) -> None:
    """Write a text to a file as UTF-8; whatever stops it leaves the file as it was."""
    write_all({Path(path): text})


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write contents to their files, texts as UTF-8, all of them or none.

    Each is written to a file beside its own, which takes its place when all are on the disk; a
    link leads to the file that is written. Raises `OSError`, which names the file as it was given;
    where that is a database, `FileExistsError`.
    """
    targets = {path: followed(path) for path in contents}
    for path, target in targets.items():
        _check_no_database(target, path)
    clear(targets.values())
    ready: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            target = targets[path]
            data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            with _named(path):
                if target.exists() and not target.is_file():
                    target.write_bytes(data)  # a pipe or a terminal
                    continue
                ready.append((beside(target), target, path))
                _write(ready[-1][0], data, _mode_of(target))
        for part, target, path in ready:
            with _named(path):
                part.replace(target)
    finally:
        for part, *_ in ready:
            with suppress(OSError):
                part.unlink()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system name this file, not that beside it, or none."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _check_no_database(target: Path, path: Path) -> None:
    """Raise `FileExistsError` for a database: articles and judgements in it would be lost."""
    if not target.is_file():
        return
    try:
        with target.open("rb") as file:
            is_database = file.read(len(DATABASE)) == DATABASE
    except OSError:
        return  # what may be written need not be readable
    if is_database:
        told = "this is a database, which is not written over; name another file"
        raise FileExistsError(errno.EEXIST, told, str(path))


def followed(path: Path) -> Path:
    """Return the file to which a path leads through all links. Raises `OSError` for a circle."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def beside(target: Path) -> Path:
    """Return the file of this process beside another one, whose place it takes when it is whole."""
    return target.with_name(f"{_stem(target)}.{os.getpid()}.part")


def clear(targets: Iterable[Path]) -> None:
    """Delete what killed processes of this user left beside these files."""
    stems: dict[Path, set[str]] = {}
    for target in targets:
        stems.setdefault(target.parent, set()).add(_stem(target))
    for folder, names in stems.items():
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                part = PART.fullmatch(entry.name)
                if part and part[1] in names and _is_left(entry, pid=int(part[2])):
                    with suppress(OSError):
                        Path(entry.path).unlink()


def _stem(target: Path) -> str:
    """Return how files beside another one begin: some systems count a name's length in bytes."""
    return "." + os.fsencode(target.name)[:100].decode("utf-8", "ignore")


def _is_left(entry: os.DirEntry[str], *, pid: int) -> bool:
    """Return whether nobody is writing a file any more, as far as can be seen."""
    found = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode) or time.time() - found.st_mtime < LEFT:
        return False
    if os.name == "nt":
        return True  # an open file is not deleted there, and a signal of 0 is none
    if found.st_uid != os.geteuid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    return False


def _write(path: Path, data: bytes, permissions: int) -> None:
    with suppress(FileNotFoundError):
        path.unlink()  # left by a process of the same number that was killed
    opened = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, permissions)
    with os.fdopen(opened, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with suppress(OSError):
        path.chmod(permissions)  # as it was, whatever the umask


def _mode_of(target: Path) -> int:
    """Return the mode of a file that is there, else that of new ones."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return mode()
