"""Names of articles joined into chains: here, or wherever else the evidence can be reached.

Who joins them is told the ids of articles, and sends back rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Chain, Correction
from kg.resolution.linking import is_short
from kg.resolution.resolving.readings import Rejections, chains_and_rejected, other_names
from kg.store import evidence
from kg.store.bulk import Columns
from kg.store.reached import Evidence


class Joined(NamedTuple):
    """The chains of some articles as rows: those of the tables `chain`, but for the entity,
    `chain_name` and `entity_mention`, and of `evidence_rejected`."""

    chains: Columns
    names: Columns
    mentions: Columns
    rejected: Columns


def join_names(
    ids: Sequence[str],
    *,
    read: Evidence,
    corrections: Sequence[Correction],
    apart: frozenset[frozenset[str]],
) -> Joined:
    """Return the chains of articles (at most 500); a part of the work.

    `corrections` say what people rejected, `apart` holds pairs of name keys judged different.
    """
    rejections = Rejections(corrections)
    with read.connected() as connection:
        texts = evidence.texts(connection, ids)
        extractions = evidence.extractions(connection, ids)
    made: list[Chain] = []
    gone: list[tuple[str, str]] = []
    for one in extractions:
        chains, rejected = chains_and_rejected(one, texts[one.article_id], rejections, apart=apart)
        made += chains
        gone += ((each, one.article_id) for each in sorted(rejected))
    # In the order of their keys, rows fall on fewer pages of the database.
    return _rows(sorted(made, key=lambda chain: chain.id), gone)


def _rows(made: Sequence[Chain], gone: Sequence[tuple[str, str]]) -> Joined:
    others = [(one.id, name) for one in made for name in sorted(other_names(one))]
    within = sorted(
        (mention, one.id, rule)
        for one in made
        for mention, rule in zip(one.mentions, one.rules, strict=True)
    )
    return Joined(
        chains={
            "id": [one.id for one in made],
            "article_id": [one.article_id for one in made],
            "kind": [one.kind for one in made],
            "name": [one.name for one in made],
            "key": [one.key for one in made],
            "code": [one.code for one in made],
            "short": [int(is_short(one.key)) for one in made],
            "mentions": [sum(count for _, count in one.names) for one in made],
        },
        names={"chain_id": [one for one, _ in others], "key": [name for _, name in others]},
        mentions={
            "mention_id": [mention for mention, _, _ in within],
            "chain_id": [chain for _, chain, _ in within],
            "rule": [rule for _, _, rule in within],
        },
        rejected={"id": [one for one, _ in gone], "article_id": [article for _, article in gone]},
    )
