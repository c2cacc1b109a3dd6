"""Pipelines that know some names, read nothing else and load at once."""

from collections.abc import Iterable

import spacy
from spacy.language import Language

from kg.nlp.pipeline import READING


def knowing(names: Iterable[str]) -> Language:
    """Return a pipeline that knows these people.

    Plain components bear the names of those that read meetings, offices and surnames, so that
    the trained ones are not lent to it.
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in names])  # type: ignore[attr-defined]
    nlp.add_pipe("kg_mentions")
    for name in READING:
        if name not in nlp.pipe_names:
            nlp.add_pipe("sentencizer", name=name)
    return nlp
