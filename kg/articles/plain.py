"""Text and Markdown, with or without front matter in YAML, TOML, JSON or Org."""

import json
import re
from collections.abc import Mapping
from datetime import date

from kg.articles.fields import Fields, columns, fields_of, flat
from kg.articles.forwarded import forwarded
from kg.articles.options import ReadOptions
from kg.articles.orders import order_of

LONGEST = 16_384  # characters of front matter
MOST_NESTED = 100  # lists and mappings in it; YAML takes long to find out that more is a bomb
FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL)
JSON = re.compile(r";;;[ \t]*\r?\n(.*?)(?<=\n);;;[ \t]*(?:\r?\n|\Z)", re.DOTALL)
ORG = re.compile(r"((?:#\+[A-Za-z_]{2,30}:[^\r\n]*(?:\r?\n|\Z))+)")
ADDRESS = re.compile(r"\s{0,5}<?(https?://[^\s<>]{3,1000})>?[ \t]*\r?\n(?=\s*[^\s<h])")
BELOW = re.compile(
    r"\s{0,20}[^\s][^\r\n]{2,300}\r?\n\s{0,20}<?(https?://[^\s<>]{3,1000})>?[ \t]*\r?\n"
)
HEADING = re.compile(r"\s{0,20}#{1,3}[ \t]+\S[^\r\n]{2,300}(?:\r?\n\s{0,20})(?=[A-Z])")
SIMPLE = re.compile(r"([A-Za-z][\w -]{0,40})::?[ \t]*(.*)")  # "title:: Talks", of Logseq
# The title, the authors and the date above a text, as Pandoc has them.
PANDOC = re.compile(r"%[ \t]+(\S.*)\n%[ \t]*(.*)\n(?:%[ \t]*(.*)\n)?")
LINKED = re.compile(r"\[\[([^\[\]|]+)\]\]")  # "[[Baltic Courier]]": a note of that name
MOST_LINES = 20  # of a head of labels
MOST_SHOWN = 100_000  # characters in which a text shows the order of its dates


def split_front_matter(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """Return the fields of the front matter and the text after its closing line.

    A text that merely begins with a rule of dashes has no front matter and stays whole. Lines like
    "Title: Talks" at the head of a text are front matter without rules, and so is its address; one
    below the first line, and the head of a forwarded message, stay in the text.
    """
    address = ADDRESS.match(text)
    text = text[address.end() :] if address else text
    record, end = front_matter(text[:LONGEST])
    if record is not None:
        record = flat(record)
        fields, rest = fields_of(record, columns(list(record), options)), text[end:]
    else:
        fields, rest = split_head(text, options)
        if rest == text and (heading := HEADING.match(text)):  # the labels stand below it
            fields, below = split_head(text[heading.end() :], options)
            rest = heading.group() + below
        if rest == text:
            fields = forwarded(text) or fields
    place = address or BELOW.match(rest)
    return fields.over(Fields(url=place[1] if place else None)), rest


def front_matter(text: str) -> tuple[Mapping[str, object] | None, int]:
    """Return the keys and values of the front matter of a text, and where it ends."""
    for start, pattern, reader in (
        ("---", FRONT, mapping), ("+++", TOML, of_toml),
        (";;;", JSON, of_json), ("#+", ORG, of_org),
    ):  # fmt: skip
        if text.startswith(start):
            match = pattern.match(text)
            return (reader(match[1]), match.end()) if match else (None, 0)
    if pandoc := PANDOC.match(text):
        return {"title": pandoc[1], "author": pandoc[2], "date": pandoc[3]}, pandoc.end()
    return of_object(text) if text.startswith("{") else (None, 0)


def of_object(text: str) -> tuple[Mapping[str, object] | None, int]:
    """Return the JSON object that a text begins with, and where it ends; a text must follow it."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None, 0
    follows = re.match(r"[ \t]*\r?\n\s*(?=[^\s{\[])", text[end:])
    return (value, end + follows.end()) if follows and isinstance(value, dict) else (None, 0)


def of_json(block: str) -> dict[str, object] | None:
    """Return the keys and values of front matter in JSON, None if it is none."""
    try:
        value = json.loads(block)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def of_org(block: str) -> dict[str, object] | None:
    """Return the keys and values of the head of an Org file: "#+TITLE: Talks"."""
    lines = [line[2:].partition(":") for line in block.splitlines()]
    return {name.strip(): value.strip(" \t<>[]") for name, _, value in lines}


def split_head(text: str, options: ReadOptions) -> tuple[Fields, str]:
    """Return the fields of the labels at the head of a text, and the text below them.

    One of them must be its date, another its title, publisher or address: what people say in an
    interview has labels too. The head of an export of an archive is left to its reader.
    """
    record, end = labels(text[:LONGEST])
    named = columns(list(record), ReadOptions())
    known = {field for field in named if field not in ("text", "language")}
    rest = text[end:]
    if len(known) < 2 or "published" not in known or not rest.strip():
        return Fields(), text
    order = order_of([text[:MOST_SHOWN]])
    return fields_of(record, columns(list(record), options), order=order), rest


def labels(text: str) -> tuple[dict[str, str], int]:
    """Return the lines "Title: …", "Date: …" at the head of a text, and where they end.

    Below a blank line go on only those whose label is known.
    """
    record: dict[str, str] = {}
    at = end = 0
    apart = False
    for line in text.splitlines(keepends=True)[:MOST_LINES]:
        at += len(line)
        match = SIMPLE.fullmatch(line.strip())
        if not line.strip():
            apart = bool(record)
            end = at if record else end
        elif match and match[2] and (not apart or columns([match[1]], ReadOptions())):
            record[match[1].strip()] = LINKED.sub(r"\1", match[2].strip())
            end = at
        else:
            break
    return record, end


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
