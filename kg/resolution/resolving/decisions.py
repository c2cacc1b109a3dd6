"""What people decided, as resolving asks about it: judgements, watchlists, corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from kg.model import KINDS, Correction, Judgement
from kg.resolution.judgements import Ruling, ruling
from kg.resolution.linking import Link, is_short
from kg.resolution.names import key
from kg.resolution.watchlist import Entry


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entry of a watchlist; `keys` are those of its names."""

    id: str
    kind: str
    name: str
    keys: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All judgements that stand, all entries of watchlists, and all corrections, oldest first.

    `set_aside` names those that cannot be followed, whoever wrote them there: they have no effect.
    """

    ruling: Ruling = field(default_factory=Ruling)
    pairs_apart: frozenset[frozenset[str]] = frozenset()
    judgements: tuple[Judgement, ...] = ()
    entries: Mapping[str, KnownEntity] = field(default_factory=dict)
    entry_of: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    set_aside: tuple[str, ...] = ()

    def fixed(self, name_key: str) -> str | None:
        """Return the entry of a watchlist that bears a name."""
        return self.entry_of.get(name_key)

    def entry_among(self, names: Iterable[str]) -> str | None:
        """Return the entry of a watchlist that bears one of some names."""
        return next(filter(None, map(self.fixed, names)), None)

    def links(self, keys: Iterable[str]) -> list[Link]:
        """Return the links that judgements and watchlists make between these keys."""
        present, found = set(keys), []
        for members in self.ruling.members.values():
            found += _links([one for one in members if one in present], "judgement", 3.0)
        for entry in self.entries.values():
            mine = [one for one in entry.keys if one in present and self.fixed(one) == entry.id]
            found += _links(mine, "watchlist", 2.0)
        return found

    def partners(self, name_key: str) -> set[str]:
        """Return the keys that judgements and watchlists join with one."""
        entry = self.entry_of.get(name_key)
        return set(self.ruling.with_same(name_key)) | set(self.entries[entry].keys if entry else ())


def decide(
    judgements: Iterable[Judgement] = (),
    entries: Iterable[KnownEntity] = (),
    corrections: Iterable[Correction] = (),
    *,
    set_aside: Iterable[str] = (),
) -> Decisions:
    """Return what follows from judgements, entries of watchlists and corrections that stand."""
    rows = [one for one in judgements if one.retracted_at is None]
    standing = tuple(one for one in rows if _names_two(one))
    aside = [f"judgement {one.id}: no names" for one in rows if not _names_two(one)]
    known = {entry.id: entry for entry in sorted(entries, key=lambda one: one.id)}
    entry_of: dict[str, str] = {}
    for entry in known.values():
        for name in entry.keys:
            if not is_short(name):
                entry_of.setdefault(name, entry.id)
    said = ruling(standing)
    contradicted = [f"judgement {one.id}: others contradict it" for one in said.contradicted]
    return Decisions(
        said,
        said.pairs_apart(),
        standing,
        known,
        entry_of,
        tuple(one for one in corrections if one.retracted_at is None),
        (*aside, *set_aside, *contradicted),
    )


def known_entity(entry: Entry) -> KnownEntity:
    """Return an entry of a watchlist with the keys of its names."""
    code = entry.country if entry.kind == "state" else None
    keys = sorted({key(entry.kind, name, code) for name in (entry.name, *entry.aliases)})
    return KnownEntity(entry.id, entry.kind, entry.name, tuple(keys), entry.country)


def _names_two(judgement: Judgement) -> bool:
    """Return whether a judgement is about two names, and not about whatever stands there."""
    parts = [name.partition(":") for name in (judgement.left, judgement.right)]
    return all(kind in KINDS and mark and rest.strip() for kind, mark, rest in parts)


def _links(keys: list[str], rule: str, score: float) -> list[Link]:
    return [Link(left, right, rule, score) for left, right in pairwise(sorted(keys))]
