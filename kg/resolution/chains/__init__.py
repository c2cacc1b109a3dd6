"""Which names of one article name the same entity: its chains.

News introduces somebody by the full name and goes on with a shorter one. So the full names of an
article are found first, and each short form (surname, given name, acronym, short name of an
organisation, title alone) goes to the full name that it can be short for; where there are several,
to the one named last before it, and a surname of several people to whom `kg.extraction.coreference`
claims it means.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.model import Anchor, Chain, Extraction, Kind, Mention, part_id
from kg.resolution.chains.forms import DESCRIPTION, Joined, forms_of, most
from kg.resolution.chains.monarchs import is_heir, known_as, titles
from kg.resolution.chains.organisations import join_groups, join_places
from kg.resolution.chains.people import Told, join_people, join_titles
from kg.resolution.likeness import is_acronym
from kg.resolution.names import (
    PARTICLES,
    fold,
    is_regnal,
    key,
    normal,
    ordinal,
    parse_key,
    plain,
    tidy,
    weak,
)
from kg.resolution.states import code_of, name_of

__all__ = ["DESCRIPTION", "Meant", "chains"]

# Where a name stands, and the key of the one whom people said that it means in that article.
Meant = tuple[Anchor, str]


def chains(
    extraction: Extraction,
    text: str = "",
    *,
    apart: frozenset[frozenset[str]] = frozenset(),
    meant: Sequence[Meant] = (),
) -> tuple[Chain, ...]:
    """Return the chains of an article of this text; every mention is in exactly one.

    `apart` holds pairs of name keys that were judged different, `meant` whom names mean here.
    """
    joined = Joined(apart)
    described = _described(extraction)
    royal = titles(extraction, text)
    named = known_as(extraction.mentions, royal)
    judged = _judged(extraction.mentions, meant)
    left = [m for m in extraction.mentions if m.id not in described and m.id not in judged]
    forms = forms_of(left, named)
    aliases = _defined(extraction)
    for form in forms["state"]:
        joined.start(form, "state")
    claimed = {c.subject: c.object for c in extraction.claims if c.kind == "reference"}
    references = {k: v for k, v in claimed.items() if v is not None}
    join_people(forms["person"], joined, Told(references, _offices(extraction), frozenset(royal)))
    join_groups(forms["group"], aliases, joined)
    join_places(forms["place"], joined)
    join_titles(extraction, forms["title"], joined)
    for mention in extraction.mentions:
        if mention.id in judged:
            joined.judge(mention, judged[mention.id])
    for mention in extraction.mentions:
        if mention.id in described and mention.id not in judged:
            joined.describe(mention, described[mention.id])
    found = (
        _as_judged(
            _chain(extraction.article_id, members, joined.rules, named), joined.judged.get(number)
        )
        for number, members in joined.members.items()
        if members
    )
    return tuple(sorted(found, key=lambda chain: chain.id))


def _judged(mentions: Sequence[Mention], meant: Sequence[Meant]) -> dict[str, str]:
    """Return by mention the key of whom it means: all of the same words mean the same one."""
    found: dict[str, str] = {}
    for anchor, name_key in meant:
        words = fold(tidy(anchor.quote))
        alike = [one for one in mentions if fold(tidy(one.text)) == words]
        if any(one.start < anchor.end and anchor.start < one.end for one in alike):
            found |= dict.fromkeys((one.id for one in alike), name_key)
    return found


def _as_judged(chain: Chain, name_key: str | None) -> Chain:
    """Return a chain with the key, and so the kind, of whom people said that it means."""
    if name_key is None:
        return chain
    kind, form = parse_key(name_key)
    return replace(chain, key=name_key, kind=kind, code=form if kind == "state" else None)


def _offices(extraction: Extraction) -> dict[str, set[str]]:
    """Return the titles that the text gives to mentions, folded."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if claim.kind == "role" and claim.title:
            found[claim.subject].add(fold(claim.title))
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


def _chain(
    article_id: str, members: list[Mention], rules: dict[str, str], named: Mapping[str, str]
) -> Chain:
    members = sorted(members, key=lambda mention: (mention.start, mention.end, mention.id))
    everyone = members
    members = [m for m in members if rules[m.id] != DESCRIPTION]
    short = {"title", "title alone", "acronym"}
    fuller = [m for m in members if rules[m.id].split(",")[0] not in short] or members
    states = [m for m in members if m.kind == "state"]
    whole = rules[members[0].id] == "state" and bool(states)
    kind = "state" if whole else _kind_of(members, rules)
    code = next((m.code or code_of(m.text) for m in states), None) if whole else None
    if whole:
        name = name_of(code) if code else plain(members[0].text, "state")
    else:
        name = _fullest([named[m.id] for m in fuller], kind)
    printed = [_printed(m, named[m.id], name) for m in members]
    counts = Counter(tidy(one) if kind != "group" else plain(one, "group") for one in printed)
    return Chain(
        id=part_id(article_id, "chain", members[0].id),
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
    return most(counts) if counts else full[0].kind


def _printed(mention: Mention, known: str, chain: str) -> str:
    """Return a name of a chain; of heirs the title is a part of it only for want of a full name."""
    heir = known != mention.text and is_heir(known) and not is_regnal(normal(chain, "person"))
    return mention.text if heir else known


def _fullest(names: list[str], kind: Kind) -> str:
    printed = Counter(plain(name, kind) for name in names)
    if kind == "person":
        full = {n: count for n, count in printed.items() if _is_full(n)} or printed
        often = max(full.values()) / 2
        return max((n for n in full if full[n] >= often), key=lambda n: (*_parts(n), printed[n], n))
    return max(printed, key=lambda n: (not is_acronym(n), len(normal(n, kind)), printed[n], n))


def _is_full(name: str) -> bool:
    """Return whether a person's name is no surname, of two words either: "La Riva", "Orr-Vell"."""
    form = normal(name, "person")
    led = form.partition(" ")[0] in PARTICLES
    return " " in name and not weak("person", form) and not led


def _parts(name: str) -> tuple[int, bool]:
    """Return how full the name of a person is: its words, and whether an ordinal is behind them.

    An heir's title is none of them.
    """
    words = normal(name, "person").split()
    return len(words) - is_heir(name), ordinal(name) is not None
