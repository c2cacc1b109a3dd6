"""Stores."""

import shutil
from pathlib import Path

import pytest
from stored import extraction_of, read_of

from kg.errors import StoreError
from kg.store import evidence
from kg.store.store import Store


def save(store: Store, number: int) -> None:
    read = read_of(number)
    evidence.save(store, read, extraction_of(read.article))


def refused(place: str | Path, **options: bool) -> str:
    """Return the one line by which opening this place is refused."""
    with pytest.raises(StoreError) as raised:
        Store.open(place, **options)
    message = str(raised.value)
    assert "\n" not in message
    return message


def fresh(folder: Path) -> Store:
    """Return an empty store."""
    path = folder / f"{len(list(folder.glob('*.db')))}.db"
    shutil.copy(folder / "empty.db", path)
    return Store.open(path)
