"""Acronyms and short forms of groups to the full name in the article; places by themselves."""

from collections.abc import Callable

from kg.lexicon import LEXICON
from kg.resolution.chains.forms import SAME, Form, Joined, nearest
from kg.resolution.likeness import acronyms, is_acronym, likeness
from kg.resolution.names import owner, weak
from kg.resolution.states import code_of


def join_groups(forms: list[Form], aliases: set[frozenset[str]], joined: Joined) -> None:
    """Start a chain for each group, and put acronyms and short forms to theirs.

    `aliases` are pairs of mentions that the text defines as one.
    """
    full: list[tuple[int, list[Form]]] = []
    later: list[Form] = []
    for form in sorted(forms, key=lambda one: (-len(one.words), one.first)):
        if _shorter(form):
            later.append(form)
            continue
        number, rule = _group_of(form, full, aliases, joined)
        if number is None:
            full.append((joined.start(form), [form]))
        else:
            joined.add(number, form.mentions, form.key, rule)
            next(others for chain, others in full if chain == number).append(form)
    for form in later:
        number, rule = _group_of(form, full, aliases, joined)
        if number is None:
            full.append((joined.start(form, "only name"), [form]))
        else:
            joined.add(number, form.mentions, form.key, rule)


def _shorter(form: Form) -> bool:
    return weak("group", form.normal) or any(is_acronym(m.text) for m in form.mentions)


def _group_of(
    form: Form, full: list[tuple[int, list[Form]]], aliases: set[frozenset[str]], joined: Joined
) -> tuple[int | None, str]:
    """Return the chain that a form belongs to, and why."""
    open_chains = [(n, others) for n, others in full if joined.allowed(n, form.key)]
    ids = {mention.id for mention in form.mentions}
    tests: tuple[tuple[str, Callable[[Form], bool]], ...] = (
        ("defined in the text", lambda one: _is_defined(ids, one, aliases)),
        ("spelling", lambda one: likeness(form.normal, one.normal, "group") >= SAME),
        ("acronym", lambda one: _is_acronym_of(form, one)),
        ("short form", lambda one: _is_short_form(form, one)),
    )
    for rule, fits in tests:
        numbers = [n for n, others in open_chains if any(fits(one) for one in others)]
        if len(numbers) == 1:
            return numbers[0], rule
        if numbers:
            return nearest(form.mentions[0], numbers, joined), f"{rule}, the nearest before"
    return None, ""


def _is_defined(ids: set[str], other: Form, aliases: set[frozenset[str]]) -> bool:
    others = {mention.id for mention in other.mentions}
    return any(pair & ids and pair & others for pair in aliases)


def _is_acronym_of(form: Form, long: Form) -> bool:
    bare = form.normal.replace(" ", "")
    return any(is_acronym(mention.text) for mention in form.mentions) and any(
        bare in acronyms(mention.text) for mention in long.mentions
    )


def _is_short_form(form: Form, long: Form) -> bool:
    """Return whether a name is the beginning or the end of one that stands before it.

    "Lockheed" after "Lockheed Martin", "Islamic Jihad" after "Palestinian Islamic Jihad"; "Ford
    Australia" is a branch, and Ford another. The headline, which shortens names before they are
    introduced, does not count.
    """
    short, words = form.words, long.words
    if not len(short) < len(words):
        return False
    whose = owner(long.normal)[1] == form.normal or weak("group", form.normal)
    if words[-len(short) :] == short and (len(short) > 1 or whose):
        return True
    branch = code_of(" ".join(words[len(short) :]).title()) is not None
    if words[: len(short)] != short or branch or not _can_begin(form, long):
        return False
    introduced = [mention.start for mention in long.mentions if mention.sentence > 0]
    shortened = [mention.start for mention in form.mentions if mention.sentence > 0]
    return bool(introduced) and (not shortened or introduced[0] < shortened[0])


def _can_begin(form: Form, long: Form) -> bool:
    """Return whether a name that another one begins with may be short for it.

    "Lockheed" for "Lockheed Martin", "House" for "House of Commons"; the United Nations is not its
    Security Council.
    """
    if weak("group", form.normal):
        return long.normal.startswith(f"{form.normal} of ") and weak("group", long.normal)
    return "_".join(form.words) not in LEXICON.words("organisation_words", "supranational")


def join_places(forms: list[Form], joined: Joined) -> None:
    """Start a chain for each place: another spelling may well be another town."""
    for form in forms:
        joined.start(form)
