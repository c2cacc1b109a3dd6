"""Work divided into parts, none of which needs another: in this process, or wherever a run has it.

The steps of resolving that take most time are divided so. Each is a function of one part, and what
it is given and returns can be pickled, so that it matters to no result where a part is done.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Part = TypeVar("Part")
Found = TypeVar("Found")


class Run(Protocol):
    """What has parts of a work done, and yields what each brings, in their order."""

    def __call__(
        self, work: Callable[[Part], Found], parts: Iterable[Part], /
    ) -> Iterator[Found]: ...


def in_turn(work: Callable[[Part], Found], parts: Iterable[Part], /) -> Iterator[Found]:
    """Yield what each part brings, done here one after the other."""
    return map(work, parts)


def divided(
    run: Run, work: Callable[[list[Item]], list[Found]], items: Iterable[Item], *, size: int
) -> Iterator[Found]:
    """Yield what work brings for each item, in order; it is given so many items at a time."""
    return chain.from_iterable(run(work, portions(items, size)))


def portions(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in order, so many at a time."""
    rest = iter(items)
    while found := list(islice(rest, size)):
        yield found
