"""Parts of a work done as another process does them."""

import pickle
from collections.abc import Callable, Iterable, Iterator

from kg.parts import Found, Part


def elsewhere(work: Callable[[Part], Found], parts: Iterable[Part], /) -> Iterator[Found]:
    """Do parts as another process would, which is sent them and sends back what they bring."""
    for part in parts:
        there, given_there = pickle.loads(pickle.dumps((work, part)))
        yield pickle.loads(pickle.dumps(there(given_there)))
