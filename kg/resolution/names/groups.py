"""Names of groups: descriptions and legal forms taken off, the state that owns one found."""

from functools import cache

from kg.lexicon import LEXICON
from kg.resolution.names.letters import fold, tidy
from kg.resolution.states import form_of, name_of, states


def group_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a group's name, without descriptions and legal forms."""
    words = tidy(text).split()
    if not text.islower():  # descriptions and names of states are told by capitals
        words = without_description(words)
        if words and words[0] in {"the", "The", "THE"} and len(words) > 1:
            words = words[1:]
        words = _coded(words)
    folded = fold(" ".join(words)).split()
    folded = folded[1:] if folded[:1] == ["the"] and len(folded) > 1 else folded
    legal = LEXICON.words("organisation_words", "legal")
    while len(folded) > 1 and folded[-1] in legal:
        folded = folded[:-1]
    return tuple(folded)


def without_description(words: list[str]) -> list[str]:
    """Return a name's words without a description before it ("German magazine Der Spiegel")."""
    if any(word[:1].isupper() for word in words):
        return words[_last_noun(words) :]
    return words


def _last_noun(words: list[str]) -> int:
    function, start = LEXICON.words("organisation_words", "function"), 0
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


@cache
def _state_names() -> dict[str, str]:
    return {fold(name): code for code, name in states().items()}
