"""Which files have gone: those that a complete listing of their folder shows to be missing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.articles.sources import storable_path
from kg.errors import KgError


class PruneRefused(KgError):
    """A folder looks as if its disk were not there; what was read from it is kept."""


def gone(stored: Iterable[str], folders: Sequence[str], *, insist: bool = False) -> list[str]:
    """Return those of the stored files under these folders that are no longer there, sorted.

    A folder that cannot be listed has not gone, nor has anything in it. Raises `PruneRefused` where
    a folder from which files were read is empty, or a given one is missing, as they are where a
    disk is not mounted; `insist` takes both for what they seem.
    """
    listings = _Listings(insist=insist)
    paths = sorted(set(stored))
    return [path for path in paths if any(listings.lack(path, root) for root in folders)]


class _Listings:
    """The names in folders, each listed once."""

    def __init__(self, *, insist: bool) -> None:
        self.insist = insist
        self.known: dict[str, dict[str, str] | None] = {}

    def lack(self, path: str, root: str) -> bool:
        """Return whether a path that was read from a folder is no longer in it."""
        folder = root
        for name in _names(path, root):
            entries = self.of(folder, given=folder == root)
            if entries is None:
                return False
            if not entries and not self.insist:
                raise PruneRefused(
                    f"{folder}: it is missing or empty, and articles were read from it; is its "
                    "disk there? Nothing was removed; --yes insists on it"
                )
            if name not in entries:
                return True
            folder = os.path.join(folder, entries[name])  # noqa: PTH118
        return False

    def of(self, folder: str, *, given: bool) -> dict[str, str] | None:
        """Return the names in a folder by the form in which they are stored, None if it cannot be
        listed."""
        if folder not in self.known:
            try:
                names = os.listdir(folder)  # noqa: PTH208
            except FileNotFoundError:
                # Another folder was seen a moment ago: it is a link that leads nowhere.
                self.known[folder] = {} if given else None
            except OSError:
                self.known[folder] = None
            else:
                self.known[folder] = {storable_path(name): name for name in names}
        return self.known[folder]


def _names(path: str, root: str) -> tuple[str, ...]:
    """Return the names that lead from a folder to a path in it, none where it lies elsewhere."""
    one, other = Path(path), Path(storable_path(root))
    if not one.is_relative_to(other):
        return ()
    names = one.relative_to(other).parts
    return () if ".." in names else names
