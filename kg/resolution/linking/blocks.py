"""Where a name is looked for: names of one block are compared with each other."""

from functools import lru_cache

from kg.lexicon import LEXICON
from kg.resolution.likeness import acronyms
from kg.resolution.names import owner, parse_key, person, surname, weak
from kg.resolution.names.nicknames import formal_names
from kg.resolution.spelling import alike, skeleton


@lru_cache(maxsize=40_000)
def is_short(name_key: str) -> bool:
    """Return whether a key is that of a name that alone does not say who is meant."""
    kind, form = parse_key(name_key)
    return kind != "state" and weak(kind, form)


def own_block(name_key: str) -> str:
    """Return the block of all names of one form, in which each of them is, short or full."""
    kind, form = parse_key(name_key)
    return f"state:{form}" if kind == "state" else f"is:{form}"


@lru_cache(maxsize=40_000)
def blocks(name_key: str) -> frozenset[str]:
    """Return the blocks in which a full name looks for others, and short names look for it."""
    kind, form = parse_key(name_key)
    found = {own_block(name_key)}
    words = form.split()
    if kind == "person":
        found |= _person_blocks(form)
    elif kind == "group":
        found |= {_words_block(one) for one in (form, without_state(form)) if one}
        found |= {f"short:{acronym}" for acronym in short_forms(name_key)}
        trade = LEXICON.words("organisation_words", "trade")
        if words and all(word in trade for word in words[1:]):
            found.add(f"first:{words[0]}")
        found |= {f"tail:{institution}" for institution in _institutions(form)}
    elif kind == "place":
        found.add("place:" + " ".join(skeleton(word) for word in words))
    return frozenset(found)


def _words_block(form: str) -> str:
    function = LEXICON.words("organisation_words", "function")
    content = [word for word in form.split() if word not in function]
    return "group:" + " ".join(sorted(_stem(word) for word in content))


def without_state(form: str) -> str | None:
    """Return an organisation's name without its state, where it is still a name by itself.

    "islamic jihad" of "palestine islamic jihad"; None of "india air force".
    """
    code, rest = owner(form)
    known = code is not None and " " in rest and not weak("group", rest)
    return rest if known and not _institutions(form) else None


def _person_blocks(form: str) -> set[str]:
    name = person(form)
    if not name.given or weak("person", form):
        return {f"family:{skeleton(name.family)}"}
    found = {f"family:{skeleton(name.family)}"}
    found.add("person:" + " ".join(sorted(skeleton(word) for word in name.words)))
    # By the second given name as well some are known: "(Recep) Tayyip Erdogan".
    given_names = {(name.family, given) for given in name.given[:2]}
    for family, given in given_names | {(name.words[-1], name.words[0])}:
        for formal in formal_names(given) | {given}:
            found.add(f"person:{skeleton(family)} {skeleton(formal)[:1]}")
    return found


def lookups(name_key: str) -> frozenset[str]:
    """Return the blocks in which a short name finds the names that it may be short for."""
    kind, form = parse_key(name_key)
    if kind == "person":
        return frozenset({f"family:{skeleton(surname(form))}", f"is:{form}"})
    return frozenset({f"tail:{form}", f"is:{form}"})


def _stem(word: str) -> str:
    return skeleton(word.replace("ence", "ense").rstrip("s") or word)


def _institutions(form: str) -> set[str]:
    """Return the institution that an organisation's name ends in, as it may stand alone.

    "air force" of "united states air force", "house of representatives" and "house" of
    "united states house of representatives".
    """
    code, rest = owner(form)
    if code and weak("group", rest):
        first, of, _ = rest.partition(" of ")
        return {rest, first} if of and weak("group", first) else {rest}
    words = form.split()
    start = len(words)
    while start > 0 and weak("group", words[start - 1]):
        start -= 1
    return {" ".join(words[start:])} if 0 < start < len(words) else set()


@lru_cache(maxsize=40_000)
def short_forms(name_key: str) -> frozenset[str]:
    """Return the acronyms of an organisation's key."""
    _, form = parse_key(name_key)
    if " " not in form:
        return frozenset({form}) if 2 <= len(form) <= 6 else frozenset()
    return acronyms(form)


def fits(name_key: str, full: str) -> bool:
    """Return whether a short name can stand for a full one."""
    kind, short = parse_key(name_key)
    other_kind, form = parse_key(full)
    if form == short:
        return other_kind != "state"
    if kind != other_kind:
        return False
    if kind == "person":
        return alike(surname(short), person(form).family) >= 0.88
    return form.endswith(" " + short) or short in _institutions(form)
