"""Articles that somebody put one after another into one file: each below a rule or blank lines.

A rule alone begins no article, "* * *" stands between the parts of one as well. What is below it
must bear a head of its own: front matter, a headline with a date or a byline, or a dateline:

    * * *

    Leaders talk in Oslo
    Nordic Post, 13 March 2024
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from kg.articles.date_lines import DATELINE, is_date_line
from kg.articles.forwarded import head_within
from kg.articles.headlines import SHORT, STOPS
from kg.articles.lines import BYLINE
from kg.articles.options import ReadOptions
from kg.articles.plain import split_front_matter

# "* * *", "-----", "-30-", "==> b.txt <==", "== 2 ==", "Article 2 of 3", a new page, and what needs
# no rule: two blank lines, a heading of Markdown, "[2]", "2.", "II.", the first of several labels.
BREAK = re.compile(
    r"""^[ \t]*(?:
        (?P<rule>([*=_~\#+•-])(?:[ \t]{0,5}\2){2,199})
        | [*=_~\#-]{2,99}[ \t]*(?:\w{2,12}[ \t]*)?\#?\d{1,4}[ \t]*[*=_~\#-]{2,99}
        | [-–—]{1,3}[ \t]?(?:30|(?i:ends?))[ \t]?[-–—]{1,3} | ==>[ \t]\S[^\n]{0,200}[ \t]<==
        | (?i:article|story|text|document|item)[ \t]+\#?\d{1,4}(?:[ \t]of[ \t]\d{1,4})?:?
    )[ \t]*\r?$
    | \f[ \t]*
    | (?P<blank>^[ \t]*\r?\n(?:[ \t]*\r?\n)+)
    | ^(?=\#{1,3}[ \t]|(?i:title|headline):[ \t]|\[\d{1,3}\][ \t]\S)
    | ^(?P<number>)(?=\(?(?:\d{1,2}|[IVX]{1,5})[.)][ \t]+\S[^\n]{0,200}[^\s.;:][ \t]*\r?\n)""",
    re.MULTILINE | re.VERBOSE,
)
MOST_BREAKS = 10_000
HEAD = 1_500  # characters below a break, and lines that are not blank, in which a head stands
LINES = 5
MOST_NUMBERED = 2  # lines of a head below a number: a headline and its date
MARKS = "*_#>=~+-• \t"
MOST_OF_A_BYLINE = 100  # characters
LEAST = 80  # characters of an article below its head
# Behind a word, or at the end of a line; "1." begins a line of a list of contents.
STOP = re.compile(r"[^\W\d_][\"”’)\]%]{0,3}[.!?]|\d[\"”’)\]%]{0,3}[.!?][\"”’)]*\s*$", re.MULTILINE)
TITLE = re.compile(r"^(?:subject|title|headline):[ \t]+(\S.*)", re.IGNORECASE | re.MULTILINE)
LABEL = re.compile(r"\s*[A-Za-z][\w -]{0,40}[:=]")


@dataclass(frozen=True, slots=True)
class Clipping:
    """Where an article begins in a text, where its head ends, and what that says.

    `cut` is where the rule above it begins. Blank lines alone are not `ruled`: they stand within
    a head as well.
    """

    cut: int
    start: int
    body: int
    head: str
    ruled: bool


def clippings(text: str) -> list[str]:
    """Return the texts of the articles in a text; the text itself where it is one article.

    What stands before the first head is an article if there are sentences in it, else a list of
    contents. Lines that come again, as at the head of each page, begin no article.
    """
    found = distinct(heads(text))
    said = Counter(each.head for each in found)
    listed = is_contents(text, found)
    starts, ends = [found[0].start if listed else 0], []
    for each in found[listed:]:
        first = starts[-1]
        above = text[first : min(each.cut, first + HEAD)]
        below = is_body(text[each.body : each.body + HEAD])
        whole = is_body(above)
        if said[each.head] > 1 or not below or (whole and is_repeated(each.head, above)):
            continue
        if whole or (each.ruled and not first):
            starts.append(each.start)
            ends.append(each.cut)
        elif each.ruled:
            starts[-1] = each.start  # above stands the name of a section
    if len(starts) < 2:
        return [text]
    parts = [text[start:end].strip() for start, end in zip(starts, [*ends, None], strict=True)]
    return [part for part in parts if is_body(part)]


def distinct(found: Iterable[Clipping]) -> list[Clipping]:
    """Return each head once that stands below several breaks, blank lines and a rule: the first."""
    by_body: dict[int, Clipping] = {}
    for each in found:
        first = by_body.setdefault(each.body, each)
        by_body[each.body] = replace(first, ruled=first.ruled or each.ruled)
    return list(by_body.values())


def is_contents(text: str, found: list[Clipping]) -> bool:
    """Return whether what stands above the first of several heads lists the headlines of them."""
    titles = [title_of(each.head) for each in found]
    above = text[: found[0].cut] if found else ""
    return len(titles) > 1 and all(title and title in above for title in titles)


def title_of(head: str) -> str:
    """Return the headline in a head, without the name of a mailing list that stands before it."""
    labelled = TITLE.search(head)
    line = labelled[1] if labelled else head.strip(MARKS + "\r\n").partition("\n")[0]
    return re.sub(r"^(?:\[[^\[\]]{1,40}\]|Re:)\s*", "", line.strip(MARKS + "\r"))


def is_repeated(head: str, above: str) -> bool:
    """Return whether the headline of a head stands above already, as a title on each page does."""
    line = head.strip().partition("\n")[0].strip(MARKS + "\r")
    return bool(line) and line in above


def is_body(text: str) -> bool:
    """Return whether a text has as much as an article has below its head, that of a mail too."""
    head = head_within(text)
    text = text[head[1] :] if head else text
    return len(" ".join(text.split())) >= LEAST and STOP.search(text) is not None


def heads(text: str) -> Iterator[Clipping]:
    """Yield the heads that stand below the breaks of a text."""
    for found in islice(BREAK.finditer(text), MOST_BREAKS):
        start, end = found.span()
        before = text[max(0, start - 4) : start].replace("\r", "").removesuffix("\n")
        if found["number"] is not None and before[-1:] not in ("", "\n"):
            continue  # an item of a list
        if found["rule"] and before[-1:].isalnum():
            continue  # it underlines a headline
        below = text[end : end + HEAD]
        if found["rule"] and LABEL.match(below):
            whole = text[start : start + 2 * HEAD]
            if length := length_of_front_matter(whole):
                yield Clipping(start, start, start + length, whole[:length], ruled=True)
                continue
        if length := length_of_front_matter(below.lstrip()):
            length += len(below) - len(below.lstrip())
        else:
            length = length_of_head(below)
        numbered = found["number"] is not None
        if length and not (numbered and is_of_contents(below[:length])):
            yield Clipping(start, end, end + length, below[:length], ruled=not found["blank"])


def is_of_contents(head: str) -> bool:
    """Return whether a numbered headline belongs to a list of them: another one stands below it."""
    return len(list(filter(str.strip, head.splitlines()))) > MOST_NUMBERED


def length_of_front_matter(text: str) -> int:
    """Return how much of a text is front matter or labels that say when it was published."""
    if not text.startswith(("---", "+++")) and not LABEL.match(text):
        return 0
    fields, rest = split_front_matter(text, ReadOptions())
    if fields.published and len(rest) < len(text):
        return len(text) - len(rest)
    head = head_within(text)
    return head[1] if head and head[0].published else 0


def length_of_head(text: str) -> int:
    """Return how much of a text is a headline with a date or a byline, or ends with a dateline."""
    seen: list[str] = []
    at = 0
    headline = dated = False
    for line in text.splitlines(keepends=True):
        words, at = line.strip(MARKS + "\r\n"), at + len(line)
        if not words:
            continue
        if DATELINE.match(words) and (headline or not seen):
            return at - len(line)
        says_when = is_date_line(words)
        if says_when or (BYLINE.match(words) and len(words) <= MOST_OF_A_BYLINE):
            if headline:
                return at
            dated = dated or says_when
        elif dated and is_headline(words):
            below = text[at:]
            return at if not below.splitlines()[:1] or not below.splitlines()[0].strip() else 0
        elif not seen and is_headline(words):
            headline = True
        elif len(words) > SHORT or words.endswith("."):
            return 0
        seen.append(words)
        if len(seen) == LINES:
            return 0
    return 0


def is_headline(words: str) -> bool:
    """Return whether words are a headline: short, without a stop, and more than a name."""
    several = words.split()
    is_long = len(several) > 2 or (len(several) == 2 and several[1][:1].islower())
    return is_long and len(words) <= SHORT and not words[:1].islower() and not words.endswith(STOPS)
