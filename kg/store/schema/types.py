"""Columns that are narrow in SQLite: ids and rules as numbers, and as texts to whoever asks.

An id of 16 hexadecimal digits is kept in 8 bytes, in an order that is that of the texts; any other
id (one of a watchlist) stays the text that it is. PostgreSQL keeps texts. Texts that are only ever
looked up are kept as hashes, in both.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Dialect, String
from sqlalchemy.sql.operators import ColumnOperators
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine, UserDefinedType

HEX = re.compile(r"[0-9a-f]{16}").fullmatch
BEGUN = re.compile(r"[0-9a-f]{1,16}").fullmatch
# Numbers of SQLite have a sign: the first half of all ids are the negative ones.
HALF = 1 << 63

# Of very many rows ids are asked for as they are kept: made into texts one by one they would take
# most of the time.
RAW = NullType()

Convert = Callable[[Any], Any]


def to_number(text: str | None) -> int | str | None:
    """Return the number that stands for an id in SQLite; a text that is no hash, as it is."""
    return int(text, 16) - HALF if text is not None and HEX(text) else text


def to_hex(value: int | str | None) -> str | None:
    """Return the id that a number stands for in SQLite."""
    return f"{value + HALF:016x}" if isinstance(value, int) else value


def hashed(text: str) -> int:
    """Return the number of 64 bits, with a sign, that stands for a text in a `Hashed` column.

    It is the beginning of the MD5, which PostgreSQL can compute as well.
    """
    digest = hashlib.md5(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], signed=True)


def hex_of(column: str) -> str:
    """Return SQL of SQLite for the id in a column, as a text."""
    flipped = f"({column} | -9223372036854775807 - 1) - ({column} & -9223372036854775807 - 1)"
    return f"CASE typeof({column}) WHEN 'integer' THEN printf('%016x', {flipped}) ELSE {column} END"


class _Untouched(UserDefinedType[Any]):
    """A column that holds numbers and texts as they are given."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "BLOB"


class _Narrow(TypeDecorator[str]):
    """A text that SQLite may keep as a number."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(_Untouched() if sqlite else String())


class _Ids(TypeDecorator.Comparator[str]):
    """What is asked of ids in SQL."""

    def startswith(
        self, other: Any, escape: str | None = None, autoescape: bool = False
    ) -> ColumnOperators:
        """Return whether an id begins so: a hash lies between two others."""
        if isinstance(other, str) and BEGUN(other):
            return self.between(other.ljust(16, "0"), other.ljust(16, "f"))
        return super().startswith(other, escape=escape, autoescape=autoescape)


class Id(_Narrow):
    """An id made from content, or brought by a user."""

    cache_ok = True
    comparator_factory = _Ids

    def bind_processor(self, dialect: Dialect) -> Convert | None:
        return to_number if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert | None:
        return to_hex if dialect.name == "sqlite" else None


class Word(_Narrow):
    """One of some words, by its place among them; any other word as it is."""

    cache_ok = True

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self.words = tuple(words)

    def bind_processor(self, dialect: Dialect) -> Convert | None:
        place_of: dict[Any, Any] = {word: place for place, word in enumerate(self.words)}
        return (lambda word: place_of.get(word, word)) if dialect.name == "sqlite" else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert | None:
        words = self.words
        if dialect.name != "sqlite":
            return None
        return lambda value: words[value] if isinstance(value, int) else value


class Hashed(TypeDecorator[int]):
    """The hash of a text: asked for by the text, read as the number that `hashed` returns."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Convert:
        return lambda value: hashed(value) if isinstance(value, str) else value
