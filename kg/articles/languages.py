"""In which language an article is written."""

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import ENGLISH, LEXICON

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4_000  # characters that are looked at
LEAST = 120  # bytes of letters below which nothing is told; a Chinese one has three
# Related languages share the likelihood of a short text; English is ruled out by more.
SURE, NOT_ENGLISH = 0.8, 0.99
# These make up a seventh of the words of English news and hardly one in a hundred of others:
# who writes so need not be asked about by a model that takes a second to load.
COMMON = ENGLISH.words("small_words", "common")
ENOUGH = 0.07
# What publishers call languages; two letters and a country ("en-GB") need no table.
NAMES = {
    "eng": "en", "english": "en", "deu": "de", "ger": "de", "german": "de", "fra": "fr",
    "fre": "fr", "french": "fr", "spa": "es", "spanish": "es", "ita": "it", "italian": "it",
    "por": "pt", "rus": "ru", "russian": "ru", "ara": "ar", "arabic": "ar", "zho": "zh",
    "chi": "zh", "chinese": "zh", "fas": "fa", "per": "fa", "persian": "fa", "heb": "he",
    "hebrew": "he", "tur": "tr", "turkish": "tr", "ukr": "uk", "nld": "nl", "dut": "nl",
    "dutch": "nl", "pol": "pl", "polish": "pl", "jpn": "ja", "japanese": "ja", "kor": "ko",
}  # fmt: skip


def language_of(text: str, *, declared: str | None = None) -> str:
    """Return the language of a text as two letters (ISO 639-1).

    Where nothing tells it, that is the language whose lists of words are read, "en" as a rule.
    Pages declare the language of their menus: what is declared counts only for a text that is too
    short, or too mixed, to show its own.
    """
    said = code(declared) if declared else LEXICON.folder.name
    sample = text[:SAMPLE].lower()
    words = re.findall(r"[^\W\d_]+", sample)
    if len("".join(words).encode()) < LEAST:
        return said
    if sum(word in COMMON for word in words) > ENOUGH * len(words):
        return "en"
    likely = dict(identifier().rank(sample))
    found = max(likely, key=lambda each: likely[each])
    sure = likely[found] > SURE and (found == "en" or likely.get("en", 0) < 1 - NOT_ENGLISH)
    return found if sure else said


def code(declared: str) -> str:
    """Return what is declared ("en-GB", "eng", "English") as two letters, if it is known."""
    name = re.split(r"[-_]", declared.strip().lower())[0]
    return NAMES.get(name, name)


@cache
def identifier() -> "LanguageIdentifier":
    """Return the model that tells languages apart, loaded once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
