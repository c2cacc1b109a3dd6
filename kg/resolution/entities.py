"""Which names of many articles name one entity: block, score, cluster.

Names that say who is meant (a full name, an organisation, a place, a state) are compared with the
names of their blocks, never all with all. A pair gets a `Link` with a score from spelling, order of
parts, pet names, acronyms, short forms and from articles that use both names for one entity.
Doubtful links count only where the two names keep the same company. `cluster` joins the best links
first and never joins what contradicts: two full names that are unlike, or a judgement.

Surnames and "the Supreme Court" do not say who is meant. `attach` gives each such chain to the one
entity of that name that its article's company points to, if there is exactly one.

Everything depends only on the names of a block and the articles that hold them, so that adding an
article changes the same things as reading all articles anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Kind
from kg.resolution.likeness import acronyms, formal_names, likeness
from kg.resolution.names import normal, owner, parse_key, person, weak
from kg.resolution.spelling import alike, skeleton
from kg.resolution.tables import table

# Links from this score on join alone; from DOUBTFUL on, where the company agrees as well.
CERTAIN = 0.92
DOUBTFUL = 0.78
# Full names of one entity are at least this much alike, or articles say that they are one.
CONTRADICTS = 0.75
# Articles that use two names for one entity count from this share of those with the shorter alone.
RARELY = 0.15
# More entities of one surname than this, and the surname alone says nothing.
CROWD = 8


@dataclass(frozen=True, slots=True)
class Link:
    """Two names (keys) that may be one entity; `left` < `right`; `score` in 0..1."""

    left: str
    right: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Company:
    """With whom a name is seen: keys of the other names of its articles, and days of publication.

    `main` is the state that its articles name most, where one stands out.
    """

    keys: frozenset[str]
    days: frozenset[str] = frozenset()
    main: str | None = None


def is_short(name_key: str) -> bool:
    """Return whether a key is that of a name that alone does not say who is meant."""
    kind, form = parse_key(name_key)
    return kind != "state" and weak(kind, form)


# Blocks ---------------------------------------------------------------------------------------


@lru_cache(maxsize=200_000)
def blocks(name_key: str) -> frozenset[str]:
    """Return the blocks in which a full name looks for others, and short names look for it."""
    kind, form = parse_key(name_key)
    found = {f"is:{form}"} if kind != "state" else {f"state:{form}"}
    words = form.split()
    if kind == "person":
        found |= _person_blocks(form)
    elif kind == "group":
        function = table("organisations.tsv")["function"]
        content = [word for word in words if word not in function]
        found.add("group:" + " ".join(sorted(_stem(word) for word in content)))
        found |= {f"short:{acronym}" for acronym in short_forms(name_key)}
        if all(word in table("organisations.tsv")["trade"] for word in words[1:]):
            found.add(f"first:{words[0]}")
        found |= {f"tail:{institution}" for institution in _institutions(form)}
    elif kind == "place":
        found.add("place:" + " ".join(skeleton(word) for word in words))
    return frozenset(found)


def _person_blocks(form: str) -> set[str]:
    name = person(form)
    if not name.given:
        return {f"family:{skeleton(name.family)}"}
    found = {f"family:{skeleton(name.family)}"}
    found.add("person:" + " ".join(sorted(skeleton(word) for word in name.words)))
    for family, given in {(name.family, name.given[0]), (name.words[-1], name.words[0])}:
        for formal in formal_names(given) | {given}:
            found.add(f"person:{skeleton(family)} {skeleton(formal)[:1]}")
    return found


def lookups(name_key: str) -> frozenset[str]:
    """Return the blocks in which a short name finds the names that it may be short for."""
    kind, form = parse_key(name_key)
    if kind == "person":
        return frozenset({f"family:{skeleton(form)}", f"is:{form}"})
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


@lru_cache(maxsize=100_000)
def short_forms(name_key: str) -> frozenset[str]:
    """Return the acronyms of an organisation's key."""
    _, form = parse_key(name_key)
    if " " not in form:
        return frozenset({form}) if 2 <= len(form) <= 6 else frozenset()
    return acronyms(form)


# Scores ---------------------------------------------------------------------------------------


def link(left: str, right: str, *, together: int = 0, alone: int = 0) -> Link | None:
    """Return how two full names may be one, None where nothing speaks for it.

    `together` counts the articles that use both for one entity, `alone` those that use the shorter
    one by itself: "Apple" in an article on Apple Corps says little where it mostly stands alone.
    """
    left, right = sorted((left, right))
    (kind, one), (other_kind, other) = parse_key(left), parse_key(right)
    if together > RARELY * alone:
        return Link(left, right, "one in an article", round(1 - 0.06 / together, 4))
    if left == right or "state" in (kind, other_kind):
        return None
    if kind != other_kind:
        return Link(left, right, "same words", CERTAIN) if one == other else None
    score = likeness(one, other, kind)
    if score >= DOUBTFUL:
        rule = "spelling" if score >= CERTAIN else "similar name"
        return Link(left, right, rule, round(score, 4))
    if kind == "group" and _is_acronym_pair(left, right):
        return Link(left, right, "acronym", 0.8)
    return None


def _is_acronym_pair(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    form = parse_key(short)[1]
    return " " not in form and form in short_forms(long) and " " in parse_key(long)[1]


@lru_cache(maxsize=500_000)
def contradicts(left: str, right: str) -> bool:
    """Return whether two names can hardly be one entity's, whatever links them."""
    (kind, one), (other_kind, other) = parse_key(left), parse_key(right)
    if kind != other_kind:
        return "state" in (kind, other_kind)
    if kind == "state":
        return True
    if kind == "group":
        shorter, longer = sorted((one.split(), other.split()), key=len)
        within = all(any(alike(a, b) >= 0.88 for b in longer) for a in shorter)
        if within or _is_acronym_pair(left, right):
            return False
    return likeness(one, other, kind) < CONTRADICTS


def agreement(one: Company, other: Company) -> float:
    """Return how much two companies agree: 1 for each person or group, less for places, states."""
    weights = {"person": 1.0, "group": 1.0, "place": 0.5, "state": 0.35}
    shared = sum(weights[parse_key(key)[0]] for key in one.keys & other.keys)
    return shared + (0.3 if one.days & other.days else 0.0)


# Clusters -------------------------------------------------------------------------------------


def cluster(
    keys: Collection[str],
    links: Iterable[Link],
    *,
    apart: Callable[[str, str], bool] = lambda _left, _right: False,
    fixed: Callable[[str], str | None] = lambda _key: None,
) -> dict[str, tuple[str, ...]]:
    """Return each key's cluster, a sorted tuple of keys; the order of links changes nothing.

    `apart` says which keys were judged different, `fixed` which entry of a watchlist a key is:
    no cluster holds two of them.
    """
    members = {key: [key] for key in keys}
    said: set[frozenset[str]] = set()
    ordered = sorted(links, key=lambda one: (-one.score, one.left, one.right))
    for one in ordered:
        if one.rule in SAID:
            said.add(frozenset({one.left, one.right}))
    for one in ordered:
        if one.left not in members or one.right not in members:
            continue
        left, right = members[one.left], members[one.right]
        if left is right or not _joinable(left, right, said, apart, fixed, rule=one.rule):
            continue
        left.extend(right)
        for key in right:
            members[key] = left
    return {key: tuple(sorted(group)) for key, group in members.items()}


# What people or articles say outweighs how names look.
SAID = frozenset({"judgement", "watchlist", "one in an article"})


def _joinable(
    left: list[str],
    right: list[str],
    said: set[frozenset[str]],
    apart: Callable[[str, str], bool],
    fixed: Callable[[str], str | None],
    *,
    rule: str,
) -> bool:
    if len({entry for key in (*left, *right) if (entry := fixed(key))}) > 1:
        return False
    for one in left:
        for other in right:
            if apart(one, other):
                return False
            if rule in ("judgement", "watchlist") or frozenset({one, other}) in said:
                continue
            if fixed(one) is None and fixed(other) is None and contradicts(one, other):
                return False
    return True


# Short names ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attached:
    """Where a short name belongs: a cluster's number, why, and how sure it is."""

    cluster: int
    rule: str
    score: float


def fits(name_key: str, full: str) -> bool:
    """Return whether a short name can stand for a full one."""
    kind, short = parse_key(name_key)
    other_kind, form = parse_key(full)
    if form == short:
        return other_kind != "state"
    if kind != other_kind:
        return False
    if kind == "person":
        return alike(short, person(form).family) >= 0.88
    return form.endswith(" " + short) or short in _institutions(form)


def attach(
    name_key: str, company: Company, candidates: Mapping[int, tuple[tuple[str, ...], Company]]
) -> Attached | None:
    """Return to which cluster a short name belongs, None where it is unclear.

    `candidates` are the clusters with a name that it can be short for: their keys and company.
    """
    if not candidates or len(candidates) > CROWD:
        return None
    kind, form = parse_key(name_key)
    scores = []
    for number, (keys, others) in candidates.items():
        score = agreement(company, others)
        if kind == "group":
            score = sum(1.0 for key in keys if _state_of(key) and _state_of(key) == company.main)
        scores.append((score, -number))
    scores.sort(reverse=True)
    best, second = scores[0][0], scores[1][0] if len(scores) > 1 else 0.0
    needed = 0.6 if len(candidates) == 1 and not common(form) else 1.3
    if kind == "group":
        needed = 1.0
    if best < needed or (second and best < 2 * second):
        return None
    rule = "surname and company" if kind == "person" else "institution of the state named"
    return Attached(-scores[0][1], rule, round(min(0.99, 0.8 + 0.05 * best), 4))


def _state_of(name_key: str) -> str | None:
    code, _ = owner(parse_key(name_key)[1])
    return f"state:{code}" if code else None


def common(word: str) -> bool:
    """Return whether so many people bear a name that it says little."""
    return word in table("common_names.txt").get("common", frozenset())


def tokens(name_key: str, company: Company) -> frozenset[str]:
    """Return by what short names that found no full one find each other."""
    kind, form = parse_key(name_key)
    if kind == "group":
        return frozenset({f"main {company.main}"}) if company.main else frozenset()
    found = {key for key in company.keys if key.startswith("person:")}
    if not common(form):
        found |= {key for key in company.keys if key.startswith("group:")}
        if company.main:
            found.add(f"main {company.main}")
    return frozenset(found)


def grouped(chains: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Return the chains joined where they share a token, each group sorted, in a fixed order."""
    first: dict[str, str] = {}
    parent = {chain: chain for chain in chains}

    def root(chain: str) -> str:
        while parent[chain] != chain:
            parent[chain] = parent[parent[chain]]
            chain = parent[chain]
        return chain

    for chain in sorted(chains):
        for token in chains[chain]:
            one, other = sorted((root(first.setdefault(token, chain)), root(chain)))
            parent[other] = one
    found: dict[str, list[str]] = defaultdict(list)
    for chain in sorted(chains):
        found[root(chain)].append(chain)
    return sorted(found.values())


def kind_of(votes: Mapping[Kind, int]) -> Kind:
    """Return the kind that most mentions have."""
    return max(votes, key=lambda kind: (votes[kind], kind))


def display(names: Mapping[str, int], kind: Kind) -> str:
    """Return the name to show: the most frequent full form, as printed."""
    full = {name: n for name, n in names.items() if not weak(kind, normal(name, kind))} or names
    wordy = {n: c for n, c in full.items() if " " in n or kind in ("place", "state")}
    if kind == "group":
        wordy = {n: c for n, c in full.items() if not _shouted(n)}
    full = wordy or full
    return max(full, key=lambda name: (full[name], len(name), name))


def _shouted(name: str) -> bool:
    return name.isupper() and " " not in name
