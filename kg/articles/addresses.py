"""Addresses: kg fetches nothing, and tells where a saved page was."""

import re
from pathlib import PurePath

from kg.articles.published import iso_date

ADDRESS = re.compile(r"(?i)(?:https?|ftp)://[^\s<>\"']{3,2000}")
# What browsers write into a page that they save: Internet Explorer and Chrome, SingleFile.
SAVED_FROM = (
    re.compile(rb"saved from url=\(\d{4}\)(https?://[^\s<>\"']{3,2000})"),
    re.compile(rb"Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"']{3,2000})"),
    re.compile(rb"cache of <a href=[\"']?(https?://[^\s<>\"']{3,2000})"),  # of Google
)
# Folders and files that wget and curl name after an address: "example.org/2024/03/talks.html".
HOST = re.compile(
    r"(?i)(?:[a-z0-9][a-z0-9-]{0,62}\.)+"
    r"(?:[a-z]{2}|com|org|net|info|gov|edu|int|mil|news|press|media|online|biz)"
)
FLAT = re.compile(r"(?i)https?_{1,3}((?:[a-z0-9-]+\.)+[a-z]{2,24})_(\S+)")
ENDINGS = frozenset({"md", "gz", "py", "js"})  # of files, that are countries' as well


# "2024-03-06-talks.md", as Jekyll and archives of one's own have them.
NAMED_DAY = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?=[ _.-]*[^\W\d])")


def day_of_name(path: str) -> str | None:
    """Return the day with which the name of a file begins, None where it does not."""
    match = NAMED_DAY.match(PurePath(path).stem)
    return iso_date(match[1]) if match else None


def is_address(path: str) -> bool:
    """Return whether what was given is an address of the web and no file."""
    return re.match(r"(?i)(?:https?|ftp)://", path) is not None


def to_save(address: str) -> str:
    """Return how to save a page so that kg can read it."""
    return f"kg fetches nothing; save the page and add the file: curl -L -o page.html '{address}'"


def saved_address(head: bytes, path: str) -> str | None:
    """Return the address of a saved page by what its browser wrote, else by its file's name."""
    for pattern in SAVED_FROM:
        if match := pattern.search(head):
            return match[1].decode("ascii", "replace")
    return address_of_path(path)


def address_of_path(path: str) -> str | None:
    """Return the address that a path of wget or curl repeats, None where it repeats none."""
    parts = PurePath(path).parts
    if parts and (flat := FLAT.fullmatch(parts[-1])):
        return f"https://{flat[1]}/{flat[2].replace('_', '/')}"
    for at in reversed(range(len(parts) - 1)):
        part = parts[at]
        if HOST.fullmatch(part) and part.rpartition(".")[2].lower() not in ENDINGS:
            rest = "/".join(parts[at + 1 :])
            return f"https://{part}/{re.sub(r'(?:^|(?<=/))index[.]x?html?$', '', rest)}"
    return None
