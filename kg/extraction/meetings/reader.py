"""Who reads meetings: what every reader does, and the registry by which a pipeline names one.

The bundled pipeline has a trained reader, its component `kg_meetings`. Another one takes its place
in a pipeline of one's own: a class that says who met in a Doc, registered under a name.

    @registry.meeting_readers("mine.v1")
    def make() -> MeetingReader:
        return Mine()

    nlp.add_pipe("kg_meeting_reader", name="kg_meetings",
                 config={"reader": {"@meeting_readers": "mine.v1"}})
    nlp.to_disk("mine")                       # kg add --model mine articles/

From another package the entry point group `spacy_meeting_readers` registers it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from kg.nlp.meetings import MeetingPair

if not hasattr(registry, "meeting_readers"):
    registry.create("meeting_readers", entry_points=True)


class MeetingReader(Protocol):
    """Says who met whom in a Doc."""

    def __call__(self, doc: Doc) -> Sequence[MeetingPair]:
        """Return a pair for any two mentions that met.

        `left`, `right`, `when` and `place` are positions in `doc.spans["mentions"]`, `trigger` is
        the token that says it, and `confidence` the share of such pairs that is true; below 0.5
        none becomes a report.
        """


class MeetingReaderComponent:
    """Sets `Doc._.meetings` to what a reader says."""

    def __init__(self, reader: MeetingReader) -> None:
        self.reader = reader

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc itself, with its meetings."""
        doc._.meetings = list(self.reader(doc))
        return doc

    def to_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> None:
        """Write nothing: the pipeline's config names the reader."""

    def from_disk(self, path: str | Path, *, exclude: Sequence[str] = ()) -> MeetingReaderComponent:
        """Return the component as it is."""
        return self


@Language.factory("kg_meeting_reader", assigns=["doc._.meetings"])
def make_meeting_reader(nlp: Language, name: str, reader: MeetingReader) -> MeetingReaderComponent:
    """Return the component with a registered reader."""
    return MeetingReaderComponent(reader)
