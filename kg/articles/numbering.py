"""Numbers at the starts of lines, as courts, parliaments and editors print them: taken off.

     1   RIGA, March 6, 2024 - Slovak Foreign Minister
     2   Tomas Vrabel met Latvian President Ilze Ozola.

Each line is numbered, or each fifth one. A list has a stop behind its numbers, and its lines are
not cut from sentences.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.articles.edits import Edit

LINE = re.compile(r"^[ \t]*(\d{1,5}):?(?:[ \t]+|$)(?=(\S?))|^[ \t]*()(?=(\S))", re.MULTILINE)
# "[00:01:12] Jo Lind: …": where in a recording it was said.
TIME_CODE = re.compile(
    r"^[ \t]*[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])][ \t]*", re.MULTILINE
)
LEAST = 4  # numbered lines; two where it is each fifth
STEPS = (1, 5, 10)
MOST_STRAY = 0.2  # of the lines may have another number: of a page, or none
LEAST_SMALL = 0.1  # of the lines begin with a small letter


def without_numbers(text: str) -> Iterator[Edit]:
    """Yield the edits that take the numbers of lines off."""
    codes = list(TIME_CODE.finditer(text))
    if len(codes) > 1:
        yield from (Edit(match.start(), match.end(), "") for match in codes)
        return
    lines = list(LINE.finditer(text))
    numbers = [(index, match) for index, match in enumerate(lines) if match[1]]
    steps = [
        int(other[1]) - int(one[1]) if at + int(other[1]) - int(one[1]) == then else 0
        for (at, one), (then, other) in pairwise(numbers)
    ]
    step = max(STEPS, key=steps.count)
    good = steps.count(step)
    least = LEAST - 1 if step == 1 else 1
    if good < least or good < (1 - MOST_STRAY) * len(steps) - 1 or not goes_on(lines, step):
        return
    for _, match in numbers:
        if step == 1:
            yield Edit(match.start(), match.end(), "")
        else:  # the lines between have no number in its place
            yield Edit(match.start(1), match.end(1), " " * len(match[1]))


def goes_on(lines: list[re.Match[str]], step: int) -> bool:
    """Return whether nearly all lines are numbered so, and some go on from the line before."""
    numbered = sum(bool(match[1]) for match in lines)
    if numbered * step < (1 - MOST_STRAY) * len(lines) - step:
        return False
    small = sum(str(match[2] or match[4] or "").islower() for match in lines)
    return small >= max(2, LEAST_SMALL * len(lines))


def unnumbered(text: str) -> str:
    """Return a text without the numbers of its lines."""
    parts, at = [], 0
    for start, end, instead in without_numbers(text):
        parts += [text[at:start], instead]
        at = end
    return "".join([*parts, text[at:]])
