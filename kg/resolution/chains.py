"""Which names of one article name the same entity: its chains.

News introduces somebody by the full name and goes on with a shorter one. So the full names of an
article are found first, and each short form (surname, given name, acronym, short name of an
organisation, title alone) goes to the full name that it can be short for; where there are several,
to the one named last before it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Chain, Extraction, Kind, Mention, content_id
from kg.resolution.likeness import acronyms, given_alike, is_acronym, likeness
from kg.resolution.names import fold, key, normal, owner, person, person_words, plain, tidy, weak
from kg.resolution.spelling import alike
from kg.resolution.states import code_of, name_of
from kg.resolution.tables import table, words_of

# From this likeness on two full names within one article are one name.
SAME = 0.85
# The rule of nominal mentions ("the Apple CEO"): they are of the chain, and no names of it.
DESCRIPTION = "description"


@dataclass(slots=True)
class Form:
    """All mentions of an article that are written alike, up to case, titles and possessives."""

    kind: Kind
    normal: str
    key: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Return the words of the normal form."""
        return self.normal.split()

    @property
    def first(self) -> int:
        """Return where the form stands first."""
        return self.mentions[0].start


class Joined:
    """Forms joined into chains; pairs of keys that people judged different are never joined."""

    def __init__(self, apart: frozenset[frozenset[str]]) -> None:
        self.apart = apart
        self.rules: dict[str, str] = {}
        self.chain_of: dict[str, int] = {}
        self.members: dict[int, list[Mention]] = {}
        self.keys: dict[int, set[str]] = {}

    def start(self, form: Form, rule: str = "full name") -> int:
        """Make a chain of one form."""
        number = len(self.members)
        self.members[number] = []
        self.keys[number] = set()
        self.add(number, form.mentions, form.key, rule)
        return number

    def add(self, number: int, mentions: Iterable[Mention], form_key: str, rule: str) -> None:
        """Put mentions of a form into a chain."""
        for mention in mentions:
            self.members[number].append(mention)
            self.chain_of[mention.id] = number
            self.rules[mention.id] = rule
        self.keys[number].add(form_key)

    def describe(self, mention: Mention, name: str) -> None:
        """Put a nominal mention into the chain of the name that it stands for."""
        number = self.chain_of[name]
        self.members[number].append(mention)
        self.rules[mention.id] = DESCRIPTION

    def allowed(self, number: int, form_key: str) -> bool:
        """Return whether no judgement keeps a form out of a chain."""
        return not any(frozenset({one, form_key}) in self.apart for one in self.keys[number])


def chains(
    extraction: Extraction, *, apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[Chain, ...]:
    """Return the chains of an article; every mention is in exactly one.

    `apart` holds pairs of name keys that were judged different.
    """
    joined = Joined(apart)
    described = _described(extraction)
    forms = _forms([one for one in extraction.mentions if one.id not in described])
    aliases = _defined(extraction)
    for form in forms["state"]:
        joined.start(form, "state")
    _join_people(forms["person"], joined)
    _join_groups(forms["group"], aliases, joined)
    _join_places(forms["place"], joined)
    _join_titles(extraction, forms["title"], joined)
    for mention in extraction.mentions:
        if mention.id in described:
            joined.describe(mention, described[mention.id])
    found = (
        _chain(extraction.article_id, members, joined.rules)
        for members in joined.members.values()
        if members
    )
    return tuple(sorted(found, key=lambda chain: chain.id))


def _forms(mentions: Sequence[Mention]) -> dict[str, list[Form]]:
    """Return the forms of an article by kind, each as one kind throughout ("title" apart)."""
    kinds = _kinds(mentions)
    found: dict[tuple[str, str], Form] = {}
    for mention in sorted(mentions, key=lambda one: (one.start, one.end, one.id)):
        kind = kinds[mention.id]
        if kind == "state":
            code = mention.code or code_of(mention.text)
            name = key("state", mention.text, code)
            form = found.setdefault(("state", name), Form("state", name, name))
        else:
            words = normal(mention.text, kind)
            title = kind == "person" and not person_words(mention.text)
            sort: str = "title" if title else kind
            form = found.setdefault((sort, words), Form(kind, words, key(kind, mention.text)))
        form.mentions.append(mention)
    by_kind: dict[str, list[Form]] = defaultdict(list)
    for (sort, _), form in found.items():
        by_kind[sort].append(form)
    return by_kind


def _kinds(mentions: Sequence[Mention]) -> dict[str, Kind]:
    """Return the kind of each mention: what most mentions of the same words are.

    A state stays apart from the place of the same name: "Tehran said", "in Tehran".
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for mention in mentions:
        votes[fold(tidy(mention.text))][mention.kind] += 1
    full = [fold(tidy(m.text)) for m in mentions if m.kind == "person" and " " in m.text.strip()]
    surnames = {name.split()[-1] for name in full if name}
    found: dict[str, Kind] = {}
    for mention in mentions:
        words = fold(tidy(mention.text))
        if mention.kind == "state" or (mention.kind == "place" and votes[words]["state"]):
            found[mention.id] = mention.kind
            continue
        counts = votes[words]
        weight: dict[Kind, float] = {kind: n for kind, n in counts.items() if kind != "state"}
        if words in surnames:
            weight["person"] = weight.get("person", 0.0) + 0.5
        if counts["state"] > sum(weight.values()) and code_of(mention.text):
            found[mention.id] = "state"
        else:
            found[mention.id] = _most(weight)
    return found


def _described(extraction: Extraction) -> dict[str, str]:
    """Return for each nominal mention the name that it stands for."""
    claimed = {c.subject: c.object for c in extraction.claims if c.kind == "description"}
    ids = {mention.id for mention in extraction.mentions}
    return {
        mention: name
        for mention, name in claimed.items()
        if name is not None and name in ids and name not in claimed
    }


def _defined(extraction: Extraction) -> set[frozenset[str]]:
    pairs = ((c.subject, c.object) for c in extraction.claims if c.kind == "alias" and c.object)
    return {frozenset(pair) for pair in pairs if pair[1]}


# People ---------------------------------------------------------------------------------------


def _join_people(forms: list[Form], joined: Joined) -> None:
    full: list[tuple[int, list[Form]]] = []
    for form in sorted(forms, key=lambda one: (-len(one.words), one.first)):
        if weak("person", form.normal):
            continue
        fit = [
            (min(likeness(one.normal, form.normal, "person") for one in others), -number)
            for number, others in full
            if joined.allowed(number, form.key)
        ]
        score, best = max(fit, default=(0.0, 0))
        if score >= SAME:
            joined.add(-best, form.mentions, form.key, "spelling")
            next(others for number, others in full if number == -best).append(form)
        else:
            full.append((joined.start(form), [form]))
    alone: list[tuple[int, list[Form]]] = []
    short = sorted((one for one in forms if weak("person", one.normal)), key=lambda one: one.first)
    by_given = {
        number
        for number, others in full
        if any(_is_given(form.normal, one) for form in short for one in others)
    }
    for form in short:
        _join_short(form, full, alone, joined, by_given)


def _join_short(
    form: Form,
    full: list[tuple[int, list[Form]]],
    alone: list[tuple[int, list[Form]]],
    joined: Joined,
    by_given: set[int],
) -> None:
    """Put a surname or a given name where it belongs.

    Of two people of one surname, the one who is also called by the given name alone ("Melania") is
    not the one whom the surname alone means.
    """
    for rule, fits in (("surname", _is_surname), ("given name", _is_given)):
        numbers = [
            number
            for number, others in full
            if joined.allowed(number, form.key) and any(fits(form.normal, one) for one in others)
        ]
        if rule == "surname" and len(numbers) > 1:
            numbers = [number for number in numbers if number not in by_given] or numbers
        if len(numbers) == 1:
            joined.add(numbers[0], form.mentions, form.key, rule)
            return
        if numbers:
            for mention in form.mentions:
                nearest = _nearest(mention, numbers, joined)
                joined.add(nearest, [mention], form.key, f"{rule}, the nearest before")
            return
    for number, others in alone:
        if alike(form.normal, others[0].normal) >= 0.9 and joined.allowed(number, form.key):
            joined.add(number, form.mentions, form.key, "spelling")
            return
    alone.append((joined.start(form, "only name"), [form]))


def _is_surname(word: str, full: Form) -> bool:
    name = person(full.normal)
    if alike(word, name.family) >= 0.88:
        return True
    return len(name.words) > 2 and any(alike(word, one) >= 0.95 for one in name.words[1:])


def _is_given(word: str, full: Form) -> bool:
    name = person(full.normal)
    return bool(name.given) and given_alike(word, name.given[0]) >= 0.95 and len(word) > 1


def _nearest(mention: Mention, numbers: list[int], joined: Joined) -> int:
    """Return which of the chains was named last before a mention, else the one named next."""

    def distance(number: int) -> tuple[bool, int, int]:
        before = [m.start for m in joined.members[number] if m.start <= mention.start]
        after = [m.start for m in joined.members[number] if m.start > mention.start]
        if before:
            return (False, mention.start - max(before), number)
        return (True, min(after, default=0) - mention.start, number)

    return min(numbers, key=distance)


def _join_titles(extraction: Extraction, titles: list[Form], joined: Joined) -> None:
    """Put titles that stand alone ("the CEO") to the person of the article who bears them."""
    people = [
        mention
        for mention in extraction.mentions
        if mention.id in joined.chain_of and person_words(mention.text) and mention.kind == "person"
    ]
    offices: dict[str, set[str]] = defaultdict(set)
    for mention in people:
        offices[mention.id] |= set(fold(mention.text).split())
    for claim in extraction.claims:
        if claim.kind == "role" and claim.title:
            offices[claim.subject] |= set(fold(claim.title).split())
    for form in titles:
        for mention in form.mentions:
            number = _bearer(mention, people, offices, joined)
            if number is None or not joined.allowed(number, form.key):
                joined.start(Form(form.kind, form.normal, form.key, [mention]), "title alone")
            else:
                joined.add(number, [mention], form.key, "title")


def _bearer(
    title: Mention, people: list[Mention], offices: dict[str, set[str]], joined: Joined
) -> int | None:
    for mention in people:
        if mention.start <= title.start and title.end <= mention.end:
            return joined.chain_of[mention.id]
    words = set(fold(tidy(title.text)).split()) - table("organisations.tsv")["function"]
    office = words & words_of("titles.txt")
    fit = {
        joined.chain_of[mention.id]
        for mention in people
        if office and office <= offices[mention.id]
    }
    if len(fit) > 1:
        more = {joined.chain_of[m.id] for m in people if words <= offices[m.id]}
        fit = more or fit
    return _nearest(title, sorted(fit), joined) if fit else None


# Groups and places ----------------------------------------------------------------------------


def _join_groups(forms: list[Form], aliases: set[frozenset[str]], joined: Joined) -> None:
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
            return _nearest(form.mentions[0], numbers, joined), f"{rule}, the nearest before"
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

    "Lockheed" after "Lockheed Martin", "Islamic Jihad" after "Palestinian Islamic Jihad". The
    headline, which shortens names before they are introduced, does not count.
    """
    short, words = form.words, long.words
    if not len(short) < len(words):
        return False
    whose = owner(long.normal)[1] == form.normal or weak("group", form.normal)
    if words[-len(short) :] == short and (len(short) > 1 or whose):
        return True
    if words[: len(short)] != short or not _can_begin(form, long):
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
    return "_".join(form.words) not in table("organisations.tsv")["supranational"]


def _join_places(forms: list[Form], joined: Joined) -> None:
    full: list[tuple[int, Form]] = []
    for form in sorted(forms, key=lambda one: (-len(one.words), one.first)):
        for number, one in full:
            alone = len(form.words) == len(one.words)
            if (
                alone
                and likeness(form.normal, one.normal, "place") >= 0.95
                and joined.allowed(number, form.key)
            ):
                joined.add(number, form.mentions, form.key, "spelling")
                break
        else:
            full.append((joined.start(form), form))


# The chain ------------------------------------------------------------------------------------


def _chain(article_id: str, members: list[Mention], rules: dict[str, str]) -> Chain:
    members = sorted(members, key=lambda mention: (mention.start, mention.end, mention.id))
    everyone = members
    members = [m for m in members if rules[m.id] != DESCRIPTION]
    short = {"title", "title alone", "acronym"}
    fuller = [m for m in members if rules[m.id].split(",")[0] not in short] or members
    states = [m for m in members if m.kind == "state"]
    whole = rules[members[0].id] == "state" and bool(states)
    kind = "state" if whole else _kind_of(members, rules)
    code = next((m.code or code_of(m.text) for m in states), None) if whole else None
    counts = Counter(tidy(m.text) if kind != "group" else plain(m.text, "group") for m in members)
    if whole:
        name = name_of(code) if code else plain(members[0].text, "state")
    else:
        name = _fullest(fuller, kind)
    return Chain(
        id=content_id("chain", article_id, members[0].id),
        article_id=article_id,
        kind=kind,
        name=name,
        key=key(kind, name, code),
        code=code,
        names=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        mentions=tuple(mention.id for mention in everyone),
        rules=tuple(rules[mention.id] for mention in everyone),
    )


def _kind_of(members: list[Mention], rules: dict[str, str]) -> Kind:
    full = [m for m in members if rules[m.id] == "full name"] or members
    counts: Counter[Kind] = Counter(mention.kind for mention in full if mention.kind != "state")
    return _most(counts) if counts else full[0].kind


def _most(weight: Mapping[Kind, float]) -> Kind:
    return max(weight, key=lambda kind: (weight[kind], kind))


def _fullest(members: list[Mention], kind: Kind) -> str:
    printed = Counter(plain(mention.text, kind) for mention in members)
    if kind == "person":
        return max(printed, key=lambda n: (len(normal(n, kind).split()), printed[n], n))
    return max(printed, key=lambda n: (not is_acronym(n), len(normal(n, kind)), printed[n], n))
