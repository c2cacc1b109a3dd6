"""Cut an entity to bare names: no title, possessive, quote or bracket belongs to a name.

"Hamas politburo leader Ismail Haniyeh" is Hamas and Ismail Haniyeh; "Iran's Ali Khamenei" is
Ali Khamenei (the table of states finds Iran); "AFP/Getty Images" are two.
"""

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.extraction.mentions.gazetteer import region_uses
from kg.extraction.mentions.spans import POSSESSIVES
from kg.extraction.mentions.titles import is_joint, is_portfolio, is_title, title_length
from kg.lexicon import LEXICON
from kg.model import Kind
from kg.resolution.states import form_of

Piece = tuple[int, int, Kind]

SEPARATORS = frozenset(
    ["/", "|", "•", ";", ":", "…", "...", "—", "–", '"', "“", "”", "(", ")", "[", "]"]
)
PARTICLES = LEXICON.used("particles", "inside")
PREFIXES = LEXICON.used("particles", "prefix")
SUFFIXES = LEXICON.words("small_words", "suffix")
LOOSE = LEXICON.words("small_words", "loose")
MODEL = re.compile(r"[A-Z]{1,3}-?[0-9]{2,4}s?")  # "Airbus A380" names Airbus
KEPT_THE = frozenset(["Hague"])


def pieces(doc: Doc, start: int, end: int, kind: Kind) -> Iterator[Piece]:
    """Yield each bare name within tokens `start` to `end`, with its kind."""
    for left, right in _split(doc, start, end):
        if kind == "person":
            for first, last in _couple(doc, left, right):
                yield from _person(doc, first, last)
        else:
            parts = _town_and_country(doc, left, right) if kind == "place" else [(left, right)]
            for first, last in parts:
                yield from _other(doc, first, last, kind)


def _town_and_country(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of "Ciudad Juárez, Mexico"; "Washington, D.C." is one."""
    commas = (at for at in range(start + 1, end - 1) if doc[at].text == ",")
    return _cut_at((at for at in commas if not doc[at + 1].text.endswith(".")), start, end)


def _cut_at(cuts: Iterable[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of tokens before, between and after some tokens."""
    left = start
    for position in cuts:
        if left < position:
            yield left, position
        left = position + 1
    if left < end:
        yield left, end


def _split(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at line breaks, quotes, brackets, slashes; a nickname in brackets stays."""
    left = start
    for position in range(start, end):
        token = doc[position]
        if token.text in SEPARATORS or (token.is_space and "\n" in token.text):
            if token.text == "(" and _is_nickname(doc, position, end):
                continue
            if token.text == ")" and left < position - 2 and doc[position - 2].text == "(":
                continue
            if left < position:
                yield left, position
            left = position + 1
    if left < end:
        yield left, end


def _couple(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the two of a couple: "Bill and Hillary Clinton", "Mr. and Mrs. Keller"."""
    joints = (at for at in range(start + 1, end - 1) if doc[at].text in ("and", "&"))
    two = (at for at in joints if doc[at - 1].text[:1].isupper() and doc[at + 1].text[:1].isupper())
    return _cut_at(two, start, end)


def _is_nickname(doc: Doc, position: int, end: int) -> bool:
    inside = doc[position + 1].text if position + 3 < end else ""
    return inside.istitle() and doc[position + 2].text == ")"


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the span without "the", possessive endings and punctuation at its ends."""
    while start < end and _is_loose(doc[end - 1].text):
        end -= 1
    while start < end and (_is_loose(doc[start].text) or _is_article(doc, start, end)):
        start += 1
    return start, end


def _is_loose(text: str) -> bool:
    return text in POSSESSIVES or text in LOOSE or not any(mark.isalnum() for mark in text)


def _is_article(doc: Doc, start: int, end: int) -> bool:
    articles = LEXICON.words("small_words", "article")
    return doc[start].text in articles and end - start > 1 and doc[start + 1].text not in KEPT_THE


def widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in what was cut off a person's name: "al-", "Jr.", the other half of a hyphen."""
    if start >= 2 and _hangs(doc, start - 1) and doc[start - 2].lower_ in PREFIXES:
        start -= 2
    if end + 1 < len(doc) and _hangs(doc, end) and doc[end + 1].text[:1].isupper():
        end += 2
    if end < len(doc) and doc[end].text in SUFFIXES:
        end += 1
    elif end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].text in SUFFIXES:
        end += 2
    return start, end


def _person(doc: Doc, start: int, end: int) -> Iterator[Piece]:
    start, end = trimmed(doc, start, end)
    cut = _last_cut(doc, start, end)
    if cut is not None:
        left_end, right = cut
        yield from _body(doc, start, left_end)
        start = right
    start += title_length([token.text for token in doc[start:end]])
    start = _after_realm(doc, start, end)
    while end > start and _trails(doc[end - 1].text):
        end -= 1
    start, end = trimmed(doc, start, end)
    if start < end and not is_title(doc[end - 1].text):
        start, end = widened(doc, start, end)
    elif end - start < 2:
        return
    if start < end and any(token.text[0].isupper() for token in doc[start:end]):
        yield start, end, "person"


def _after_realm(doc: Doc, start: int, end: int) -> int:
    """Return where the name starts after its country or office: "of Pakistan Shehbaz Sharif"."""
    if start and doc[start - 1].text == "of" and end - start > 2:
        if is_portfolio(doc[start].text):
            return start + 1
        for length in (2, 1):
            realm = doc[start : start + length].text
            form = form_of(realm)
            if (form and form.use in ("name", "capital")) or realm in region_uses():
                return start + length
    return start


def _last_cut(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return where a body before the name ends, and where the title or name after it starts.

    A title in lower case ("Hamas leader X"), a possessive ("Iran's X") or a comma divides them.
    """
    for position in range(end - 1, start, -1):
        text = doc[position].text
        divides = text in POSSESSIVES or (text == "," and doc[end - 1].text not in SUFFIXES)
        title = text.islower() and (is_title(text) or is_portfolio(text)) and text not in PARTICLES
        if (divides or title) and position + 1 < end:
            left = position
            while left > start and title and _is_office(doc[left - 1].text):
                left -= 1
            return left, position + 1
    return None


def _is_office(text: str) -> bool:
    return is_title(text) or is_portfolio(text) or (is_joint(text) and not text.isalpha())


def _body(doc: Doc, start: int, end: int) -> Iterator[Piece]:
    """Yield the group that stands before a person's title, states left to their table."""
    start += title_length([token.text for token in doc[start:end]])
    start, end = trimmed(doc, start, end)
    if start < end and form_of(doc[start:end].text) is None and doc[start].text[0].isupper():
        yield start, end, "group"


def _trails(text: str) -> bool:
    """Return whether a word after a name is a role ("Khamenei adviser") and no part of it."""
    return text.islower() and text not in PARTICLES and (is_title(text) or is_portfolio(text))


def _hangs(doc: Doc, position: int) -> bool:
    """Return whether a token is a hyphen with no space around it."""
    token = doc[position]
    return token.text in ("-", "‑") and not token.whitespace_ and not doc[position - 1].whitespace_


def _other(doc: Doc, start: int, end: int, kind: Kind) -> Iterator[Piece]:
    start, end = trimmed(doc, start, end)
    for position in range(start + 1, end - 1):
        if doc[position].text in POSSESSIVES and form_of(doc[start:position].text) is not None:
            start = position + 1
            break
    if kind in ("place", "group"):
        if _is_compound(doc, start, end):
            return
        while end > start and _trails(doc[end - 1].text):
            end -= 1
    start, end = trimmed(doc, start, end)
    if kind == "group" and end - start > 1 and MODEL.fullmatch(doc[end - 1].text):
        start, end = trimmed(doc, start, end - 1)
    texts = [token.text for token in doc[start:end]]
    if not texts or all(is_title(text) or is_joint(text) for text in texts):
        return
    if any(mark.isupper() or mark.isdigit() for text in texts for mark in text[:2]):
        yield start, end, kind


def _is_compound(doc: Doc, start: int, end: int) -> bool:
    """Return whether states are joined by a hyphen: "Israeli-Palestinian" is left to the table."""
    if not any(doc[position].text in ("-", "–") for position in range(start, end)):
        return False
    if form_of(doc[start:end].text) is not None:
        return False
    return any(form_of(token.text) is not None for token in doc[start:end]) and end - start <= 3
