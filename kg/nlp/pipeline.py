"""Opens the bundled pipeline, or any other that spaCy knows, and says which one it is."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from kg.errors import PipelineMissing
from kg.nlp import encoder, parser, reader, skim
from kg.nlp.identity import BUNDLED, name_and_version

Networked = encoder.Encoder | parser.Parser | skim.SkimComponent | reader.ReaderComponent
COMPONENTS = (
    encoder.Encoder, parser.Parser, skim.SkimComponent, reader.ReaderComponent,
)  # fmt: skip
READING = ("kg_mentions", "kg_reader", "kg_coref", "kg_meetings", "kg_offices")
"""What every pipeline needs beside entities and sentences; lent by the bundled one."""


def load(name: str | None = None, *, threads: int | None = None) -> Language:
    """The pipeline of this name or in this folder; without a name the bundled one.

    `threads` is the number of threads of the bundled components; None leaves them as they are
    (all cores in the main process, one in others). Raises PipelineMissing if nothing opens.
    """
    try:
        nlp = spacy.load(BUNDLED if name is None else name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0] if name and Path(name).exists() else "not found"
        raise PipelineMissing(name or str(BUNDLED), reason) from error
    if any(component not in nlp.pipe_names for component in READING):
        lend(nlp)
    if threads is not None:
        set_threads(nlp, threads)
    return nlp


def lend(nlp: Language) -> None:
    """Give a pipeline those components of the bundled one that it lacks, at its end."""
    bundled = spacy.load(BUNDLED)
    for name in READING:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, source=bundled)


def set_threads(nlp: Language, threads: int) -> None:
    """Let the bundled components of a pipeline use so many threads."""
    for component in _bundled(nlp).values():
        component.model.threads = threads


def twin(nlp: Language, name: str | None = None) -> Language:
    """The same pipeline again, for another thread: its own words, the same networks.

    `name` is what `nlp` was loaded by.
    """
    other = load(name)
    copies = _bundled(other)
    for component, mine in _bundled(nlp).items():
        if component in nlp.pipe_names:  # a network that is not run need not be opened
            mine.model.open()
            copies[component].model = mine.model
    return other


def is_bundled(nlp: Language) -> bool:
    """Whether all that takes time in a pipeline are the bundled components."""
    return {name for name, _ in nlp.pipeline} <= {"kg_encoder", "kg_parser", "kg_skim", *READING}


def _bundled(nlp: Language) -> dict[str, Networked]:
    """The components with a network by their names, those included that are disabled."""
    return {name: one for name, one in nlp.components if isinstance(one, COMPONENTS)}


def identify(nlp: Language) -> str:
    """Name and version, as an extraction records them (`kg.nlp.identity.name_and_version`)."""
    return name_and_version(nlp.meta)
