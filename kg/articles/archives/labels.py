"""Lines like "BYLINE: By Jane Doe" in the exports of archives, and the blocks between them."""

import re
from collections.abc import Iterable, Iterator

MOST_OF_A_LABEL = 40  # characters


def cut(text: str, separator: re.Pattern[str], *, before: bool) -> list[str]:
    """Return the blocks that stand after each separator, or before each one; blank ones left out.

    A text without a separator has no block. What stands before the first one, where they open
    blocks, is the export's list of contents.
    """
    at = [match.span() for match in separator.finditer(text)]
    if not at:
        return []
    starts, ends = [start for start, _ in at], [end for _, end in at]
    spans = (
        zip([0, *ends[:-1]], starts, strict=True)
        if before
        else zip(ends, [*starts[1:], len(text)], strict=True)
    )
    blocks = [text[start:end] for start, end in spans]
    return [block for block in blocks if block.strip()]


def labelled(lines: Iterable[str], labels: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with its label in lower case, "" for one that has none of these labels."""
    for each in lines:
        head, colon, rest = each.strip().partition(":")
        name = " ".join(head.split()).casefold()
        if colon and len(head) <= MOST_OF_A_LABEL and name in labels:
            yield name, rest.strip()
        else:
            yield "", each


def values(block: str, labels: frozenset[str]) -> dict[str, list[str]]:
    """Return the lines of each label, those that follow it up to the next one with it.

    What stands before the first label has the label "".
    """
    found: dict[str, list[str]] = {"": []}
    name = ""
    for label, text in labelled(block.splitlines(), labels):
        if label:
            name = label
            found.setdefault(name, [])
        found[name].append(text)
    return found


def joined(lines: list[str]) -> str:
    """Return lines as a text, no more than one blank line between them."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(each.strip() for each in lines)).strip()
