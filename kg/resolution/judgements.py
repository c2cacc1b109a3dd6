"""What follows from people's judgements: A=B and B=C give A=C; A≠B and B=C give A≠C.

The state is a pure function of the judgements that stand; a retracted one has no effect.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.errors import JudgementConflict
from kg.model import Judgement, Verdict
from kg.resolution.connected import connected
from kg.resolution.names import parse_key


@dataclass(frozen=True, slots=True)
class Ruling:
    """All that judgements say: which keys are one (`one_of`), and which sets of one differ.

    `contradicted` are those by which names differ that others say are one; they have no effect.
    """

    one_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()
    contradicted: tuple[Judgement, ...] = ()

    def same(self, left: str, right: str) -> bool:
        """Return whether two keys were judged to be one, also by what follows."""
        return left == right or (left in self.one_of and self.one(left) == self.one(right))

    def apart(self, left: str, right: str) -> bool:
        """Return whether two keys were judged different, also by what follows."""
        return frozenset({self.one(left), self.one(right)}) in self.different

    def with_same(self, key: str) -> tuple[str, ...]:
        """Return all keys that were judged to be one with a key, itself included, sorted."""
        return self.members.get(self.one(key), (key,))

    def pairs_apart(self) -> frozenset[frozenset[str]]:
        """Return every pair of keys that must not be one."""
        found = set()
        for pair in self.different:
            left, right = sorted(pair)
            for one in self.with_same(left):
                found |= {frozenset({one, other}) for other in self.with_same(right)}
        return frozenset(found)

    def one(self, key: str) -> str:
        """Return the key for all that were judged to be one with a key."""
        return self.one_of.get(key, key)


def ruling(judgements: Iterable[Judgement]) -> Ruling:
    """Return what follows from the judgements that stand, in whatever order they come."""
    standing = [judgement for judgement in judgements if judgement.retracted_at is None]
    same: dict[str, set[int]] = defaultdict(set)
    for number, judgement in enumerate(standing):
        for key in (judgement.left, judgement.right):
            same[key] |= {number} if judgement.verdict == "same" else set()
    members = {keys[0]: tuple(keys) for keys in connected(same)}
    one_of = {key: one for one, keys in members.items() for key in keys}
    differ = [judgement for judgement in standing if judgement.verdict == "different"]
    pairs = [frozenset({one_of[judgement.left], one_of[judgement.right]}) for judgement in differ]
    return Ruling(
        one_of=one_of,
        members=members,
        different=frozenset(pair for pair in pairs if len(pair) > 1),
        contradicted=tuple(
            judgement for judgement, pair in zip(differ, pairs, strict=True) if len(pair) == 1
        ),
    )


def check_all(judgements: Iterable[Judgement], new: Sequence[Judgement]) -> None:
    """Raise `JudgementConflict` for the first of some new judgements that contradicts.

    What contradicts some contradicts more, so that the first is found by halving.
    """
    standing = [judgement for judgement in judgements if judgement.retracted_at is None]
    coming = [judgement for judgement in new if judgement.retracted_at is None]
    if not ruling([*standing, *coming]).contradicted:
        return
    good = bisect_left(
        range(len(coming)),
        1,
        key=lambda number: bool(ruling([*standing, *coming[: number + 1]]).contradicted),
    )
    first = coming[good]
    check([*standing, *coming[:good]], first.left, first.right, first.verdict)


def check(judgements: Iterable[Judgement], left: str, right: str, verdict: Verdict) -> None:
    """Raise `JudgementConflict`, with the judgements that cause it, where a new one contradicts."""
    standing = [judgement for judgement in judgements if judgement.retracted_at is None]
    now = ruling(standing)
    if verdict == "different" and now.same(left, right):
        raise JudgementConflict(_name(left), _name(right), _path(standing, left, right))
    if verdict == "same" and left != right and now.apart(left, right):
        because = [
            _said(judgement)
            for judgement in standing
            if judgement.verdict == "different"
            and {now.one_of[judgement.left], now.one_of[judgement.right]}
            == {now.one_of.get(left, left), now.one_of.get(right, right)}
        ]
        raise JudgementConflict(_name(left), _name(right), because)


def _path(standing: list[Judgement], left: str, right: str) -> list[str]:
    """Return the judgements "same" that lead from one key to another, fewest first."""
    if left == right:
        return ["a name is the same as itself"]
    steps: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for judgement in standing:
        if judgement.verdict == "same":
            steps[judgement.left].append((judgement.right, judgement))
            steps[judgement.right].append((judgement.left, judgement))
    came: dict[str, tuple[str, Judgement]] = {}
    queue = deque([left])
    while queue and right not in came:
        key = queue.popleft()
        for other, judgement in steps[key]:
            if other not in came and other != left:
                came[other] = (key, judgement)
                queue.append(other)
    path, key = [], right
    while key != left:
        key, judgement = came[key]
        path.append(_said(judgement))
    return path[::-1]


def _said(judgement: Judgement) -> str:
    sign = "=" if judgement.verdict == "same" else "≠"
    return f"{_name(judgement.left)} {sign} {_name(judgement.right)} ({judgement.id})"


def _name(key: str) -> str:
    return parse_key(key)[1]
