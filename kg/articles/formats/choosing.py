"""Which format a file is in: by its ending, and where that does not tell it by its first bytes."""

import gzip
import zlib
from pathlib import Path

from kg.articles.formats.registry import EXTRA, HINTS, Format, by_name, by_suffix
from kg.articles.formats.sniffing import HEAD, TEXTS, UNSURE, mismatch, name_of_content


class Unreadable(ValueError):
    """Files of this format are not read, or not without a library; the message says which."""


def suffix_of(path: str) -> str:
    """Return the ending of a file, without that of gzip and what wget adds of an address."""
    name = Path(path).name.lower().partition("?")[0]
    return Path(name.removesuffix(".gz")).suffix


def format_of_file(path: str) -> Format:
    """Return the format of a file, raising `Unreadable` or `OSError`."""
    suffix = suffix_of(path)
    if suffix in TEXTS:
        return format_of_name(name_of_content(beginning(path)))
    if suffix not in UNSURE:
        found = by_suffix().get(suffix)
        if found is None:
            raise Unreadable(unread(suffix))
        return found if found.installed else installed(found, start=beginning(path))
    name = name_of_content(beginning(path))
    if name == "ole" and suffix == ".xls":
        raise Unreadable(unread(suffix))
    if name == "text" and suffix:
        if suffix == ".xml":
            return by_name()["xml"]
        raise Unreadable(unread(suffix))
    return format_of_name(name)


def beginning(path: str) -> bytes:
    """Return the first bytes of a file, unpacked; none of a broken .gz. Raises `OSError`."""
    opened = gzip.open if path.lower().endswith(".gz") else Path.open
    try:
        with opened(Path(path), "rb") as stream:
            return stream.read(HEAD)
    except (EOFError, zlib.error):
        return b""


def format_of_content(start: bytes) -> Format:
    """Return the format of what begins so, raising `Unreadable`."""
    return format_of_name(name_of_content(start[:HEAD]))


def format_of_name(name: str) -> Format:
    """Return the format of this name, raising `Unreadable`."""
    if name not in by_name():
        raise Unreadable(HINTS.get(name, "a file of a kind that kg does not read"))
    return installed(by_name()[name])


def installed(found: Format, *, start: bytes = b"") -> Format:
    """Return the format, raising `Unreadable` where its library is missing.

    Nobody need install it for a file that does not `start` as those of the format.
    """
    if not found.installed:
        if start and (wrong := mismatch(start.lstrip(), found.name)):
            raise Unreadable(wrong)
        raise Unreadable(f"{found.title} needs {found.library}; install it with {EXTRA}")
    return found


def unread(suffix: str) -> str:
    """Return what is said of a file of an ending that is not read."""
    shown = suffix.encode("unicode_escape", "surrogatepass").decode("ascii")
    other = f"kg does not read {shown} files; kg formats lists what it reads"
    return HINTS.get(suffix, other)
