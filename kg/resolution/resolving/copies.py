"""Which articles are copies of one another: candidates share a band, copies share their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.model import Article
from kg.parts import Run, divided, in_turn
from kg.resolution.copies import (
    Fingerprint,
    Groups,
    alike,
    are_copies,
    days_apart,
    fingerprint,
    plausible,
    promising,
    shingles,
)
from kg.resolution.resolving.full_names import Pair, ordered

# So many articles are a part of the work of signing them.
PART = 250


def find_copies(articles: Iterable[Article], run: Run = in_turn) -> dict[str, str]:
    """Return for every article that is a copy or has copies the first article of its group."""
    by_id = {article.id: article for article in articles if article.text}
    prints = dict(zip(by_id, fingerprints((one.text for one in by_id.values()), run), strict=True))
    groups = Groups({one: article.published for one, article in by_id.items()})
    joined: set[str] = set()
    for left, right in sorted(set(candidates(prints))):
        # Articles of one group are not compared again.
        if groups.original(left) == groups.original(right):
            continue
        if _may_be_copies(by_id[left], by_id[right], prints[left], prints[right]):
            days = days_apart(by_id[left].published, by_id[right].published)
            texts = shingles(by_id[left].text), shingles(by_id[right].text)
            if are_copies(*texts, days=days):
                groups.join(left, right)
                joined |= {left, right}
    return {one: groups.original(one) for one in sorted(joined)}


def fingerprints(texts: Iterable[str], run: Run) -> Iterator[Fingerprint]:
    """Yield the fingerprint of each text, in order; they are made by parts."""
    return divided(run, _fingerprints, texts, size=PART)


def _fingerprints(texts: list[str]) -> list[Fingerprint]:
    """Return the fingerprint of each text; a part of the work."""
    return [fingerprint(text) for text in texts]


def candidates(prints: dict[str, Fingerprint]) -> Iterator[Pair]:
    """Yield each two articles that share a band; of one signature, each with the first."""
    first: dict[bytes, str] = {}
    in_band: dict[int, dict[bytes, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(prints):
        printed = prints[one].signature.tobytes()
        same = first.setdefault(printed, one)
        if same != one:
            yield same, one
        for band in prints[one].bands:
            in_band[band][printed].append(one)
    for unlike in in_band.values():
        for some, others in combinations(unlike.values(), 2):
            yield from (ordered(left, right) for left in some for right in others)


def _may_be_copies(left: Article, right: Article, one: Fingerprint, other: Fingerprint) -> bool:
    """Return whether two articles are worth comparing word by word, as their signatures say."""
    sizes = len(left.text), len(right.text)
    days = days_apart(left.published, right.published)
    return bool(promising(one.signature, other.signature[None])[0]) and plausible(
        float(alike(one.signature, other.signature[None])[0]), sizes=sizes, days=days
    )
