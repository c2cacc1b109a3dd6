"""A text with edits, and the way back from it to the text as it was kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace what stands from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


class Piece(NamedTuple):
    """From `start` on, a text shows what stands from `origin` to `origin_end` in the kept text.

    Where both are equally long, each character shows one; else all of it shows all of that.
    """

    start: int
    origin: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A text to analyse, with a map back to the text that it was made from.

    `pieces` cover `text` in order. What was taken out has no piece.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str) -> ReadingText:
        """Return a text as it is."""
        return cls(text, (Piece(0, 0, len(text)),) if text else ())

    @property
    def is_whole(self) -> bool:
        """Whether each character stands where it stands in the kept text."""
        return len(self.pieces) < 2 and all(piece.origin == 0 for piece in self.pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the kept text stands what this one shows from `start` to `end`.

        Marks that were taken out between the two are within it. `start` < `end`, both of `text`.
        """
        first, last = self._at(start), self._at(end - 1)
        return self._start(first, start), self._end(last, end)

    def edited(self, edits: Iterable[Edit]) -> ReadingText:
        """Return this text with edits made, which are sorted, do not overlap, and point into it."""
        parts: list[str] = []
        pieces: list[Piece] = []
        at, length, changed = 0, 0, False
        for start, end, replacement in edits:
            changed = True
            if at < start:
                self._copy(pieces, at, start, length)
                parts.append(self.text[at:start])
                length += start - at
            if replacement:
                origin = self.span(start, end) if start < end else (self._before(start),) * 2
                _append(pieces, Piece(length, *origin), len(replacement))
                parts.append(replacement)
                length += len(replacement)
            at = end
        if not changed:
            return self
        if at < len(self.text):
            self._copy(pieces, at, len(self.text), length)
            parts.append(self.text[at:])
        return ReadingText("".join(parts), tuple(pieces))

    def _copy(self, pieces: list[Piece], start: int, end: int, to: int) -> None:
        """Append the pieces that show what this text shows from `start` to `end`."""
        for index in range(self._at(start), len(self.pieces)):
            first = max(start, self.pieces[index].start)
            last = min(end, self._piece_end(index))
            if first >= last:
                return
            origin = self._start(index, first), self._end(index, last)
            _append(pieces, Piece(to + first - start, *origin), last - first)

    def _at(self, position: int) -> int:
        return bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1

    def _piece_end(self, index: int) -> int:
        after = index + 1
        return self.pieces[after].start if after < len(self.pieces) else len(self.text)

    def _is_exact(self, index: int) -> bool:
        piece = self.pieces[index]
        return self._piece_end(index) - piece.start == piece.origin_end - piece.origin

    def _start(self, index: int, position: int) -> int:
        piece = self.pieces[index]
        return piece.origin + (position - piece.start if self._is_exact(index) else 0)

    def _end(self, index: int, position: int) -> int:
        piece = self.pieces[index]
        return piece.origin + position - piece.start if self._is_exact(index) else piece.origin_end

    def _before(self, position: int) -> int:
        return self.span(position - 1, position)[1] if position else 0


def _append(pieces: list[Piece], piece: Piece, length: int) -> None:
    """Append a piece, or lengthen the last one where both show the kept text as it goes on.

    A last piece that stands for more or less than itself must stay by itself.
    """
    if pieces and length == piece.origin_end - piece.origin:
        last = pieces[-1]
        goes_on = last.origin_end == piece.origin
        if goes_on and piece.start - last.start == last.origin_end - last.origin:
            pieces[-1] = Piece(last.start, last.origin, piece.origin_end)
            return
    pieces.append(piece)
