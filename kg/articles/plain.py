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
# "Title: …" and "Date: …", a line each, at the head of a text, and a blank line below them.
BREAK = r"(?:\r\n|\r(?!\n)|\n)"
HEAD = re.compile(
    rf"\s*((?:[A-Za-z][A-Za-z _-]{{1,24}}:[ \t]*[^\s][^\r\n]*{BREAK}){{2,12}})(?:[ \t]*{BREAK})+"
)


def split_front_matter(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """Return the fields of the front matter and the text after its closing line.

    A text that merely begins with a rule of dashes has no front matter and stays whole. Lines like
    "Title: Talks" at the head of a text are front matter without rules.
    """
    if text.startswith("+++"):
        match = TOML.match(text[:LONGEST])
        record = of_toml(match.group(1)) if match else None
    else:
        match = FRONT.match(text[:LONGEST]) if text.startswith("---") else None
        record = mapping(match.group(1)) if match else None
    if match is None or record is None:
        return split_head(text, options)
    return fields_of(record, columns(list(record), options)), text[match.end() :]


def split_head(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """Return the fields of the labels at the head of a text, and the text below them.

    One of them must be its date, another its title, publisher or address: what people say in an
    interview has labels too. The head of an export of an archive is left to its reader.
    """
    match = HEAD.match(text[:LONGEST])
    lines = [SIMPLE.fullmatch(line.strip()) for line in match[1].splitlines()] if match else []
    record = {line[1].strip(): line[2].strip() for line in lines if line}
    named = columns(list(record), ReadOptions())
    known = {field for field in named if field not in ("text", "language")}
    rest = text[match.end() :] if match else ""
    is_head = len(record) == len(lines) and len(known) > 1 and "published" in known
    if not is_head or not rest.strip():
        return Fields(), text
    return fields_of(record, columns(list(record), options)), rest


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
