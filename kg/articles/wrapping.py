"""Lines that were broken to fit a width, joined again; words that were cut there, made whole.

A line is broken to fit where its words go on in the next one, whose first word had no room left in
it. Paragraphs, headlines, items of lists, verses and rows of tables stay lines of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.articles.date_lines import says_when
from kg.articles.edits import Edit
from kg.articles.filling import filled, is_cut_off
from kg.articles.hyphens import has_hyphen, is_cut
from kg.articles.lines import TextLine, text_lines
from kg.articles.prose import wording
from kg.lexicon import LEXICON

LEAST_WIDTH = 25  # columns; a narrow column of a newspaper has more
NARROW, LEAST_NARROW = 18, 6  # columns of the narrowest, shown by so many lines
MOST_WIDTH = 200
LEAST_FULL = 0.7  # of the width, where lines are broken by eye or by their printed width
SHORT = 30  # characters of a line that is more likely an entry of a list than cut
CUT_WORD = re.compile(r"([^\W\d_]+)-$")
SOFT = "\u00ad"  # a hyphen that stands only where a line ends
WORD = re.compile(r"[^\W\d_]+")
PAGE_NUMBER = re.compile(r"(?:[Pp]age |[-–—] ?|\[)?\d{1,4}(?: of \d{1,4}| ?[-–—]|\])?")
WIDE_STOP = re.compile(r"[a-z][.!?][\"”’)]* {2,3}[\"“‘(]?[A-Z]")  # as typists set sentences apart
ADDRESS = re.compile(r"(?:://|www\.)\S*$")
# After these a line goes on, also where the next one begins with a capital.
JOINING = LEXICON.words("small_words", "joining")


def unwrapped(text: str) -> Iterator[Edit]:
    """Yield the edits that join lines which were broken to fit a width."""
    if "\n" not in text.strip() and "\r" not in text.strip():
        return
    lines, turned = without_page_numbers(text_lines(text))
    page = Page(lines)
    joined = [
        (one, other)
        for one, other in pairwise(lines)
        if other.start in turned or page.joins(one, other)
    ]
    halves = [parts for pair in joined if (parts := cut_word(*pair))]
    cutting = any(is_cut(*parts, text) for parts in halves)
    for before, after in joined:
        yield joint(before, after, text, cutting=cutting)


def without_page_numbers(lines: list[TextLine]) -> tuple[list[TextLine], frozenset[int]]:
    """Return the lines without the numbers of pages that stand in the middle of a sentence, and the
    starts of the lines that go on behind them."""
    kept, turned = list(lines), set()
    for before, number, after in zip(lines, lines[1:], lines[2:], strict=False):
        cut = before.goes_on and before.column >= SHORT and not after.is_item
        if PAGE_NUMBER.fullmatch(number.words) and cut and is_cut_off(before, after):
            kept.remove(number)
            turned.add(after.start)
    return kept, frozenset(turned)


def joint(before: TextLine, after: TextLine, text: str, *, cutting: bool) -> Edit:
    """Return the edit that joins two lines."""
    if before.words.endswith(SOFT):
        return Edit(before.end - 1, after.start, "")
    halves = cut_word(before, after)
    if halves:
        address = ADDRESS.search(before.words)
        hyphen = address is not None or has_hyphen(*halves, text, cutting=cutting)
        return Edit(before.end - (not hyphen), after.start, "")
    dash = before.words.endswith(("-", "—", "/")) and before.words[-2:-1].isalnum()
    return Edit(before.end, after.start, "" if dash else " ")


def cut_word(before: TextLine, after: TextLine) -> tuple[str, str] | None:
    """Return the halves of a word that is cut by a hyphen at the end of a line, None if none is."""
    cut, rest = CUT_WORD.search(before.words), WORD.match(after.words)
    return (cut[1], rest.group()) if cut and rest else None


class Page:
    """What the lines of a text are broken by: the width, and how paragraphs begin."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.spaced = is_double_spaced(lines)
        self.breaks = [
            (one, other)
            for one, other in pairwise(lines)
            if other.blanks == self.spaced and not one.stands_alone and not other.stands_alone
        ]
        self.margin = margin(self.breaks)
        self.marked = any(line.blanks > self.spaced for line in lines[1:]) or any(
            other.indent > self.margin for _, other in self.breaks
        )
        self.listed, self.hanging = listed(lines), hanging(lines)
        self.filled = filled(lines, self.spaced) - self.listed
        self.width, self.exact = width(self.breaks)
        self.stop_blanks = 1 + (sum(bool(WIDE_STOP.search(line.words)) for line in lines) > 1)
        self.bullets = self._bullets(lines)

    def joins(self, before: TextLine, after: TextLine) -> bool:
        """Return whether a line is the same paragraph as the one before it."""
        if before.words.endswith(SOFT):
            return True
        if after.blanks != self.spaced or before.stands_alone or after.stands_alone:
            return False
        if before.goes_on and cut_word(before, after):
            return True
        if is_apart(before, after) or self._begins(before, after):
            return False
        full = self._is_full(before, after)
        return full or after.start in self.filled or self._continues(before, after)

    def _begins(self, before: TextLine, after: TextLine) -> bool:
        """Whether a line begins an item of a list, a paragraph by its indent, or an article."""
        if after.is_item and after.bullet in self.bullets:
            return True
        if self._is_set_in(before, after) and after.start not in self.hanging:
            return True
        return after.opens and not (before.goes_on and after.starts_small)

    def _bullets(self, lines: Sequence[TextLine]) -> frozenset[str]:
        """Return the bullets of lists: those that begin a line which is not cut from another.

        "… the growth of | E. coli", "… too, but | – just thinking": these begin no item. A time
        begins one where another one does so too.
        """
        cut = {
            other.start for one, other in self.breaks if one.goes_on and self._is_full(one, other)
        }
        seen = Counter(line.bullet for line in lines if line.is_item and line.start not in cut)
        return frozenset(bullet for bullet in seen if ":" not in bullet or seen[bullet] > 1)

    def _is_set_in(self, before: TextLine, after: TextLine) -> bool:
        """Whether the indent of a line begins a paragraph, or it is set apart by one."""
        return after.indent > self.margin or after.indent not in (self.margin, before.indent)

    def _is_full(self, before: TextLine, after: TextLine) -> bool:
        """Whether the first word of a line had no room in the one before."""
        if not self.width or before.column > self.width + 1:
            return False
        blanks = 1 if before.goes_on else self.stop_blanks
        fits = before.column + blanks + len(after.head) <= self.width
        if not fits and (self.exact or before.goes_on or self.marked):
            return True
        return before.column >= LEAST_FULL * self.width and before.goes_on and self.marked

    def _continues(self, before: TextLine, after: TextLine) -> bool:
        """Whether the words of a line go on in the next one, whatever their length."""
        hangs = after.start in self.hanging
        if not before.goes_on or (before.start in self.listed and not hangs):
            return False
        last = before.words.rsplit(maxsplit=1)[-1].lower()
        least = SHORT if not self.width else 0
        if after.starts_small and len(before.words) >= least:
            return True
        ends = not after.goes_on or len(after.words) > 2 * SHORT
        return len(before.words) >= SHORT and last in JOINING and ends


def is_apart(before: TextLine, after: TextLine) -> bool:
    """Return whether one of two lines says when the article was published, or what a page counts.

    "8 November 2023", "6 hours ago" below a headline; "… met on | 8 November 2023" goes on.
    """
    if says_when(before.words) and not after.starts_small:
        return True
    if not after.words[:1].isdigit() and not says_when(after.words):
        return False
    last = before.words.rsplit(maxsplit=1)[-1].lower()
    if last in JOINING or last.endswith(",") or not after.goes_on:
        return False  # "… in Havana, | Dec. 10, 2014."
    return says_when(after.words) or wording(after.words) is not None


def is_double_spaced(lines: Sequence[TextLine]) -> int:
    """Return 1 where a blank line stands between the lines of a wrapped text, else 0."""
    between = [(one, other) for one, other in pairwise(lines) if other.blanks == 1]
    if len(between) < 4 or len(between) < 0.7 * (len(lines) - 1):
        return 0
    cut = sum(one.goes_on and other.starts_small for one, other in between)
    return int(cut >= 0.4 * len(between))


def margin(breaks: Sequence[tuple[TextLine, TextLine]]) -> int:
    """Return the indent of lines that go on from the line before: the most usual one."""
    going = [other.indent for one, other in breaks if one.goes_on and other.starts_small]
    every = going or [other.indent for _, other in breaks] or [0]
    return max(set(every), key=lambda indent: (every.count(indent), -indent))


def listed(lines: Sequence[TextLine]) -> frozenset[int]:
    """Return the starts of the lines of lists that a colon introduces, each item on its line."""
    found: set[int] = set()
    inside = False
    for before, after in pairwise(lines):
        inside = not after.blanks and (inside or before.words.endswith(":"))
        if inside:
            found.add(after.start)
    return frozenset(found)


def hanging(lines: Sequence[TextLine]) -> frozenset[int]:
    """Return the starts of the lines that are set in below the first line of an item of a list."""
    found: set[int] = set()
    item: TextLine | None = None
    for before, after in pairwise(lines):
        item = before if before.is_item else item
        if item and not after.is_item and not after.blanks and after.indent > item.indent:
            found.add(after.start)
        elif not after.is_item:
            item = None
    return frozenset(found)


def width(breaks: Sequence[tuple[TextLine, TextLine]]) -> tuple[int, bool]:
    """Return the width that lines were broken to fit, and whether they were filled word by word.

    0 where the lines show none: their sentences end with them, or capitals begin nearly all.
    """
    cut = [(one, other) for one, other in breaks if one.goes_on and one.column <= MOST_WIDTH]
    small = sum(other.starts_small for _, other in cut)
    shouted = sum(one.words.isupper() for one, _ in cut) > 0.5 * len(cut)
    if len(cut) < 2 or (small < 0.3 * len(cut) and not shouted):
        return 0, False
    best, most = densest([(one.column, one.column + len(other.head)) for one, other in cut])
    least = NARROW if len(cut) >= LEAST_NARROW and small >= 0.5 * len(cut) else LEAST_WIDTH
    if best >= least and most >= 0.8 * len(cut):
        return best, True
    columns = sorted(one.column for one, _ in cut)
    usual = columns[int(0.8 * (len(columns) - 1))]
    near = sum(LEAST_FULL * usual <= column <= 1.15 * usual for column in columns)
    if usual >= least and near >= 0.75 * len(cut) and small >= 0.5 * len(cut):
        return max(column for column in columns if column <= 1.15 * usual), False
    return 0, False


def densest(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the number that most spans hold, ends included, the largest such; and how many."""
    ends = sorted([(start, 0) for start, _ in spans] + [(end, 1) for _, end in spans])
    best = held = most = 0
    for at, is_end in ends:
        if is_end:
            if held >= most:  # up to this end so many hold
                best, most = at, held
            held -= 1
        else:
            held += 1
    return best, most
