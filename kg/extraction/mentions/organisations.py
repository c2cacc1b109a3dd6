"""Organisations by the shape of their names: capitals around a word like "Council" or "Brigade",
and capitals that spell the acronym after them: "Electronic Data Systems (EDS)"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.extraction.mentions.titles import is_title
from kg.lexicon import LEXICON

LINKS = LEXICON.words("small_words", "link")
LONGEST = 9  # tokens of a name
HEADLINE = 0.6  # share of words with a capital that makes a line a headline


def bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each name that has such a shape, in order; none overlaps another."""
    before, of = words_at("before"), words_at("of")
    reached = 0
    for token in doc:
        text = token.text
        if token.i < reached or not (text in before or text in of):
            continue
        start = _leftmost(doc, token.i, reached)
        end = _rightmost(doc, token.i + 1) if text in of else token.i + 1
        named = start < token.i and text in before
        if (named or end > token.i + 1) and not _headline(doc, start, end):
            yield start, end
            reached = end


def spelt_out(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each name whose initials are the acronym in brackets after it.

    The pipeline must have read one of the two, or a part, as an organisation: storms, diseases and
    devices have acronyms too.
    """
    groups = [(span.start, span.end) for span in doc.ents if span.label_ == "ORG"]
    for token in doc[:-2] if groups else ():
        if token.text != "(" or doc[token.i + 2].text != ")":
            continue
        start = _spelling(doc, token.i, doc[token.i + 1].text)
        within = start is not None and any(
            first < token.i + 2 and last > start for first, last in groups
        )
        if start is not None and within:
            yield start, token.i


def _spelling(doc: Doc, end: int, acronym: str) -> int | None:
    """Return where the words before a token begin whose initials are an acronym."""
    letters = acronym.replace(".", "")
    if not (3 <= len(letters) <= LONGEST and letters.isalpha() and letters.isupper()):
        return None
    position = end
    while letters and position > 0 and end - position < 2 * LONGEST:
        text = doc[position - 1].text
        if _capital(text) and text[0] == letters[-1]:
            letters = letters[:-1]
        elif text not in LINKS and text not in LEXICON.words("small_words", "acronym"):
            return None
        elif text[0].upper() == letters[-1] and doc[position - 2].text[:1] != letters[-1]:
            letters = letters[:-1]  # "Department of Defense (DOD)"
        position -= 1
    return position if not letters and _capital(doc[position].text) else None


@cache
def heads() -> frozenset[str]:
    """Return every word that heads the name of an organisation."""
    return words_at("before") | words_at("of")


@cache
def words_at(position: str) -> frozenset[str]:
    """Return the words of one position of the table: before, of, firm, site, staff, town."""
    return LEXICON.parts("organisation_heads", "words", position=position)


@cache
def dates() -> frozenset[str]:
    """Return the words of dates, at which a name ends that "of" or "on" goes on."""
    return words_at("date").union(LEXICON.months, LEXICON.weekdays)


def _leftmost(doc: Doc, head: int, floor: int) -> int:
    """Return where the capitals before the head start: "Supreme National Security" Council."""
    start = head
    while start > floor and head - start < LONGEST:
        text = doc[start - 1].text
        if (_capital(text) and not _stops(doc, start - 1)) or (
            text in ("-", "&", "and") and start - 1 > floor and start < head and _joins(doc, start)
        ):
            start -= 1
        else:
            break
    return start


def _joins(doc: Doc, start: int) -> bool:
    """Return whether a hyphen or "&" ties capitals: "Al-Qassam", "Trade & Industry"."""
    tie, left = doc[start - 1], doc[start - 2]
    if tie.text == "-":
        return not tie.whitespace_ and _capital(left.text)
    return tie.text == "&" and _capital(left.text)


def _rightmost(doc: Doc, end: int) -> int:
    """Return where "of the Liberation of Palestine" after a head ends."""
    position, last = end, end
    while position < len(doc) and position - end < LONGEST:
        text = doc[position].text
        if text in dates():
            break
        if _capital(text) and not is_title(text):
            last = position + 1
        elif text not in LINKS or (position == end and text not in ("of", "for")):
            break
        position += 1
    return last


def _capital(text: str) -> bool:
    return text[:1].isupper() and (len(text) > 1 or text.isalpha())


def _stops(doc: Doc, position: int) -> bool:
    """Return whether a word with a capital is no part of a name: "The", "President", "In"."""
    token = doc[position]
    return token.is_stop or is_title(token.text) or token.text in ("Mr", "Mrs")


def _headline(doc: Doc, start: int, end: int) -> bool:
    """Return whether the words around a name have capitals too, as a headline has them."""
    around = [doc[i] for i in range(max(0, start - 6), min(len(doc), end + 6))]
    words = [t for t in around if t.is_alpha and not t.is_stop and not start <= t.i < end]
    return len(words) >= 3 and sum(t.text[0].isupper() for t in words) > HEADLINE * len(words)
