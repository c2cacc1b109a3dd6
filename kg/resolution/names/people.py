"""People's names: titles taken off, particles and articles joined, the surname found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import LEXICON
from kg.resolution.names.letters import fold, tidy, trimmed

# The Arabic article, also where it is assimilated to the next letter ("an-Nakhala", "ash-Shara").
ARTICLE = re.compile(
    r"^(?:al|el|ul|an|as|ash|ar|az|at|ad|adh|es|er|en)[-‐‑–]+(?=[^\W\d_]{2})", re.I
)
ARTICLES = frozenset({"al", "el", "ul"})
ABD = re.compile(r"^(?:abd|abdul|abdel|abdal|abdol|abdoul|abdoel)$")
ABD_JOINED = re.compile(r"^abd(?:ou?l|[uea]l)(?=[a-z]{4})")
# Little words that belong to the surname after them ("van der Bellen", "bin Salman").
PARTICLES = LEXICON.used("particles", "family")

# Of these, those with which no name begins but a surname.
LEADING = LEXICON.used("particles", "leading")
VAN = (["der"], ["den"], ["de"])
# "son of", "daughter of", "wife of", as registers and newspapers of South Asia write them.
FATHERS = frozenset({"s/o", "d/o", "w/o"})
# What tells father and son, or two monarchs, apart.
GENERATIONS = frozenset(LEXICON.lines("generations"))
# Which of the monarchs of one name.
NUMERAL = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")


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
    families = LEXICON.words("family_first", "family")
    # "Ban Ki-moon": of three syllables the first is the family's, also where the last could be.
    if words[0] in families and (len(words) == 3 or (len(words) < 3 and words[-1] not in families)):
        return PersonName(words, words[1:], words[0])
    return PersonName(words, words[:-1], words[-1])


@cache
def regnal_titles() -> frozenset[str]:
    """Return the titles by which monarchs, popes and heirs are known beside one name."""
    return LEXICON.words("titles", "monarch") | LEXICON.words("titles", "heir")


def is_regnal(normal_form: str) -> bool:
    """Return whether a name is a title and the one name beside it: "king salman"."""
    title, _, name = normal_form.partition(" ")
    return title in regnal_titles() and bool(name) and " " not in name


def is_short_regnal(normal_form: str, full: str) -> bool:
    """Return whether a title and a name are short for a folded full name.

    "king salman" for "salman bin abdulaziz", "king felipe" for "felipe vi"; who is called Elizabeth
    Warren is no Queen Elizabeth.
    """
    if not is_regnal(normal_form):
        return False
    first, *rest = full.split() or [""]
    royal = bool(rest) and (rest[0] in LEADING or ordinal(rest[-1]) is not None)
    return first == normal_form.split()[1] and royal


def ordinal(name: str) -> str | None:
    """Return which of the monarchs of one name is meant: "ii" of "Queen Sonja II"."""
    last = fold(name).split()[-1:]
    return last[0] if last and NUMERAL.fullmatch(last[0]) else None


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


def surname(normal_form: str) -> str:
    """Return a short name without the particles before it: "salman" of "bin salman"."""
    words = normal_form.split()
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    return " ".join(words[start:])


def is_surname(normal_form: str) -> bool:
    """Return whether a name is a surname with its particles: "bin salman", "van der bellen".

    What may be a given name as well ("ben carson", "van morrison") is none for sure.
    """
    words = normal_form.split()
    led = words[:1] and (words[0] in LEADING or (words[0] == "van" and words[1:2] in VAN))
    return bool(led) and " " not in surname(normal_form)


def _untitled(part: str) -> tuple[str, ...]:
    words, after = _without_father(part.split()), LEXICON.words("titles", "after")
    if regnal := _regnal(words):
        return regnal
    if any(word[:1].isupper() for word in words):
        words = words[_last_common(words) :]
    words = words[_last_title([fold(word) for word in words]) :]
    while len(words) > 1 and ((last := fold(words[-1])) in after or not last):
        words = words[:-1]
    # "Secretary-General Ali Akbari", "Dr/Smith", "Smith/MD": titles that only folding sets apart.
    pieces = _pieces(words)
    pieces = pieces[_last_title(pieces) :]
    while len(pieces) > 1 and pieces[-1] in after:
        pieces = pieces[:-1]
    title = bool(pieces) and pieces[-1] in _titles() and not _ends_in_surname(pieces, words)
    if pieces and (title or pieces[0] in {"of", "for", "in", "from"}):
        return ()
    return tuple(joined(pieces))


def _regnal(words: list[str]) -> tuple[str, ...]:
    """Return the title and the name of one who is known by both, empty for anybody else."""
    if len(words) < 2 or regnal_titles().isdisjoint(map(fold, words)):
        return ()
    pieces = _pieces(words)
    if len(pieces) > 2 and NUMERAL.fullmatch(pieces[-1]):
        pieces.pop()
    found = tuple(pieces[-2:])
    titles = LEXICON.words("titles", "yes", column="names") | LEXICON.words("titles", "after")
    return found if is_regnal(" ".join(found)) and found[-1] not in titles else ()


def _ends_in_surname(pieces: list[str], words: list[str]) -> bool:
    """Return whether a name ends in a surname that is a title too ("Hun Sen")."""
    surname_too = pieces[-1] in LEXICON.words("titles", "surname")
    return surname_too and len(pieces) > 1 and words[-1][:1].isupper()


def _without_father(words: list[str]) -> list[str]:
    """Return a name without whose son, daughter or wife it is ("Rashid Ali s/o Karim Ali")."""
    at = next((n for n, word in enumerate(words) if n and word.lower() in FATHERS), len(words))
    return words[:at]


@cache
def _titles() -> frozenset[str]:
    """Return the titles that are nobody's name."""
    return LEXICON.words("titles", "yes", column="names") - LEXICON.words("titles", "given")


def _last_title(folded: list[str]) -> int:
    """Return where the name begins after the titles before it."""
    last = len(folded) - 1
    start = next((at + 1 for at in range(last - 1, -1, -1) if folded[at] in _titles()), 0)
    while start < last and folded[start] in LEXICON.words("titles", "yes", column="names"):
        start += 1
    return start


def _last_common(words: list[str]) -> int:
    """Return where the name begins after the last common noun ("analyst Chris Weafer")."""
    little = PARTICLES | LEXICON.words("organisation_words", "function")
    start = 0
    for number, word in enumerate(words[:-1]):
        bare = fold(word)
        common = word.islower() and len(bare) > 2 and bare.isalpha() and not ARTICLE.match(word)
        if common and bare not in little:
            start = number + 1
    if words[-1].islower() and fold(words[-1]) in LEXICON.words("titles", "yes", column="names"):
        return len(words)
    return start


def _pieces(words: list[str]) -> list[str]:
    """Return the folded words of a name without articles.

    "Al Gore" begins with none and "al Gore" does; "al gore" has no capital that would tell.
    """
    bare = (word if word.isalpha() else ARTICLE.sub("", word) for word in words)
    pieces = fold(" ".join(bare)).split()
    small = bool(words) and words[0].islower() and any(word[:1].isupper() for word in words)
    first = 0 if small else 1
    return pieces[:first] + [piece for piece in pieces[first:] if piece not in ARTICLES]


@cache
def _no_initials() -> frozenset[str]:
    """Return what initials must not become, since it would be left off as no part of a name."""
    after = LEXICON.words("titles", "after")
    return LEXICON.words("titles", "yes", column="names") | after | ARTICLES


def joined(words: list[str]) -> list[str]:
    """Write Abd al-Rahman, Abdul Rahman, Abdelrahman in one way: "abdrahman"."""
    found: list[str] = []
    initials = False
    for word in words:
        # "J. D. Vance" is "J.D. Vance"; a name may begin with a lone "A" that is no initial, and
        # "D. R. Smith" is no doctor.
        if found and initials and len(word) == 1 and found[-1] + word not in _no_initials():
            found[-1] += word
            continue
        initials = len(word) == 1
        if found and ABD.match(found[-1]):
            found[-1] = "abd" + word
        else:
            found.append(ABD_JOINED.sub("abd", word))
    return found


def printed(text: str) -> str:
    """Return a person's name exactly as printed, without titles, brackets and possessive ending.

    A number or "Jr." after it stays, by which namesakes of one family are told apart.
    """
    whole, wanted = trimmed(text), person_words(text)
    words = whole.replace(",", " , ").split()
    if not wanted or len(words) == len(wanted):
        return whole
    for start, end in _slices(len(words), least=1):
        if person_words(" ".join(words[start:end])) == wanted:
            after = words[end : end + 1]
            more = bool(after) and (fold(after[0]) in GENERATIONS or ordinal(after[0]) is not None)
            return " ".join(words[start : end + more]).replace(" , ", ", ")
    return whole


def _slices(number: int, *, least: int) -> Iterator[tuple[int, int]]:
    """Yield what can be cut out of so many words, the shortest first, of these the last."""
    for length in range(least, number):
        for start in range(number - length, -1, -1):
            yield start, start + length
