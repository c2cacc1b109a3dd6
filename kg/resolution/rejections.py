"""Which reports, claims and mentions of a reading are those that people rejected.

A rejection holds in its own article for whatever a reading finds at that place that says the same
again: a report whose sentence overlaps and that names two of the same participants, an office of
the same holder and body whose title is the same or a part of it, a mention of the same words. In
another article it holds for a report or an office whose quotation is the same to the letter: copies
of an article repeat its errors.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from kg.model import Anchor, Chain, Claim, Extraction, Mention, Report
from kg.resolution.names import fold

# Two that a rejected report names are enough: "A met B" was denied, whoever else is read beside.
PAIR = 2
NOT_NOW = ("former", "future")


class _Placed(Protocol):
    """What stands at offsets of an article."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character after the last."""


def without_rejected(extraction: Extraction, anchors: Collection[Anchor]) -> Extraction:
    """Return a reading without its rejected mentions, and without rejected claims about names.

    Claims about names are those that are no offices: aliases, descriptions, references.
    """
    here = [one for one in anchors if one.article_id == extraction.article_id]
    placed = {one.id: one for one in extraction.mentions}
    mentions = tuple(one for one in extraction.mentions if not _no_name(one, here))
    left = {one.id for one in mentions}
    claims = tuple(
        one
        for one in extraction.claims
        if one.subject in left
        and (one.object is None or one.object in left)
        and (one.kind == "role" or not _wrong_name(one, here, placed))
    )
    return replace(extraction, mentions=mentions, claims=claims)


def rejected(
    extraction: Extraction, chains: Sequence[Chain], anchors: Collection[Anchor], text: str
) -> frozenset[str]:
    """Return the ids of all that was rejected in a reading.

    `chains` are those of `without_rejected`, `text` is the article's.
    """
    kept = without_rejected(extraction, anchors)
    found = {one.id for one in extraction.mentions} - {one.id for one in kept.mentions}
    found |= {one.id for one in extraction.claims} - {one.id for one in kept.claims}
    names = _Names(extraction, chains)
    for report in extraction.reports:
        for anchor in _at(anchors, "report", extraction.article_id, report, text):
            if _same_pair(anchor, report, names):
                found.add(report.id)
    for claim in extraction.claims:
        for anchor in _at(anchors, "claim", extraction.article_id, claim, text):
            if claim.kind == "role" and _same_office(anchor, claim, names):
                found.add(claim.id)
    return frozenset(found)


class _Names:
    """Whom the mentions of a reading name: by the key of their chain, or by its other mentions."""

    def __init__(self, extraction: Extraction, chains: Sequence[Chain]) -> None:
        self.article_id = extraction.article_id
        self._chain_of = {mention: chain for chain in chains for mention in chain.mentions}
        self._placed: Mapping[str, Mention] = {one.id: one for one in extraction.mentions}

    def named(self, mention: str, anchor: Anchor, number: int) -> bool:
        """Return whether a mention names the one whom an anchor names at this place of its list."""
        chain = self._chain_of.get(mention)
        if chain is None:
            return False
        key, start, end = anchor.names[number]
        if chain.key == key:
            return True
        if anchor.article_id != self.article_id:
            return False
        spans = (self._placed[one] for one in chain.mentions)
        return any(span.start < end and start < span.end for span in spans)


def _at(
    anchors: Iterable[Anchor], kind: str, article_id: str, said: _Placed, text: str
) -> Iterable[Anchor]:
    """Return the anchors of a kind that mean what stands here, or what is printed alike."""
    for one in anchors:
        here = one.article_id == article_id
        alike = _overlap(one, said) if here else text[said.start : said.end] == one.quote
        if one.kind == kind and alike:
            yield one


def _overlap(one: _Placed, other: _Placed) -> bool:
    return one.start < other.end and other.start < one.end


def _no_name(mention: Mention, anchors: Iterable[Anchor]) -> bool:
    return any(
        one.kind == "mention" and _overlap(one, mention) and fold(one.quote) == fold(mention.text)
        for one in anchors
    )


def _wrong_name(claim: Claim, anchors: Iterable[Anchor], placed: Mapping[str, Mention]) -> bool:
    spans = [placed[one] for one in (claim.subject, claim.object) if one and one in placed]
    return any(
        one.kind == "claim"
        and one.label == claim.kind
        and len(one.names) == len(spans)
        and all(s.start < end and start < s.end
                for s, (_, start, end) in zip(spans, one.names, strict=True))
        for one in anchors
    )  # fmt: skip


def _same_pair(anchor: Anchor, report: Report, names: _Names) -> bool:
    numbers = range(len(anchor.names))
    same = [n for n in numbers if any(names.named(m, anchor, n) for m in report.participants)]
    return len(same) >= min(PAIR, len(anchor.names)) > 0


def _same_office(anchor: Anchor, claim: Claim, names: _Names) -> bool:
    if not anchor.names or not names.named(claim.subject, anchor, 0):
        return False
    if claim.object is not None and len(anchor.names) > 1:
        body = names.named(claim.object, anchor, 1)
    else:
        # Where one of the two names no body, it is the title that tells.
        body = True
    return body and _same_title(anchor.label or "", claim.title or "")


def _same_title(one: str, other: str) -> bool:
    (when, mine), (other_when, others) = _parted(one), _parted(other)
    return when == other_when and (mine <= others or others <= mine)


def _parted(title: str) -> tuple[str, frozenset[str]]:
    """Return when an office is held, and the words of its title."""
    words = fold(title).split()
    when = words[0] if words and words[0] in NOT_NOW else ""
    return when, frozenset(words[1:] if when else words)
