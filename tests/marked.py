"""Sentences with their names in braces: "{p Ali Khamenei} met {g Hamas} in {l Tehran}"."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from kg.extraction.mentions.spans import MentionSpan, found_at, with_id
from kg.extraction.sentences import sentences
from kg.model import Kind
from kg.resolution.states import code_of

_KINDS: dict[str, Kind] = {"p": "person", "g": "group", "s": "state", "l": "place"}
_NAME = re.compile(r"\{([pgsl]) ([^}]+)\}")


def unmarked(text: str) -> tuple[str, list[tuple[int, int, Kind]]]:
    """Return the text without braces, and where its names are, with their kinds."""
    plain, spans, last = "", list[tuple[int, int, Kind]](), 0
    for match in _NAME.finditer(text):
        plain += text[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[2]), _KINDS[match[1]]))
        plain += match[2]
        last = match.end()
    return plain + text[last:], spans


def found_in(doc: Doc, spans: list[tuple[int, int, Kind]]) -> list[MentionSpan]:
    """Return the mentions at `spans`, as the extraction would."""
    lines = sentences(doc)
    found = []
    for start, end, kind in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        name = found_at(doc, span.start, span.end, kind, code_of(span.text))
        line = next(line for line in lines if line.start <= span.start < line.end)
        found.append(with_id(replace(name, sentence=line.index), "article"))
    return found
