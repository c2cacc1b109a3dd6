"""Components that read several documents together, which takes a network less time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc


class BatchComponent(ABC):
    """A component of spaCy that annotates documents by batches, by its method `read`."""

    @abstractmethod
    def read(self, docs: Sequence[Doc]) -> None:
        """Annotate some documents in place; what it says of one depends on no other."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc itself, annotated."""
        self.read([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the documents themselves, in order, annotated a batch at a time."""
        documents = iter(stream)
        while batch := list(islice(documents, batch_size)):
            self.read(batch)
            yield from batch
