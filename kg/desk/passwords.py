"""Who may read and correct at a desk on a network: a file of names with hashed passwords."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import threading
from pathlib import Path

from kg import files
from kg.errors import KgError

# scrypt (RFC 7914) with 2^15 rounds takes 32 MB and about a tenth of a second.
ROUNDS, BLOCK, LANES = 2**15, 8, 1
MEMORY = 64 * 1024 * 1024
LEAST = 10
NAME = re.compile(r"[\w.@-]{1,60}")
# One at a time: whoever sends many passwords at once must not fill the memory.
_one = threading.Lock()


class BadPasswords(KgError):
    """A file of passwords cannot be read or written, or a password is none."""


def hashed(password: str, *, salt: bytes | None = None) -> str:
    """Return what is kept of a password: algorithm, cost, salt and hash."""
    salt = os.urandom(16) if salt is None else salt
    kept = _scrypt(password, salt, ROUNDS, BLOCK, LANES)
    return f"scrypt:{ROUNDS}:{BLOCK}:{LANES}:{_text(salt)}:{_text(kept)}"


def fits(password: str, kept: str) -> bool:
    """Return whether this is the password of which `kept` was made."""
    _, rounds, block, lanes, salt, wanted = kept.split(":")
    found = _scrypt(password, _bytes(salt), int(rounds), int(block), int(lanes))
    return hmac.compare_digest(found, _bytes(wanted))


def read(path: Path) -> dict[str, str]:
    """Return what is kept of each person's password. Raises `BadPasswords`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or "no text in UTF-8").lower()
        raise BadPasswords(f"{path}: {said}; kg password makes such a file") from None
    people = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        name, _, kept = line.strip().partition(":")
        if not NAME.fullmatch(name) or not re.fullmatch(r"scrypt(:\d+){3}(:[\w+/=]+){2}", kept):
            raise BadPasswords(f"{path}: line {number} is none that kg password wrote")
        people[name] = kept
    if not people:
        raise BadPasswords(f"{path}: nobody is named in it; kg password adds somebody")
    return people


def add(path: Path, name: str, password: str) -> None:
    """Write the hash of a person's password to the file, in place of an older one.

    The file is made where there is none, for its owner's eyes only. Raises `BadPasswords`.
    """
    if not NAME.fullmatch(name):
        raise BadPasswords(f"{name!r} is no name for this: letters, digits, dots and dashes")
    if len(password) < LEAST:
        raise BadPasswords(f"the password is too short; take at least {LEAST} characters")
    people = read(path) if path.exists() else {}
    people[name] = hashed(password)
    files.write(path, "".join(f"{who}:{kept}\n" for who, kept in people.items()))
    path.chmod(0o600)


def _scrypt(password: str, salt: bytes, rounds: int, block: int, lanes: int) -> bytes:
    with _one:
        return hashlib.scrypt(
            password.encode("utf-8", "surrogatepass"),
            salt=salt, n=rounds, r=block, p=lanes, maxmem=MEMORY, dklen=32,
        )  # fmt: skip


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
