"""Dates above an article: in a line of their own, a dateline, a headline."""

import re

from kg.articles.numbering import unnumbered
from kg.articles.orders import NUMERIC, Order, order_of, order_of_line
from kg.articles.published import (
    CHANGED,
    DAY,
    FOREIGN,
    FULL,
    ISO,
    MONTH,
    PUBLISHED,
    ROMAN,
    YEAR,
    from_foreign,
    from_match,
    from_numbers,
    iso_date,
)

HEAD_LINES = 12  # lines that are not empty, among which a date may stand
HEAD_CHARACTERS = 3_000
CLOCK = r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s(?:on\s)?)?"
WEEKDAY = (
    CLOCK + r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{0,3})?"
)
TIME = (
    r"(?:T\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
    r"|[\s,|@/–—-]{0,3}(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?)?"
    r"\s?[A-Z]{0,5}(?:[+-]\d\d:?\d\d)?)?"
)
SAID = (
    r"(?:(?:first\s|last\s)?(?:published|posted|updated|modified|issued|created|date|on|aired"
    r"|broadcast|released|dated|recorded|added|uploaded|(?:publication|release|issue)\sdate)"
    r"(?:\s(?:on|at))?\s?:?\s{0,3})"
)
LABEL = r"(?:[^\s.;!?]{1,20}\s){0,3}[^\s.;!?]{1,20}"
A_DATE = (
    rf"(?:{ISO}|{MONTH}\s{{0,3}}{DAY}\s{{0,2}},?\s{{0,3}}{YEAR}"
    rf"|{DAY}[-\s]{{1,2}}(?:of\s)?{MONTH}[-,\s]{{1,3}}{YEAR}"
    rf"|(?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-]{YEAR}"
    rf"|(?<![\d/])\d{{1,2}}/\d{{1,2}}/\d\d(?![\d/])"
    rf"|{DAY}[-\s]{MONTH}[-\s]['’]?\d\d(?![\d:])"
    rf"|{DAY}[./-]\s?(?-i:{ROMAN})[./-]\s?{YEAR})"
)


def unnamed(pattern: str) -> str:
    """Return the pattern without group names, which may stand only once in an expression."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


DATE = unnamed(A_DATE)
DATE_TIME_GROUP = rf"\d{{6}}Z\s?{unnamed(MONTH)}\s?\d{{2,4}}"
HEADS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "Friday, January 4, 2019", "Published: July 3, 2023 10:15 am EDT", alone on its line
        rf"\W{{0,3}}{SAID}{{0,2}}{WEEKDAY}{DATE}{TIME}\W{{0,3}}$",
        # two of them: "July 3, 2023 (updated July 4, 2023)"
        rf"\W{{0,3}}{SAID}{{0,2}}{WEEKDAY}{DATE}{TIME}[\s,;|·•–—(-]{{1,4}}"
        rf"{SAID}{{1,2}}{WEEKDAY}{DATE}{TIME}\W{{0,3}}$",
        # a date and the time of a change: "Mar. 6, 2024 Updated 6:30 p.m. ET"
        rf"\W{{0,3}}{SAID}?{WEEKDAY}{DATE}{TIME}[\s,;|·•–—(-]{{1,4}}(?:last\s)?updated\s(?:at\s)?"
        rf"\d{{1,2}}[:.]\d\d.{{0,20}}$",
        # "July 24, 2023 Special Dispatch No. 10721", "3 July 2023 | World": then a short label
        rf"\W{{0,3}}{SAID}?{WEEKDAY}{DATE}{TIME}(?:\s?[|·•–—-]\s?|\s)[^,;:!?]{{0,60}}(?<!\.)$",
        # "By Jane Doe | July 3, 2023", "BBC News, 3 July 2023": a short label, then the date
        rf"(?:[^.;!?]{{0,60}}[|·•⋅–—-]|{LABEL},)\s{{0,2}}{SAID}?{WEEKDAY}{DATE}{TIME}\W{{0,3}}(?<!\.)$",
        # "This article was first published on 6 March 2024 and updated on 8 March 2024."
        rf"(?:this\s[^\W\d_]{{3,12}}\swas\s)?(?:(?:first|originally)\s)?(?:published|posted)"
        rf"(?:\s(?:on|in|at|by)\b[^.,;!?]{{0,60}})?\s{DATE}[^.;!?]{{0,60}}\.?$",
        # "By Jane Doe, Baltic Courier, March 6, 2024"
        rf"by\s[^.;!?]{{2,80}},\s{WEEKDAY}{DATE}{TIME}\W{{0,3}}(?<!\.)$",
        # "Vol. 12, No. 345, March 6, 2024"
        rf"(?:vol(?:ume)?|no|issue|nr|№)\.?\s?\d[\W\d]{{0,12}}"
        rf"(?:(?:no|issue|nr)\.?\s?\d[\W\d]{{0,12}})?{WEEKDAY}{DATE}\W{{0,3}}$",
        # "RIGA | Wednesday, March 6, 2024 — Updated at 11:30 pm": labels on both sides
        rf"[^.;!?]{{1,60}}[|·•⋅]\s?{SAID}?{WEEKDAY}{DATE}{TIME}\s{{0,2}}[|·•⋅–—-][^.;!?]{{0,60}}$",
        # "Baltic Courier, 6 March 2024, p. A4", "HC Deb 6 March 2024 vol 740 cc12-14"
        rf"(?:{LABEL},?\s)?{WEEKDAY}{DATE},?\s\(?(?:vol|no|pp?|page|col|cc|sec(?:tion)?|issue)\b.{{0,40}}$",
        # "THE DAILY STAR, WEDNESDAY, MARCH 6, 1935.": what an old newspaper prints above a page
        rf"(?-i:[A-Z][A-Z\s'’&-]{{3,40}},\s){WEEKDAY}{DATE}\.$",
        # "Baltic Courier <news@courier.example>  Wed, Mar 6, 2024 at 6:30 PM", as mail is printed
        rf"[^<>]{{0,80}}<[^<>\s]{{1,80}}@[^<>\s]{{1,80}}>\s{{1,4}}(?:on\s)?{WEEKDAY}{DATE}{TIME}\W{{0,6}}$",
        # "R 061200Z MAR 24", of a cable
        rf"(?-i:[A-Z]\s{{1,3}})?{DATE_TIME_GROUP}$",
        # "By Jane Doe Published July 3, 2023"
        rf"[^.;!?]{{0,60}}\s(?!on|date){SAID}{WEEKDAY}{DATE}{TIME}\W{{0,3}}(?<!\.)$",
    )
)
ALONE = (
    *HEADS[:3],
    re.compile(rf"\W{{0,3}}{WEEKDAY}{DATE}{TIME}\s?[|·•⋅].{{0,60}}$", re.IGNORECASE),
)
# "TEHRAN, July 3, 2023 (MNA) – …", "WASHINGTON (3 July 2023) - …": a dateline before the text;
# then "RIGA, Latvia (AP) — March 6, 2024 – …", "(Riga, 6 March 2024) …" and
# "Riga, March 6, 2024 (AFP) - …".
DATELINE = re.compile(
    rf"[A-Z][A-Z .,/'-]{{2,40}}[,(]?\s?\(?(?i:{DATE})\)?\s?(?:\([\w ./-]{{2,30}}\)\s?)?"
    rf"(?:[-–—:,]|\.\s)"
    rf"|[A-Z][A-Z .'-]{{2,30}}(?:,\s[A-Z][\w. ]{{2,20}})?\s?\([\w ./-]{{2,30}}\)\s?[-–—]\s?"
    rf"(?i:{DATE})(?=\s?[-–—:.]|\s{{0,3}}$)"
    rf"|\([A-Z][\w .'-]{{2,30}},\s(?i:{DATE})\)"
    rf"|[A-Z][\w .,'-]{{2,40}},\s(?i:{DATE})\s\([A-Z][\w ./-]{{1,30}}\)\s?[-–—:]"
)
# As in "Press briefing by the spokesman, May 19, 2011" and "Talks in Geneva (6 March 2024)".
TITLE_DATE = re.compile(
    rf"(?:[,:;|(\[–—]|\s-|\bfor|\b(?:briefing|statement|bulletin|newsletter|digest|transcript)s?"
    rf"(?:\s(?:of|on))?)\s{{0,2}}{WEEKDAY}{DATE}{TIME}[)\]\s.]{{0,3}}$"
    rf"|^[(\[]?{WEEKDAY}{DATE}[)\]]?\s?(?:[:|–—]|-\s)",
    re.IGNORECASE,
)
# "Document created on 20 July 2025": of a copy of the article.
COPIED = re.compile(
    r"\b(?:(?:document|file|page|pdf|copy|report)\s(?:was\s)?(?:created|generated|made)"
    r"|accessed|retrieved|printed|downloaded|saved|exported|archived|captured|generated)\b",
    re.IGNORECASE,
)
# "Comment by Jo, 7 March 2024": of a reader, not of the article.
REMARK = re.compile(
    r"(?:comments?\s(?:by|from|of|posted)|replied|joined|member\ssince)\b", re.IGNORECASE
)
# A line that is a date of another language.
FOREIGN_LINE = re.compile(rf"\W{{0,3}}(?:[^\W\d_]{{2,12}},?\s)?{unnamed(FOREIGN.pattern)}\W{{0,3}}")
# What notes say of publication: "A version of this article appears in print on March 7, 2024", or
# "(Published Monday, March 4, 2024)", or "This story appeared on page A4 of the March 6 edition".
NOTE = re.compile(
    r"\W{0,3}(?:(?:first\s|originally\s)?(?:published|posted)\b(?!\sby)"
    r"|(?:a\sversion\sof\s)?this\s(?:article|story|report|piece)\s(?:was\s)?(?:first\s|originally\s)?"
    r"(?:appear(?:s|ed)|ran|published|posted)\b"
    r"|this\s(?=\w{3,9}\.?\s\d{1,2},?\s\d{4}\s(?:story|article|report|item)\b)"
    r"|source:\s[^.;!?]{3,120}\d{4}\sgmt\b)",
    re.IGNORECASE,
)
# "November 2023", "Issue of November 2023": of a magazine.
MONTH_LINE = re.compile(
    rf"\W{{0,3}}(?:(?:the\s)?issue(?:\sof)?:?\s|published(?:\sin)?:?\s)?"
    rf"(?P<when>{unnamed(MONTH)},?\s{{1,2}}(?:19|20)\d\d)"
    r"(?:\s(?:issue|edition))?\W{0,3}",
    re.IGNORECASE,
)
FOOT_LINES = 6
MOST_OF_A_HEAD = 140  # characters
MOST_OF_A_TEXT = 100_000  # characters in which other dates are looked for


def date_of_text(text: str, *, order: Order | None = None) -> str | None:
    """Return the date of publication that stands in the first lines, None if none does.

    Only a line that is a date with a label, or a dateline, counts: a date in a sentence or a
    caption is that of an event. A line that says when the article was changed counts where no
    other one does. Numbers are read in the order that the text's own dates show, else in `order`.
    """
    lines = [line.strip() for line in unnumbered(text[:HEAD_CHARACTERS]).splitlines()]
    order = order_of([text[:MOST_OF_A_TEXT]]) or order
    changed = month = None
    shown = [line.replace("**", "").strip("*_#> ") for line in lines if line]
    for line in shown[:HEAD_LINES]:
        match = None if is_date_line(line) else DATELINE.match(line)
        if FOREIGN_LINE.fullmatch(line) and (foreign := from_foreign(line)):
            return foreign
        if magazine := MONTH_LINE.fullmatch(line):
            month = month or iso_date(magazine["when"])
        if REMARK.match(line) or (not match and not is_date_line(line)):
            continue
        said = match.group() if match else line
        found, is_sure = dated(said, order=order)
        if is_sure:
            return found
        changed = changed or found
    return changed or month


def date_of_note(text: str, *, order: Order | None = None) -> str | None:
    """Return the date of publication that a note above or below an article tells."""
    above = text[:HEAD_CHARACTERS].split("\n")[: 2 * HEAD_LINES]
    below = text[-HEAD_CHARACTERS:].rstrip().split("\n")[-2 * FOOT_LINES :]
    for line in (*above, *below):
        if len(line) <= 2 * MOST_OF_A_HEAD and (note := NOTE.match(line.strip())):
            said = CHANGED.split(line.strip()[note.end() :])[0]
            if found := first_date(said, order=order):
                return found
    return None


def dated(line: str, *, order: Order | None) -> tuple[str | None, bool]:
    """Return the date of a line, and whether it is that of publication, and not of a change."""
    changed = COPIED.search(line) or CHANGED.search(line)
    if changed is None:
        found = first_date(line, order=order)
        return found, found is not None
    published = PUBLISHED.search(line)
    if published is not None:
        found = first_date(line[published.end() :], order=order)
    else:
        found = first_date(line[: changed.start()], order=order)
    if not found and changed.re is CHANGED:
        return first_date(line, order=order), False
    return found, found is not None


def date_of_title(title: str | None, *, order: Order | None = None) -> str | None:
    """Return the date that a headline ends or begins with: "Press briefing, 5/19/2011".

    A date within a headline is that of an event.
    """
    match = TITLE_DATE.search(title[:1_000]) if title else None
    return first_date(match.group(), order=order) if match else None


def says_when(line: str) -> bool:
    """Return whether a line is a date and its label, and can be no part of a sentence."""
    known = len(line) <= MOST_OF_A_HEAD and re.search(r"\d\d", line)
    return known is not None and any(head.match(line) for head in ALONE)


def is_date_line(line: str) -> bool:
    """Return whether a line is nothing but a date and its label."""
    return len(line) <= MOST_OF_A_HEAD and any(head.match(line) for head in HEADS)


def first_date(text: str, *, order: Order | None = None) -> str | None:
    """Return the first full date in a text."""
    matches = [match for pattern in (*FULL, NUMERIC) if (match := pattern.search(text))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    if first.re is not NUMERIC:
        return from_match(first)
    return from_numbers(first, order or order_of_line(text))
