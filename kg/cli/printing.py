"""Answers on standard output: tables on a terminal, plain and complete lines when piped."""

import re

# Control characters can move the cursor, colour or retitle a terminal; U+202A.. reorder a line.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return the text without what a terminal would obey instead of show."""
    return _CONTROLS.sub("", text)
