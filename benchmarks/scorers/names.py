"""When two names are one name for a scorer, and how JSON Lines are read."""

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TITLES = frozenset(
    [
        "president", "prime", "minister", "king", "queen", "prince", "princess", "sheikh",
        "sheik", "mr", "mrs", "ms", "dr", "gen", "general", "lt", "col", "sen", "senator", "rep",
        "secretary", "foreign", "ayatollah", "pope", "chancellor", "ambassador", "the", "emir",
        "sultan", "crown", "vice", "deputy", "former",
    ]
)  # fmt: skip
STATES = {
    "us": "united states", "usa": "united states", "america": "united states",
    "united states of america": "united states", "uk": "united kingdom",
    "britain": "united kingdom", "great britain": "united kingdom", "uae": "united arab emirates",
    "eu": "european union", "un": "united nations", "drc": "democratic republic of the congo",
    "russian federation": "russia", "south korea": "korea republic",
    "republic of korea": "korea republic", "islamic republic of iran": "iran",
    "peoples republic of china": "china",
}  # fmt: skip


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def document(path: str) -> str:
    """Return the name of a document: its file's name up to the first dot."""
    return Path(path).name.split(".")[0]


def words(name: str) -> list[str]:
    """Return a name's words without accents, case and marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    return re.sub(r"[^a-z0-9 ]+", "", plain.replace("-", " ")).split()


def normal(name: str) -> str:
    """Return a name without leading titles; a state under the name that stands for all of it."""
    found = words(name)
    while len(found) > 1 and found[0] in TITLES:
        found = found[1:]
    joined = " ".join(found)
    return STATES.get(joined, joined)


def same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Return whether two sets of normal names can name one party.

    The last words agree, and one name has all words of the other.
    """
    return any(_same(a.split(), b.split()) for a in names for b in others)


def _same(a: list[str], b: list[str]) -> bool:
    if a == b:
        return True
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * precision * recall / max(1e-9, precision + recall)
