"""Which extractor this is: pipeline, its version, and a digest of the rules and lists beside it."""

import hashlib
from functools import cache
from pathlib import Path

from kg.lexicon import LEXICON

HOME = Path(__file__).parents[1]
# What makes of an article the text as a reader reads it, and the rules and lists by which that is
# read; the weights have the pipeline's version.
TEXT = ("bounds characters codes date_lines edits emphasis filling hyphens lines markdown markup "
        "numbering orders prose published spacing transfer wrapping")  # fmt: skip
READING = ("extraction", "lexicon", "nlp", "resolution/names", "resolution/states.py",
           str(LEXICON.folder),  # again: one more of another language is another version
           *(f"articles/{name}.py" for name in ("reading_text", *TEXT.split())))  # fmt: skip
SUFFIXES = (".py", ".tsv", ".txt")


def extractor_name(pipeline: str) -> str:
    """Return what an extraction records: "en_news 0.3.0, rules 1f0c52ab"."""
    return f"{pipeline}, rules {rules()}"


def pipeline_of(extractor: str) -> str:
    """Return the name of the pipeline in the name of an extractor: "en_news"."""
    return extractor.partition(" ")[0]


@cache
def rules() -> str:
    """Return the digest of all rules and lists, eight hexadecimal digits."""
    return digest(HOME, READING)


def digest(home: Path, rooms: tuple[str, ...]) -> str:
    """Return the digest of the rules in some folders and files under `home`.

    It is the same on every system: by names in order, however lines end.
    """
    made = hashlib.blake2b(digest_size=4)
    for room in rooms:
        place = home / room
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in (each for each in files if each.suffix in SUFFIXES and each.is_file()):
            made.update(path.relative_to(place.parent).as_posix().encode())
            made.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return made.hexdigest()
