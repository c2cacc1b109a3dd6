"""Where a text quotes: the passages in quotation marks, as newspapers set them."""

import re
from collections.abc import Iterator

OPENING = "“„«"
LONGEST = 5000  # characters; a mark that closes nothing quotes no half of an article
# The end of a paragraph, with the mark by which a quotation of several paragraphs goes on; marks
# that open and close; and plain ones, which are the same before and after.
MARK = re.compile(rf"\n\s*\n\s*(?P<again>[{OPENING}]?)|[{OPENING}”»]|\"[^\"\n]{{1,{LONGEST}}}\"")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each outermost quotation, in order, its marks within.

    A quotation within a quotation is part of it. One of several paragraphs opens each of them
    anew and closes in the last. Where a mark is missing, it ends at the last mark that closes
    anything in its paragraph.
    """
    start = end = depth = 0
    for match in MARK.finditer(text):
        mark = match.group()
        if mark[0] == '"':
            if not depth:
                yield match.span()
        elif mark[0] == "\n":
            if depth and not match["again"]:
                if end > start:
                    yield start, end
                depth = 0
            elif match["again"]:
                start, depth = (start, 1) if depth else (match.end() - 1, 1)
        elif mark in OPENING:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            end, depth = match.end(), depth - 1
            if not depth and end - start <= LONGEST:
                yield start, end
    if depth and start < end <= start + LONGEST:
        yield start, end
