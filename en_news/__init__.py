"""The bundled pipeline under the name by which spaCy loads it: ``spacy.load("en_news")``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

from kg.nlp.identity import BUNDLED

# ``spacy info``, ``spacy evaluate`` and others look for a pipeline's files beside this.
__file__ = str(BUNDLED / "__init__.py")


def load(**overrides: Any) -> Language:
    """The pipeline; `overrides` are those of `spacy.load`, such as `disable`."""
    return load_model_from_path(Path(BUNDLED), **overrides)
