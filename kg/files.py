"""Files that are written whole or not at all, and for whom they are readable."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

# What is in a database, a page or an export may be nobody else's business.
PRIVATE = 0o600


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

    Each is written to a file beside its own, which takes its place when all are on the disk. Raises
    `OSError`.
    """
    ready: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            if target.exists() and not target.is_file():
                target.write_bytes(data)  # a pipe or a terminal
                continue
            beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
            ready.append((beside, target, path))
            _write(beside, data, _mode_of(target))
        for beside, target, _ in ready:
            beside.replace(target)
    except OSError as error:
        # The name that the user gave, not that of the file beside it.
        told = next((path for beside, _, path in ready if str(beside) == error.filename), None)
        if told is not None:
            error.filename = str(told)
        raise
    finally:
        for beside, *_ in ready:
            with suppress(OSError):
                beside.unlink()


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
