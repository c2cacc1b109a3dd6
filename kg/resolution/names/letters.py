"""Names without what differs from newspaper to newspaper: accents, case, punctuation."""

import re
import unicodedata
from functools import lru_cache

from kg.lexicon import LEXICON

LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "ð": "d", "ə": "a", "ħ": "h", "ŋ": "n",
    }
)  # fmt: skip
APOSTROPHES = "'’‘ʼʻ`´ʿʾ′"
OTHER = re.compile(r"[^a-z0-9]+")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]\s?[sS]?$|(?<=s)[{APOSTROPHES}]$")
BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
ELIDED = re.compile(rf"\b([OoDdLl])[{APOSTROPHES}]\s?(?=[A-Z])")


@lru_cache(maxsize=40_000)
def fold(text: str) -> str:
    """Return the text without accents, case, punctuation and superfluous spaces."""
    if text.isascii():
        if _plain(text):
            return text.lower()
        return " ".join(OTHER.sub(" ", text.lower().replace("'", "").replace("`", "")).split())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    # Cherokee is folded to capitals.
    text = text.casefold().lower().translate(LETTERS)
    text = "".join("" if c in APOSTROPHES else c if c.isalnum() else " " for c in text)
    return " ".join(text.split())


@lru_cache(maxsize=40_000)
def trimmed(text: str) -> str:
    """Return a name as printed, without brackets, possessive ending and punctuation around it."""
    if _plain(text):
        return text
    text = BRACKETS.sub(" ", text)
    text = " ".join(text.strip(' \t\r\n"“”«»„,;:.-–—()[]').split()) + _period(text)
    return POSSESSIVE.sub("", text)


@lru_cache(maxsize=40_000)
def tidy(text: str) -> str:
    """Return a trimmed name with initials and elided articles in one way: "US", "OLeary"."""
    text = trimmed(text)
    if _plain(text):
        return text
    text = ELIDED.sub(r"\1", text)
    text = INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    return re.sub(r"(?<=\w)&(?=\w)", "", text).replace("&", " and ")


def _period(text: str) -> str:
    """Return the period that belongs to a name's last word ("U.S.", "Apple Inc."), or nothing."""
    last = text.rstrip(' \t\r\n"“”,;:)]').rpartition(" ")[2]
    if not last.endswith("."):
        return ""
    bare = last[:-1].strip('("“')
    short = LEXICON.words("organisation_words", "legal") | LEXICON.words("titles", "after")
    abbreviated = "." in bare or fold(bare) in short
    return "." if bare and abbreviated else ""


def _plain(text: str) -> bool:
    """Return whether a text is letters, digits and single spaces, as most names are."""
    return text.replace(" ", "").isalnum() and " ".join(text.split()) == text
