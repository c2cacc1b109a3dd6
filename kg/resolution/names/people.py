"""People's names: titles taken off, particles and articles joined, the surname found."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import ENGLISH
from kg.resolution.names.letters import fold, tidy

# The Arabic article, also where it is assimilated to the next letter ("an-Nakhala", "ash-Shara").
ARTICLE = re.compile(
    r"^(?:al|el|ul|an|as|ash|ar|az|at|ad|adh|es|er|en)[-‐‑–]+(?=[^\W\d_]{2})", re.I
)
ARTICLES = frozenset({"al", "el", "ul"})
ABD = re.compile(r"^(?:abd|abdul|abdel|abdal|abdol|abdoul|abdoel)$")
ABD_JOINED = re.compile(r"^abd(?:ou?l|[uea]l)(?=[a-z]{4})")
# Little words that belong to the surname after them ("van der Bellen", "bin Salman").
PARTICLES = ENGLISH.used("particles", "family")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; each part is a folded word.

    `family` is the surname as this name's own language orders it, `given` the words before it
    (or after it, where the family name comes first), `words` all in printed order.
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str


@lru_cache(maxsize=40_000)
def person(normal_form: str) -> PersonName:
    """Return a person's name, given in its normal form, in its parts."""
    words = tuple(normal_form.split())
    if len(words) < 2:
        return PersonName(words, (), words[0] if words else "")
    first_is_family = words[0] in ENGLISH.words("family_first", "family") and len(words) <= 3
    if first_is_family and words[-1] not in ENGLISH.words("family_first", "family"):
        return PersonName(words, words[1:], words[0])
    return PersonName(words, words[:-1], words[-1])


@lru_cache(maxsize=40_000)
def person_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, without titles; empty if it is titles only."""
    parts = [part.strip() for part in tidy(text).split(",") if part.strip()]
    named = [words for part in parts if (words := _untitled(part))]
    # "Steve Jobs, founder of Apple", "Japan's prime minister, Taro Aso": the part with more name.
    return max(named, key=len, default=()) if len(parts) < 2 else _fullest(named)


def _fullest(named: list[tuple[str, ...]]) -> tuple[str, ...]:
    two = [words for words in named if 2 <= len(words) <= 4]
    return (two or named or [()])[0]


def _untitled(part: str) -> tuple[str, ...]:
    words, after = part.split(), ENGLISH.words("titles", "after")
    if any(word[:1].isupper() for word in words):
        words = words[_last_common(words) :]
    words = words[_last_title([fold(word) for word in words]) :]
    while len(words) > 1 and ((last := fold(words[-1])) in after or not last):
        words = words[:-1]
    # "Secretary-General Ali Akbari", "Dr/Smith", "Smith/MD": titles that only folding sets apart.
    pieces = [piece for number, word in enumerate(words) for piece in _word(word, number)]
    pieces = pieces[_last_title(pieces) :]
    while len(pieces) > 1 and pieces[-1] in after:
        pieces = pieces[:-1]
    if pieces and (pieces[-1] in _titles() or pieces[0] in {"of", "for", "in", "from"}):
        return ()
    return tuple(_joined(pieces))


@cache
def _titles() -> frozenset[str]:
    """Return the titles that are nobody's name."""
    return ENGLISH.words("titles", "yes", column="names") - ENGLISH.words("titles", "given")


def _last_title(folded: list[str]) -> int:
    """Return where the name begins after the titles before it."""
    last = len(folded) - 1
    start = next((at + 1 for at in range(last - 1, -1, -1) if folded[at] in _titles()), 0)
    while start < last and folded[start] in ENGLISH.words("titles", "yes", column="names"):
        start += 1
    return start


def _last_common(words: list[str]) -> int:
    """Return where the name begins after the last common noun ("analyst Chris Weafer")."""
    little = PARTICLES | ENGLISH.words("organisation_words", "function")
    start = 0
    for number, word in enumerate(words[:-1]):
        bare = fold(word)
        common = word.islower() and len(bare) > 2 and bare.isalpha() and not ARTICLE.match(word)
        if common and bare not in little:
            start = number + 1
    if words[-1].islower() and fold(words[-1]) in ENGLISH.words("titles", "yes", column="names"):
        return len(words)
    return start


def _word(word: str, number: int) -> list[str]:
    bare = ARTICLE.sub("", word) if "-" in word or "‑" in word or "–" in word else word
    pieces = fold(bare).split()
    if pieces and pieces[0] in ARTICLES and (number or word.islower()):
        return pieces[1:]
    return pieces


def _joined(words: list[str]) -> list[str]:
    """Write Abd al-Rahman, Abdul Rahman, Abdelrahman in one way: "abdrahman"."""
    found: list[str] = []
    for word in words:
        if found and ABD.match(found[-1]):
            found[-1] = "abd" + word
        else:
            found.append(ABD_JOINED.sub("abd", word))
    return found


def printed(text: str) -> str:
    """Return a person's name as printed, without titles, brackets and possessive ending."""
    kept = set(person_words(text))
    words = [
        word
        for word in tidy(text).replace(",", " ").split()
        if not (pieces := _word(word, 1)) or set(_joined(pieces)) & kept or ABD.match(fold(word))
    ]
    return " ".join(words) if kept else tidy(text)
