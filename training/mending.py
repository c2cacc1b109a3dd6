"""Rules that bring every source to one scheme, each with its reason.

A span is `(start, end, kind)` in words, `end` excluded. Every rule takes and gives the words and
spans of one sentence; none of them moves a word.
"""

# Lists of words read better as text.
# ruff: noqa: SIM905
# Rules shorten a span step by step.
# ruff: noqa: PLW2901

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from training.wordlists import CORRECTIONS, ORGANISATIONS, TITLES, Countries

Span = tuple[int, int, str]

PARTICLES = frozenset(
    "al el bin ibn abu de da di del van von der den ten la le du dos ul ur e".split()
)
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Jan. Feb Feb. Mar. Apr Apr. Jun. Jul. Aug Aug. Sept Sept. Sep. Oct Oct. Nov Nov. Dec Dec."
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = "week month year weekend summer winter spring autumn century decade night fall".split()

_MONTH = "(?:" + "|".join(re.escape(month) for month in MONTHS if month != "May") + "|May)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_DATE = re.compile(
    r"(?<!\S)(?:"
    + "|".join(
        (
            # "Wednesday , June 28 , 2023", "June 28", "June 2023", "June 12 - 23 , 2023"
            rf"(?:{_WEEKDAY} (?:, )?)?{_MONTH} {_DAY}(?: [-–] {_DAY})?(?: (?:, )?{_YEAR})?",
            rf"(?:{_WEEKDAY} (?:, )?)?{_DAY} {_MONTH}(?: (?:, )?{_YEAR})?",
            rf"{_MONTH} (?:of |, )?{_YEAR}",
            # "last Wednesday", "this week", "yesterday"
            rf"(?:last |next |this |past )?{_WEEKDAY}",
            rf"(?:last|next|this|past) (?:{'|'.join(UNITS)}|{_MONTH})",
            r"[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight",
            # a month alone; "May" and "March" only after a word that a date follows
            rf"(?<=\bin )(?:{_MONTH})|(?<=\bof )(?:{_MONTH})|(?<=\bsince )(?:{_MONTH})",
            "|".join(
                m for m in MONTHS[:12] if m not in ("May", "March", "April", "June", "August")
            ),
            # years and decades
            rf"(?<=\bin ){_YEAR}|(?<=\bsince ){_YEAR}|(?<=\bfrom ){_YEAR}|(?<=\buntil ){_YEAR}"
            rf"|(?<=\bby ){_YEAR}|(?<=\bIn ){_YEAR}",
            rf"(?<=\b[Ii]n late ){_YEAR}|(?<=\b[Ii]n early ){_YEAR}",
            r"(?:1[5-9]|20)\d0s",
        )
    )
    + r")(?!\S)"
)


def strip_titles(words: list[str], spans: Iterable[Span]) -> list[Span]:
    """Persons without titles, ranks and descriptions before the name or after it.

    GMB counts "President" and "Mr." to the name; kg keeps them apart, as roles.
    """
    kept = []
    for start, end, kind in spans:
        if kind == "PERSON":
            while start < end and (_is_title(words[start]) or _is_description(words[start])):
                start += 1
            while start < end and _is_title(words[end - 1]):
                end -= 1
        if start < end:
            kept.append((start, end, kind))
    return kept


def _is_title(word: str) -> bool:
    return word in TITLES or (len(word) > 3 and word.isupper() and word.capitalize() in TITLES)


def _is_description(word: str) -> bool:
    return word[0].islower() and word not in PARTICLES


def strip_edges(words: list[str], spans: Iterable[Span]) -> list[Span]:
    """Spans without possessive endings, stray punctuation and lower-case words before the name.

    GMB has "southern Afghanistan" as one place; the place is Afghanistan.
    """
    kept = []
    for start, end, kind in spans:
        while start < end and (words[end - 1] in POSSESSIVE or words[end - 1] in ",;:-"):
            end -= 1
        if kind in ("LOC", "ORG", "NORP"):
            while start < end and _is_description(words[start]):
                start += 1
        while start < end and words[start] in ",;:-`'\"":
            start += 1
        if start < end:
            kept.append((start, end, kind))
    return kept


def strip_offices(words: list[str], spans: Iterable[Span]) -> list[Span]:
    """Organisations without the office at their end: "U.N. Secretary-General" names the U.N."""
    kept = []
    for start, end, kind in spans:
        if kind == "ORG":
            cut = end
            while cut > start and (words[cut - 1] in TITLES or words[cut - 1] == "-"):
                cut -= 1
            office = cut < end or (end < len(words) and words[end] in ("Secretary", "Minister"))
            if cut < end and words[cut - 1] in (",", "'s"):
                cut -= 1
            if office and words[start] in ("U.S.", "US", "U.N."):
                cut = start + 1
            end = cut
        if start < end:
            kept.append((start, end, kind))
    return kept


def uncover_persons(words: list[str], spans: Iterable[Span]) -> list[Span]:
    """Persons whose title made them something else: "Prophet Muhammad", "State Colin Powell"."""
    ranks = ("King", "Queen", "Pope", "Prophet", "President", "Mr.", "Ms.", "Mrs.", "Ayatollah")
    kept = []
    for start, end, kind in spans:
        ranked = words[start] in ranks and end - start > 1 and words[start + 1][0].isupper()
        if ranked or (words[start] == "State" and words[start - 2 : start] == _OF):
            start, kind = start + 1, "PERSON"
        kept.append((start, end, kind))
    return kept


_OF = ["Secretary", "of"]


def correct_kinds(words: list[str], spans: Iterable[Span], countries: Countries) -> list[Span]:
    """Kinds by what the name is, not by what it does in the sentence.

    GMB has country names under `gpe` with the demonyms, and countries and capitals that act
    ("Tehran said") as organisations; kg reads such names itself (`kg.extraction.mentions.states`).
    """
    kept = []
    for start, end, kind in spans:
        text = " ".join(words[start:end]).replace(" - ", "-")
        if text in CORRECTIONS:
            kind = CORRECTIONS[text]
        elif text in ORGANISATIONS:
            kind = "ORG"
        elif text in countries.names or text in countries.capitals:
            kind = "LOC"
        elif text in countries.demonyms:
            kind = "NORP"
        if kind:
            kept.append((start, end, kind))
    return kept


def join_names(words: list[str], spans: list[Span], countries: Countries) -> list[Span]:
    """Names that GMB cuts in two, as one: "Sri" + "Lanka", "North" + "Korean"."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1][1] == span[0]:
            first = joined[-1]
            text = " ".join(words[first[0] : span[1]])
            compass = words[first[0]] in ("North", "South") and words[span[0]].startswith("Korean")
            if text in countries.names:
                joined[-1] = (first[0], span[1], "LOC")
                continue
            if compass or text in ("Sri Lankan", "Bosnian Serb", "Saudi Arabian"):
                joined[-1] = (first[0], span[1], "NORP")
                continue
        joined.append(span)
    return joined


def add_peoples(words: list[str], spans: list[Span], countries: Countries) -> list[Span]:
    """Adds demonyms and adherents that a source leaves out.

    GMB has most faiths and parties as O, UNER and WikiGold have them under other kinds. A word
    next to another capitalised word is left alone, since both may be one name.
    """
    taken = {index for start, end, _ in spans for index in range(start, end)}
    added = [
        (index, index + 1, "NORP")
        for index, word in enumerate(words)
        if index not in taken and word in countries.demonyms and not _continues(words, index, taken)
    ]
    return sorted([*spans, *added])


def _continues(words: list[str], index: int, taken: set[int]) -> bool:
    after = words[index + 1] if index + 1 < len(words) else ""
    before = words[index - 1] if index > 1 else ""
    joined = after[:1].isupper() and index + 1 not in taken and after not in TITLES
    return joined or (before[:1].isupper() and index - 1 not in taken and before not in TITLES)


def add_dates(words: list[str], spans: list[Span]) -> list[Span]:
    """Dates by one rule for every source, with the word that anchors them ("last Wednesday").

    GMB leaves "last week" out, cuts "last" off, and marks bare numbers and "later" as times.
    """
    text = " ".join(words)
    starts = {0: 0}
    for index, word in enumerate(words):
        starts[starts_at(starts, index) + len(word) + 1] = index + 1
    ends = {offset - 1: index for offset, index in starts.items() if index}
    dates = []
    for match in _DATE.finditer(text):
        if match.start() in starts and match.end() in ends:
            dates.append((starts[match.start()], ends[match.end()], "DATE"))
    covered = {index for start, end, _ in dates for index in range(start, end)}
    others = [
        span for span in spans if span[2] != "DATE" and not covered & set(range(span[0], span[1]))
    ]
    inside = {index for start, end, _ in others for index in range(start, end)}
    kept = [date for date in dates if not inside & set(range(date[0], date[1]))]
    return sorted([*others, *kept])


def starts_at(starts: dict[int, int], index: int) -> int:
    """The offset at which word `index` starts; the mapping grows in order."""
    return next(reversed(starts)) if starts else 0


class Majority:
    """The kind that a corpus gives a name most often.

    An automatic annotation takes "Saddam" for an organisation 23 times and for a person 160
    times: where a name of five or more spans has one kind in 60 % of them, it is that kind.
    """

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = defaultdict(Counter)

    def count(self, words: list[str], spans: Iterable[Span]) -> None:
        for start, end, kind in spans:
            self._counts[" ".join(words[start:end])][kind] += 1

    def correct(self, words: list[str], spans: Iterable[Span]) -> list[Span]:
        corrected = []
        for start, end, kind in spans:
            counts = self._counts[" ".join(words[start:end])]
            best, number = max(counts.items(), key=lambda item: item[1], default=(kind, 0))
            total = sum(counts.values())
            fixed = " ".join(words[start:end]) in CORRECTIONS
            if fixed:
                best = kind
            corrected.append((start, end, best if total >= 5 and number >= 0.6 * total else kind))
        return corrected


_SMALL = PARTICLES | frozenset("of the and for in on at to - ' 's ’s & . ,".split())
PRONOUNS = frozenset("I We He She They It You Our Their His Her My What Which Who".split())


def close_words(words: list[str], opened: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """What stays open of the words that a source leaves open.

    Names of people, bodies and places are capitalised in these sources: pronouns and lower-case
    words of a description ("the families") are no names, whatever span they stand in.
    """
    kept = {}
    for index, kinds in opened.items():
        word = words[index]
        if word in PRONOUNS or (word[0].islower() and word not in _SMALL):
            kinds &= {"DATE"}
        if kinds:
            kept[index] = kinds
    return kept


_TIME = re.compile(rf"{_YEAR}|{_WEEKDAY}s?|{_MONTH}|{_YEAR}s")


def open_times(words: list[str]) -> dict[int, frozenset[str]]:
    """Words that look like a time but that the rule of dates does not cover stay open."""
    return {i: frozenset({"DATE"}) for i, word in enumerate(words) if _TIME.fullmatch(word)}


def open_countries(
    words: list[str], opened: dict[int, frozenset[str]], countries: Countries
) -> None:
    """A country inside an event may be a place as well ("the 1996 United States election").

    CrossNER has elections as one span; taken as no place at all, they teach that "United States"
    before any capitalised word is none.
    """
    for start in opened:
        for end in range(start + 1, start + 4):
            inside = all(index in opened for index in range(start, end))
            if inside and " ".join(words[start:end]) in countries.names:
                for index in range(start, end):
                    opened[index] |= {"LOC"}
