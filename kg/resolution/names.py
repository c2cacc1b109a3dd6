"""Names as the news writes them: normal forms, parts and keys.

A normal form has no accents, capitals, punctuation, titles or possessives: "President Ebrahim
Raisi's" is "ebrahim raisi", "Ford Motor Co." is "ford motor", "the U.S. Air Force" is "united
states air force". `normal(normal(x, kind), kind) == normal(x, kind)`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.model import Kind
from kg.resolution.states import code_of, form_of, name_of, states
from kg.resolution.tables import table, words_of

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
# The Arabic article, also where it is assimilated to the next letter ("an-Nakhala", "ash-Shara").
ARTICLE = re.compile(
    r"^(?:al|el|ul|an|as|ash|ar|az|at|ad|adh|es|er|en)[-‐‑–]+(?=[^\W\d_]{2})", re.I
)
ARTICLES = frozenset({"al", "el", "ul"})
ABD = re.compile(r"^(?:abd|abdul|abdel|abdal|abdol|abdoul|abdoel)$")
ABD_JOINED = re.compile(r"^abd(?:ou?l|[uea]l)(?=[a-z]{4})")
PARTICLES = frozenset(
    [
        "bin",
        "ibn",
        "ben",
        "bint",
        "binti",
        "ould",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "te",
        "de",
        "da",
        "di",
        "do",
        "du",
        "dos",
        "das",
        "del",
        "della",
        "la",
        "le",
        "y",
        "e",
        "abu",
        "abou",
        "umm",
        "zu",
        "af",
        "av",
        "san",
        "santa",
        "mac",
        "mc",
        "st",
    ]
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; each part is a folded word.

    `family` is the surname as this name's own language orders it, `given` the words before it
    (or after it, where the family name comes first), `words` all in printed order.
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return the text without accents, case, punctuation and superfluous spaces."""
    if text.isascii():
        return " ".join(OTHER.sub(" ", text.lower().replace("'", "").replace("`", "")).split())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.casefold().translate(LETTERS)
    text = "".join("" if c in APOSTROPHES else c if c.isalnum() else " " for c in text)
    return " ".join(text.split())


@lru_cache(maxsize=100_000)
def trimmed(text: str) -> str:
    """Return a name as printed, without brackets, possessive ending and punctuation around it."""
    text = BRACKETS.sub(" ", text)
    text = " ".join(text.strip(' \t\r\n"“”«»„,;:.-–—()[]').split()) + _period(text)
    return POSSESSIVE.sub("", text)


@lru_cache(maxsize=100_000)
def tidy(text: str) -> str:
    """Return a trimmed name with initials and elided articles in one way: "US", "OLeary"."""
    text = ELIDED.sub(r"\1", trimmed(text))
    text = INITIALS.sub(lambda match: match.group().replace(".", ""), text)
    return re.sub(r"(?<=\w)&(?=\w)", "", text).replace("&", " and ")


def _period(text: str) -> str:
    """Return the period that belongs to a name's last word ("U.S.", "Apple Inc."), or nothing."""
    last = text.rstrip(' \t\r\n"“”,;:)]').rpartition(" ")[2]
    bare = last[:-1].strip('("“')
    abbreviated = "." in bare or fold(bare) in table("organisations.tsv")["legal"] | _after()
    return "." if last.endswith(".") and bare and abbreviated else ""


@lru_cache(maxsize=200_000)
def normal(text: str, kind: Kind) -> str:
    """Return the normal form of a name of this kind; never empty for a text with letters."""
    if kind == "person":
        found = " ".join(person_words(text))
    elif kind == "group":
        found = " ".join(_group_words(text))
    else:
        found = _place(text)
    return found or fold(text) or text.strip()


def key(kind: Kind, name: str, code: str | None = None) -> str:
    """Return the key under which judgements and entities know a name: "person:joe biden".

    A state with a code is its code ("state:IR"), however it is called.
    """
    if kind == "state":
        code = code or code_of(name)
        if code:
            return f"state:{code}"
    return f"{kind}:{normal(name, kind)}"


def parse_key(name_key: str) -> tuple[Kind, str]:
    """Return the kind and the normal form (or code) of a key."""
    kind, _, rest = name_key.partition(":")
    return kind, rest  # type: ignore[return-value]


@lru_cache(maxsize=200_000)
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
    words = part.split()
    titles, names, after = words_of("titles.txt"), table("titles.txt")["also names"], _after()
    if any(word[:1].isupper() for word in words):
        words = words[_last_common(words) :]
    folded = [fold(word) for word in words]
    for position in range(len(words) - 2, -1, -1):
        if folded[position] in titles and folded[position] not in names:
            words, folded = words[position + 1 :], folded[position + 1 :]
            break
    while len(words) > 1 and folded[0] in titles:
        words, folded = words[1:], folded[1:]
    while len(words) > 1 and (folded[-1] in after or not folded[-1]):
        words, folded = words[:-1], folded[:-1]
    if words and folded[-1] in titles and folded[-1] not in names:
        return ()
    if words and fold(words[0]) in {"of", "for", "in", "from"}:
        return ()
    return tuple(
        _joined([piece for number, word in enumerate(words) for piece in _word(word, number)])
    )


@cache
def _after() -> frozenset[str]:
    return table("titles.txt")["after"]


def _last_common(words: list[str]) -> int:
    """Return where the name begins after the last common noun ("analyst Chris Weafer")."""
    little = PARTICLES | table("organisations.tsv")["function"]
    start = 0
    for number, word in enumerate(words[:-1]):
        bare = fold(word)
        common = word.islower() and len(bare) > 2 and bare.isalpha() and not ARTICLE.match(word)
        if common and bare not in little:
            start = number + 1
    if words[-1].islower() and fold(words[-1]) in words_of("titles.txt"):
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


@lru_cache(maxsize=200_000)
def person(text: str) -> PersonName:
    """Return a person's name in its parts."""
    words = person_words(text) or tuple(fold(text).split())
    if len(words) < 2:
        return PersonName(words, (), words[0] if words else "")
    first_is_family = words[0] in table("family_first.txt")["family"] and len(words) <= 3
    if first_is_family and words[-1] not in table("family_first.txt")["family"]:
        return PersonName(words, words[1:], words[0])
    return PersonName(words, words[:-1], words[-1])


def _group_words(text: str) -> tuple[str, ...]:
    text = tidy(text)
    words = text.split()
    if any(word[:1].isupper() for word in words):
        words = words[_last_noun(words) :]
    if words and words[0] in {"the", "The", "THE"} and len(words) > 1:
        words = words[1:]
    folded = [piece for word in _coded(words) for piece in fold(word).split()]
    legal = table("organisations.tsv")["legal"]
    while len(folded) > 1 and folded[-1] in legal:
        folded = folded[:-1]
    return tuple(folded)


def _last_noun(words: list[str]) -> int:
    """Return where the name begins after a description ("German magazine Der Spiegel")."""
    function, start = table("organisations.tsv")["function"], 0
    for number, word in enumerate(words[:-1]):
        if word.islower() and word.isalpha() and len(word) > 3 and fold(word) not in function:
            following = words[number + 1]
            start = number + 1 if following not in function else start
    return start


def _coded(words: list[str]) -> list[str]:
    """Write a state at the beginning of an organisation's name by its usual name."""
    for length in (3, 2, 1):
        if len(words) > length:
            form = form_of(" ".join(words[:length]))
            if form and form.use in {"name", "adjective"} and words[length] not in {"of", "and"}:
                return [*name_of(form.code).split(), *words[length:]]
    return words


@cache
def _state_names() -> dict[str, str]:
    return {fold(state.name): code for code, state in states().items()}


def owner(normal_form: str) -> tuple[str | None, str]:
    """Return the state at the beginning of an organisation's normal form, and the rest.

    >>> owner("united states air force")
    ('US', 'air force')
    """
    words = normal_form.split()
    for length in range(min(5, len(words) - 1), 0, -1):
        code = _state_names().get(" ".join(words[:length]))
        if code:
            return code, " ".join(words[length:])
    return None, normal_form


def _place(text: str) -> str:
    text = tidy(text).split(",")[0]
    text = re.split(r"(?<=\w) in (?=[A-Z])", text)[0]
    words = text.split()
    if any(word[:1].isupper() for word in words):
        while len(words) > 1 and words[0].islower():
            words = words[1:]
    folded = [piece for word in words for piece in fold(word).split()]
    return " ".join(folded[1:] if folded[:1] == ["the"] and len(folded) > 1 else folded)


@lru_cache(maxsize=200_000)
def plain(text: str, kind: Kind) -> str:
    """Return the name as printed, without titles, "the", brackets and possessive ending."""
    if kind == "person":
        kept = set(person_words(text))
        words = [
            word
            for number, word in enumerate(tidy(text).replace(",", " ").split())
            if (pieces := _word(word, 1)) == []
            or set(_joined(pieces)) & kept
            or ABD.match(fold(word))
        ]
        return " ".join(words) if kept else tidy(text)
    words = tidy(text).split()
    if kind == "group" and any(word[:1].isupper() for word in words):
        words = words[_last_noun(words) :]
    if words[:1] in (["the"], ["The"], ["THE"]) and len(words) > 1:
        words = words[1:]
    return " ".join(words) or text


def weak(kind: Kind, normal_form: str) -> bool:
    """Return whether a name alone does not say who is meant.

    A surname or a given name; the name of an institution that every state has ("Air Force").
    """
    words = normal_form.split()
    if kind == "person":
        return len(words) < 2 or not person_words(normal_form)
    if kind == "group":
        tables = table("organisations.tsv")
        content = [word for word in words if word not in tables["function"]]
        return 0 < len(content) <= 3 and all(word in tables["institution"] for word in content)
    return False
