"""What a component needs of the pipeline that it was added to, told in one line where it lacks."""

from __future__ import annotations

from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

Component = TypeVar("Component")


class ComponentNeeds(ValueError):
    """A component cannot work in this pipeline; the message says what to add."""


def weights(name: str, data: bytes) -> None:
    """Raise `ComponentNeeds` where a component has no network yet."""
    if not data:
        raise ComponentNeeds(
            f"{name} has no weights: a new one is empty; take the trained one, "
            f"nlp.add_pipe({name!r}, source=spacy.load('en_news'))"
        )


def vectors(name: str, doc: Doc, *, width: int) -> None:
    """Raise `ComponentNeeds` where a Doc does not hold the vectors of `kg_encoder`."""
    if doc.tensor.shape[:1] != (len(doc),) or doc.tensor.shape[1:] != (width,):
        raise ComponentNeeds(
            f"{name} reads the vectors of kg_encoder, which this pipeline has not set: "
            "add kg_encoder before it"
        )


def sentences(name: str, doc: Doc) -> None:
    """Raise `ComponentNeeds` where nothing has said where the sentences of a Doc begin."""
    if not doc.has_annotation("SENT_START"):
        raise ComponentNeeds(
            f"{name} needs sentences: add kg_encoder, a parser or the sentencizer before it"
        )


def component(nlp: Language, kind: type[Component], name: str, asks: str) -> Component:
    """Return the component of this class; raises `ComponentNeeds` where there is none."""
    for _, component in nlp.pipeline:
        if isinstance(component, kind):
            return component
    raise ComponentNeeds(f"{asks} needs {name} before it in the pipeline")
