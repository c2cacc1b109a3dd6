"""Which pipeline this is, out of its description alone: nothing is opened, nor spaCy imported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

BUNDLED = Path(__file__).parent / "en_news"


def name_and_version(meta: Mapping[str, object]) -> str:
    """Name and version, as an extraction records them: "en_news 0.3.0".

    Of another pipeline also those of the bundled one, whose components it is lent. `meta` is
    spaCy's (`Language.meta`). Raises KeyError where it names no language, name or version.
    """
    name = _short(meta)
    lent = _short(meta_in(BUNDLED))
    return name if name == lent else f"{name} with {lent}"


def meta_of(model: str | None) -> Mapping[str, object]:
    """The description of the pipeline in this folder or of this name; of the bundled one for None.

    Raises OSError, ValueError, LookupError, ImportError or TypeError where there is none to read.
    """
    if model is None:
        return meta_in(BUNDLED)
    folder = Path(model)
    if not folder.is_dir():
        spec = find_spec(model)
        folder = Path(spec.submodule_search_locations[0]) if spec else folder  # type: ignore[index]
    return meta_in(folder)


def meta_in(folder: Path) -> Mapping[str, object]:
    """The description in the folder of a pipeline. Raises OSError or ValueError."""
    meta: dict[str, object] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return meta


def _short(meta: Mapping[str, object]) -> str:
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
