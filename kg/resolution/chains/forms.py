"""The forms of names in one article, and the chains that they are joined into."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Kind, Mention
from kg.resolution.names import fold, key, normal, person_words, tidy
from kg.resolution.states import code_of

# From this likeness on two full names within one article are one name.
SAME = 0.85
# The rule of names of which people said whom they mean in the article.
JUDGED = "judgement"
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
        self.judged: dict[int, str] = {}

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

    def judge(self, mention: Mention, name_key: str) -> None:
        """Put a mention into the chain of the name that it means, as people said."""
        number = next((n for n, keys in self.keys.items() if name_key in keys), len(self.members))
        if number not in self.members:
            self.members[number], self.keys[number] = [], set()
            self.judged[number] = name_key
        self.add(number, [mention], name_key, JUDGED)

    def describe(self, mention: Mention, name: str) -> None:
        """Put a nominal mention into the chain of the name that it stands for."""
        number = self.chain_of[name]
        self.members[number].append(mention)
        self.rules[mention.id] = DESCRIPTION

    def allowed(self, number: int, form_key: str) -> bool:
        """Return whether no judgement keeps a form out of a chain."""
        return not self.apart or not any(
            frozenset({one, form_key}) in self.apart for one in self.keys[number]
        )


def forms_of(
    mentions: Sequence[Mention], named: Mapping[str, str] | None = None
) -> dict[str, list[Form]]:
    """Return the forms of an article by kind, each as one kind throughout ("title" apart).

    `named` are the names of mentions by id where they are not as printed.
    """
    kinds = _kinds(mentions)
    found: dict[tuple[str, str], Form] = {}
    for mention in sorted(mentions, key=lambda one: (one.start, one.end, one.id)):
        kind = kinds[mention.id]
        if kind == "state":
            code = mention.code or code_of(mention.text)
            name = key("state", mention.text, code)
            form = found.setdefault(("state", name), Form("state", name, name))
        else:
            name = (named or {}).get(mention.id, mention.text)
            words = normal(name, kind)
            title = kind == "person" and not person_words(name)
            sort: str = "title" if title else kind
            form = found.setdefault((sort, words), Form(kind, words, key(kind, name)))
        form.mentions.append(mention)
    by_kind: dict[str, list[Form]] = defaultdict(list)
    for (sort, _), form in found.items():
        by_kind[sort].append(form)
    return by_kind


def _kinds(mentions: Sequence[Mention]) -> dict[str, Kind]:
    """Return the kind of each mention: what most mentions of the same words are.

    A state stays apart from the place of the same name: "Tehran said", "in Tehran", and a person
    from the firm of the same two words and from the town of the surname: "Chairman Morgan Stanley",
    "the bank Morgan Stanley"; "Denise Tacoma", "in Tacoma".
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for mention in mentions:
        votes[fold(tidy(mention.text))][mention.kind] += 1
    full = [fold(tidy(m.text)) for m in mentions if m.kind == "person" and " " in m.text.strip()]
    surnames = {name.split()[-1] for name in full if name}
    found: dict[str, Kind] = {}
    for mention in mentions:
        words = fold(tidy(mention.text))
        person_and_firm = " " in words and {"person", "group"} == set(votes[words])
        person_and_place = words in surnames and {"person", "place"} == set(votes[words])
        if (
            mention.kind == "state"
            or person_and_firm
            or person_and_place
            or (mention.kind == "place" and votes[words]["state"])
        ):
            found[mention.id] = mention.kind
            continue
        counts = votes[words]
        weight: dict[Kind, float] = {kind: n for kind, n in counts.items() if kind != "state"}
        if words in surnames:
            weight["person"] = weight.get("person", 0.0) + 0.5
        if counts["state"] > sum(weight.values()) and code_of(mention.text):
            found[mention.id] = "state"
        else:
            found[mention.id] = most(weight)
    return found


def most(weight: Mapping[Kind, float]) -> Kind:
    """Return the kind of most weight; of several the same one each time."""
    return max(weight, key=lambda kind: (weight[kind], kind))


def nearest(mention: Mention, numbers: list[int], joined: Joined) -> int:
    """Return which of the chains was named last before a mention, else the one named next."""

    def distance(number: int) -> tuple[bool, int, int]:
        before = [m.start for m in joined.members[number] if m.start <= mention.start]
        after = [m.start for m in joined.members[number] if m.start > mention.start]
        if before:
            return (False, mention.start - max(before), number)
        return (True, min(after, default=0) - mention.start, number)

    return min(numbers, key=distance)
