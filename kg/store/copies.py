"""Which stored articles are copies of one another, found as articles come and go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np
from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    func,
    select,
    update,
)

from kg.parts import Run, in_turn
from kg.resolution import copies
from kg.resolution.copies import Fingerprint, Groups, Shingles
from kg.resolution.resolving.copies import PART
from kg.store.bulk import insert_rows
from kg.store.knowledge.rows import among
from kg.store.reached import Evidence
from kg.store.schema import article, article_band, article_copy, article_signature
from kg.store.store import Store

# Articles that are signed in one go (their bands fall all over the table, so that many at a time
# touch each page once), pairs that are compared in one go, and values of one IN list.
SIGNED = 1000
BATCH = 200
MOST = 500

T = TypeVar("T")


class Pair(NamedTuple):
    """Two articles that may be copies, and in which part their signatures agree."""

    left: str
    right: str
    agreement: float


class About(NamedTuple):
    """When an article was published, and how many characters it has."""

    published: str | None
    size: int


def update_copies(
    store: Store, article_ids: Collection[str] | None = None, run: Run = in_turn
) -> int:
    """Compare the articles that have not been compared yet with all others.

    `article_ids` restricts it to some of them; `run` has texts signed, a part at a time. Returns
    how many articles are copies or have some.
    Groups and their originals do not depend on the order in which the articles came.
    """
    with store.writing():
        # Asked by who has the lock: another process may compare the same articles.
        with store.reading() as connection:
            waiting = _waiting(connection, article_ids)
        for ids in _parts(waiting, SIGNED):
            with store.transaction() as connection:
                read = Evidence(connection, store.place)
                _compare(connection, ids, run(partial(_signed, read=read), _parts(ids, PART)))
    with store.reading() as connection:
        return len(connection.scalars(select(article_copy.c.article_id)).all())


def originals(store: Store) -> dict[str, str]:
    """Return for every article that is a copy or has copies the first article of its group."""
    asked = select(article_copy.c.article_id, article_copy.c.original_id)
    with store.reading() as connection:
        return {row.article_id: row.original_id for row in connection.execute(asked)}


def forget(connection: Connection, article_ids: Collection[str]) -> None:
    """Take articles that are about to go out of their groups of copies, which may fall apart."""
    groups: set[str] = set()
    for ids in _parts(sorted(article_ids), MOST):
        asked = select(article_copy.c.original_id).where(article_copy.c.article_id.in_(ids))
        groups.update(connection.scalars(asked))
    for original in sorted(groups):
        asked = select(article_copy.c.article_id).where(article_copy.c.original_id == original)
        left = sorted(set(connection.scalars(asked)).difference(article_ids))
        connection.execute(delete(article_copy).where(article_copy.c.original_id == original))
        _join(connection, _candidates(connection, left, within=set(left)))
    _drop_bands(connection, article_ids)


def _drop_bands(connection: Connection, article_ids: Collection[str]) -> None:
    of = article_band.c
    gone = delete(article_band).where(
        of.hash == bindparam("band"), of.article_id == bindparam("article")
    )
    for key, signature in _signatures(connection, article_ids).items():
        rows = [{"band": band, "article": key} for band in copies.bands(signature)]
        connection.execute(gone, rows)


# ----------------------------------------------------------------------------------------------


def _waiting(connection: Connection, article_ids: Collection[str] | None) -> list[str]:
    asked = (
        select(article.c.id)
        .outerjoin(article_signature, article_signature.c.article_id == article.c.id)
        .where(article_signature.c.article_id.is_(None))
    )
    waiting = set(connection.scalars(asked))
    return sorted(waiting if article_ids is None else waiting.intersection(article_ids))


def _signed(ids: Sequence[str], *, read: Evidence) -> list[tuple[str, Fingerprint]]:
    """Return the fingerprints of texts, by the ids of their articles; a part of the work."""
    with read.connected() as connection:
        return [(key, copies.fingerprint(text)) for key, text in _texts(connection, ids)]


def _compare(
    connection: Connection, ids: Sequence[str], signed: Iterable[list[tuple[str, Fingerprint]]]
) -> None:
    """Keep the fingerprints of articles, and join these to the groups that they are copies of."""
    prints = dict(chain.from_iterable(signed))
    signatures = (
        {"article_id": key, "signature": print_.signature.astype("<u4").tobytes()}
        for key, print_ in prints.items()
    )
    insert_rows(connection, article_signature, signatures)
    bands = sorted((band, key) for key, print_ in prints.items() for band in print_.bands)
    insert_rows(
        connection, article_band, ({"hash": band, "article_id": key} for band, key in bands)
    )
    _join(connection, _candidates(connection, ids))


def _candidates(
    connection: Connection, ids: Sequence[str], *, within: Collection[str] | None = None
) -> list[Pair]:
    """Return the pairs with one of these articles that share a band and whose signatures agree."""
    own = {key: copies.bands(one) for key, one in _signatures(connection, ids).items()}
    of = article_band.c
    sought = {band for bands in own.values() for band in bands}
    # Most bands are those of one article.
    several = select(of.hash).group_by(of.hash).having(func.count() > 1)
    shared = {row.hash for row in among(connection, several, of.hash, sought)}
    rows = [
        (row.hash, row.article_id)
        for row in among(connection, select(article_band), of.hash, shared)
        if within is None or row.article_id in within
    ]
    signatures = _signatures(connection, own.keys() | {key for _, key in rows})
    near = _near({key: shared.intersection(bands) for key, bands in own.items()}, rows, signatures)
    pairs = []
    for left in sorted(near):
        others = sorted(near[left])
        table = np.stack([signatures[other] for other in others])
        kept = copies.promising(signatures[left], table)
        agreements = copies.alike(signatures[left], table).tolist()
        pairs += [
            Pair(left, other, agreement)
            for other, keep, agreement in zip(others, kept.tolist(), agreements, strict=True)
            if keep
        ]
    return pairs


def _near(
    bands: Mapping[str, Collection[int]],
    having: Iterable[tuple[int, str]],
    signatures: Mapping[str, copies.Hashes],
) -> dict[str, set[str]]:
    """Return for articles those of greater ids that share a band with them; each two once.

    Of those whose signature is the same one is enough: so many prints of one text are no crowd of
    pairs.
    """
    printed = {key: signature.tobytes() for key, signature in signatures.items()}
    there: dict[int, dict[bytes, list[str]]] = defaultdict(lambda: defaultdict(list))
    for band, key in sorted(having):
        there[band][printed[key]].append(key)
    near: dict[str, set[str]] = defaultdict(set)
    for key, its in bands.items():
        seen: dict[bytes, list[str]] = {}
        for band in its:
            seen.update(there[band])
        for signature, others in seen.items():
            same = signature == printed[key]
            first = [one for one in others[:2] if one != key][:1]
            for other in first if same else others:
                near[min(key, other)].add(max(key, other))
    return near


def _signatures(connection: Connection, ids: Collection[str]) -> dict[str, copies.Hashes]:
    columns = article_signature.c
    asked = select(columns.article_id, columns.signature)
    rows = among(connection, asked, columns.article_id, ids)
    return {row.article_id: np.frombuffer(row.signature, dtype="<u4") for row in rows}


def _join(connection: Connection, candidates: Sequence[Pair]) -> None:
    """Join the candidates that are copies, and write the groups that have changed."""
    ids = {key for pair in candidates for key in (pair.left, pair.right)}
    before = _originals(connection, ids)
    about = _about(connection, ids.union(before.values()))
    groups = Groups({key: each.published for key, each in about.items()})
    for key, original in before.items():
        groups.join(key, original)
    joined = _join_copies(connection, candidates, groups, about)
    for original in sorted(set(before.values())):
        older = groups.original(original)
        if older != original:
            of_group = article_copy.c.original_id == original
            connection.execute(update(article_copy).where(of_group).values(original_id=older))
    new = sorted(joined.difference(before))
    rows = ({"article_id": key, "original_id": groups.original(key)} for key in new)
    insert_rows(connection, article_copy, rows)


def _join_copies(
    connection: Connection,
    candidates: Sequence[Pair],
    groups: Groups,
    about: Mapping[str, About],
) -> set[str]:
    """Join the candidates whose texts are copies, and return the articles that were joined.

    Articles of one group are not compared again, so a text that was printed a thousand times costs
    one comparison each time.
    """
    read: dict[str, Shingles] = {}
    joined: set[str] = set()
    likely = [pair for pair in candidates if _plausible(pair, about)]
    for part in _parts(likely, BATCH):
        open_ = [(pair.left, pair.right) for pair in part]
        open_ = [pair for pair in open_ if groups.original(pair[0]) != groups.original(pair[1])]
        wanted = {key for pair in open_ for key in pair}.difference(read)
        read.update((key, copies.shingles(text)) for key, text in _texts(connection, wanted))
        for left, right in open_:
            if groups.original(left) == groups.original(right):
                continue
            days = copies.days_apart(about[left].published, about[right].published)
            if copies.are_copies(read[left], read[right], days=days):
                groups.join(left, right)
                joined.update((left, right))
    return joined


def _plausible(pair: Pair, about: Mapping[str, About]) -> bool:
    one, other = about[pair.left], about[pair.right]
    days = copies.days_apart(one.published, other.published)
    return copies.plausible(pair.agreement, sizes=(one.size, other.size), days=days)


def _originals(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    columns = article_copy.c
    asked = select(columns.article_id, columns.original_id)
    rows = among(connection, asked, columns.article_id, ids)
    return {row.article_id: row.original_id for row in rows}


def _about(connection: Connection, ids: Collection[str]) -> dict[str, About]:
    asked = select(article.c.id, article.c.published, func.length(article.c.text).label("size"))
    rows = among(connection, asked, article.c.id, ids)
    return {row.id: About(row.published, row.size) for row in rows}


def _texts(connection: Connection, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    rows = among(connection, select(article.c.id, article.c.text), article.c.id, ids)
    return ((row.id, row.text) for row in rows)


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
