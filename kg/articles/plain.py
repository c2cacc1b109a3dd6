"""Text and Markdown, with or without front matter in YAML or TOML."""

import re
from datetime import date

from kg.articles.fields import Fields, columns, fields_of
from kg.articles.options import ReadOptions

LONGEST = 16_384  # characters of front matter
MOST_NESTED = 100  # lists and mappings in it; YAML takes long to find out that more is a bomb
FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
SIMPLE = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]*(.*)")


def split_front_matter(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """Return the fields of the front matter and the text after its closing line.

    A text that merely begins with a rule of dashes has no front matter and stays whole.
    """
    if text.startswith("+++"):
        match = TOML.match(text[:LONGEST])
        record = of_toml(match.group(1)) if match else None
    else:
        match = FRONT.match(text[:LONGEST]) if text.startswith("---") else None
        record = mapping(match.group(1)) if match else None
    if match is None or record is None:
        return Fields(), text
    return fields_of(record, columns(list(record), options)), text[match.end() :]


def of_toml(block: str) -> dict[str, object] | None:
    """Return the keys and values of front matter in TOML, None if it is none; dates as texts."""
    import tomllib

    try:
        loaded = tomllib.loads(block.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    return {key: str(value) if isinstance(value, date) else value for key, value in loaded.items()}


def mapping(block: str) -> dict[str, object] | None:
    """Return the keys and values of front matter, None if it is prose between two rules.

    Scalars stay strings and nothing is constructed. Front matter that YAML refuses, as in
    `title: Talks: a history`, is read line by line.
    """
    loaded = None
    if block.count("[") + block.count("{") <= MOST_NESTED:
        import yaml

        try:
            loaded = yaml.load(block, Loader=yaml.BaseLoader)
        except Exception:  # what it raises for hostile front matter is not YAML's to promise
            loaded = None
    if isinstance(loaded, dict):
        return {key: value for key, value in loaded.items() if isinstance(key, str)}
    if loaded is None:
        lines = [line for line in block.splitlines() if line.strip() and line[0] not in "# \t-"]
        matches = [SIMPLE.fullmatch(line.rstrip()) for line in lines]
        if all(matches):
            return {m[1].strip(): m[2].strip(" \t\"'") for m in matches if m}
    return None
