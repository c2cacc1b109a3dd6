"""Which lines of a saved article are its prose, and which are clutter of the page.

Clutter is never taken out of a text, it is only not analysed. Photo captions stay: they tell of
meetings. Three things tell clutter: wordings that publishers use (`data/clutter.tsv`), repetition,
and shape (a run of very short lines is a menu, a list of single words the keywords of a photo).
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
BULLETS = " \t\u00a0\u200b\ufeff•◦▪●·*>»›|–—-"
LONGEST = 700  # characters of a line of clutter
MENU_LINES = 4  # consecutive short lines that make a menu
MENU_WIDTH = 45
MENU_WORDS = 4  # six in a line with a bullet; a caption is longer
STOPS = (".", "!", "?", ":", ";", ",", '"', "”", "’", ")", "]", "…")
KEYWORDS = re.compile(r"[^\s,;.]{1,25}(?:\s?,\s?[^\s,;.]{1,25}){3,40}\s?,?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span, and its words without bullets."""

    start: int
    end: int
    words: str
    bullet: bool = False

    @property
    def short(self) -> bool:
        """Whether it could be an entry of a menu."""
        return (
            len(self.words) <= MENU_WIDTH
            and self.words.count(" ") < MENU_WORDS + 2 * self.bullet
            and not self.words.endswith(STOPS)
        )


def prose(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the text that are worth analysing, sorted and disjoint.

    A span is one or more whole lines (a photo credit at the end of a caption is left out). Where
    the rules would leave next to nothing, shape is not held against the lines, and a text of one
    line is prose whatever it says.
    """
    lines = lines_of(text)
    worded = by_wording(lines)
    clutter = worded | by_repetition(lines) | by_shape(lines)
    if size(lines, clutter) < 0.3 * size(lines, worded):
        clutter = worded
    if len(clutter) == len(lines):
        clutter = frozenset()
    kept = [line for number, line in enumerate(lines) if number not in clutter]
    return merged(text, [(line.start, without_credit(text, line)) for line in kept])


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank."""
    found = []
    for match in LINE.finditer(text):
        start, end = match.span()
        words = match.group()
        stripped = words.strip()
        if not stripped:
            continue
        start += len(words) - len(words.lstrip())
        end = start + len(stripped)
        bare = stripped.lstrip(BULLETS)
        shown = " ".join(bare.split()) if len(bare) <= LONGEST else bare
        found.append(Line(start, end, shown, bullet=bare != stripped))
    return found


def size(lines: list[Line], clutter: frozenset[int]) -> int:
    """Return how many characters are left without the clutter."""
    return sum(line.end - line.start for i, line in enumerate(lines) if i not in clutter)


def by_wording(lines: list[Line]) -> frozenset[int]:
    """Return the numbers of the lines that publishers word so, and of all after a last word."""
    found = {i for i, line in enumerate(lines) if said_by_publishers(line.words)}
    whole = size(lines, frozenset())
    for i, line in enumerate(lines):
        if len(line.words) <= LONGEST and wordings("last").fullmatch(line.words):
            rest = sum(after.end - after.start for after in lines[i + 1 :])
            found.add(i)
            if rest < min(0.2 * whole, 1_500):
                found.update(range(i, len(lines)))
                break
    return frozenset(found)


def said_by_publishers(words: str) -> bool:
    """Return whether a line is in the table of clutter, or has no word at all."""
    if len(words) > LONGEST:
        return False
    if not any(map(str.isalnum, words)):
        return True
    return wordings("line").fullmatch(words) is not None


def by_repetition(lines: list[Line]) -> frozenset[int]:
    """Return the numbers of lines that repeat earlier ones; all of them where a short line
    stands three times."""
    counts = Counter(line.words.casefold() for line in lines)
    seen: set[str] = set()
    found = set()
    for i, line in enumerate(lines):
        words = line.words.casefold()
        if words in seen or (counts[words] > 2 and line.short):
            found.add(i)
        seen.add(words)
    return frozenset(found)


def by_shape(lines: list[Line]) -> frozenset[int]:
    """Return the numbers of the lines of menus and of lists of keywords.

    A list that a line with a colon introduces is no menu.
    """
    found = {
        i
        for i, line in enumerate(lines)
        if len(line.words) <= LONGEST and KEYWORDS.fullmatch(line.words)
    }
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].short:
            end += 1
        introduced = start > 0 and lines[start - 1].words.endswith(":")
        if end - start >= MENU_LINES and not introduced:
            found.update(range(start, end))
        start = end + 1
    return frozenset(found)


def without_credit(text: str, line: Line) -> int:
    """Return where a line ends without the photo credit after its last sentence."""
    tail = max(line.start, line.end - 200)
    for match in re.finditer(r"(?:\.{3}|[.…!?)”\"])\s+(?=[\w(\[])", text[tail : line.end]):
        if wordings("credit").fullmatch(text[tail + match.end() : line.end]):
            return tail + match.start() + len(match.group().rstrip())
    return line.end


def merged(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the spans, those with nothing but space between them made one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def table() -> list[tuple[str, str, str]]:
    """Return the table of clutter: scope, pattern, example."""
    data = files("kg.articles").joinpath("data/clutter.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in data.splitlines() if line and not line.startswith("#")]
    return [(scope, pattern, example) for scope, pattern, example in rows]


@lru_cache(maxsize=3)
def wordings(scope: str) -> re.Pattern[str]:
    """Return one pattern for all of a scope."""
    patterns = [f"(?:{pattern})" for found, pattern, _ in table() if found == scope]
    return re.compile("|".join(patterns), re.IGNORECASE)
