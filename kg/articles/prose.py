"""Which lines of a saved article are its prose, and which are clutter of the page.

Clutter is never taken out of a text, it is only not analysed. Photo captions stay: they tell of
meetings. Three things tell clutter: wording (what publishers say, in the lexicon, and lists
of single words, the keywords of a photo), repetition, and shape (a run of very short lines is a
menu).
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon import LEXICON

LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
BULLETS = " \t\u00a0\u200b\ufeff•◦▪●·*>»›|–—-"
LONGEST = 700  # characters of a line of clutter
MENU_LINES = 4  # consecutive short lines that make a menu
MENU_WIDTH = 45
MENU_WORDS = 4  # six in a line with a bullet; a caption is longer
SIGNATURE = re.compile(r"(?:\A|\n)--( ?)\r?\n")
MOST_OF_SIGNATURE = 8  # lines
STOPS = (".", "!", "?", ":", ";", ",", '"', "”", "’", ")", "]", "…")
SENTENCE_START = re.compile(r"\A|(?<=[.!?…\"”)])\s+")
ANY_CORRECTION = re.compile(r"\b(?:version|edition|report|headline|caption)\b", re.IGNORECASE)
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
    worded = by_wording(lines) | by_signature(text, lines)
    clutter = worded | by_repetition(lines) | by_shape(lines)
    if size(lines, clutter) < 0.3 * size(lines, worded):
        clutter = worded
    if len(clutter) == len(lines):
        clutter = frozenset()
    kept = [line for number, line in enumerate(lines) if number not in clutter]
    spans = [(line.start, without_correction(text, line)) for line in kept]
    return merged(text, [(start, end) for start, end in spans if start < end])


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
    scopes = [wording(line.words) for line in lines]
    most = min(0.2 * size(lines, frozenset()), 1_500)
    rest, last = 0, len(lines)
    for i in reversed(range(len(lines))):
        if rest >= most:
            break
        last = i if scopes[i] == "last" else last
        rest += lines[i].end - lines[i].start
    return frozenset(i for i, scope in enumerate(scopes) if scope or i >= last)


@lru_cache(maxsize=20_000)
def wording(words: str) -> str | None:
    """Return the scope of clutter that a line is by its wording, "line" where it has no word."""
    if len(words) > LONGEST:
        return None
    if not any(map(str.isalnum, words)):
        return "line"
    if KEYWORDS.fullmatch(words) or wordings("line").fullmatch(words):
        return "line"
    return "last" if wordings("last").fullmatch(words) else None


def by_signature(text: str, lines: list[Line]) -> frozenset[int]:
    """Return the numbers of the lines of a signature at the end: what stands below "-- ".

    Where an editor has taken the blank behind the hyphens, only short lines are one.
    """
    marks = list(SIGNATURE.finditer(text))
    if not marks:
        return frozenset()
    found = marks[-1]
    below = [i for i, line in enumerate(lines) if line.start >= found.start()]
    others = [lines[i] for i in below[1:]]
    sure = found[1] == " " or all(line.end - line.start <= MENU_WIDTH for line in others)
    return frozenset(below) if sure and len(others) <= MOST_OF_SIGNATURE else frozenset()


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
    """Return the numbers of the lines of menus.

    A list that a line with a colon introduces is no menu.
    """
    found: set[int] = set()
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


def without_correction(text: str, line: Line) -> int:
    """Return where a line ends without what it says of earlier versions, and without a credit."""
    said = text[line.start : line.end]
    if ANY_CORRECTION.search(said):
        for match in SENTENCE_START.finditer(said):
            if wordings("correction").match(said, match.end()):
                return line.start + match.start()
    return without_credit(text, line)


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
    rows = LEXICON.rows("clutter")
    return [(row["scope"], row["pattern"], row["example"]) for row in rows]


@lru_cache(maxsize=4)
def wordings(scope: str) -> re.Pattern[str]:
    """Return one pattern for all of a scope."""
    patterns = [f"(?:{pattern})" for found, pattern, _ in table() if found == scope]
    return re.compile("|".join(patterns), re.IGNORECASE)
