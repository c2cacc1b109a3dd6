"""Which links between full names join: where spelling leaves doubt, co-mentions must agree."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, Protocol

from kg.parts import Run, divided
from kg.resolution.linking import CERTAIN, SAID, CoMentions, Link, agreement, link
from kg.resolution.names import parse_key, qualifier

# The rule of a link that joins nothing.
DOUBT = "doubtful"
# A link in doubt counts where its names share one person or group, or as much of other names.
AGREED = 1.0
# So many pairs of names are a part of the work of comparing them.
PART = 5_000


class NameCoMentions(Protocol):
    """What knows the co-mentions of full names."""

    def of_name(self, name_key: str) -> CoMentions:
        """Return the co-mentions of a full name."""


class Compared(NamedTuple):
    """Two names to compare, with what articles say of them; see `link_between`."""

    left: str
    right: str
    together: int
    alone: int
    are_two: bool


def compare(pairs: Iterable[Compared], run: Run) -> Iterator[Link]:
    """Yield how names may be one, in the order of their pairs; they are compared by parts."""
    return (one for one in divided(run, _links, pairs, size=PART) if one is not None)


def _links(pairs: list[Compared]) -> list[Link | None]:
    """Return how the names of each pair may be one; a part of the work of comparing."""
    return [
        link_between(one.left, one.right, together=one.together, alone=one.alone,
                     are_two=one.are_two)
        for one in pairs
    ]  # fmt: skip


def link_between(left: str, right: str, *, together: int, alone: int, are_two: bool) -> Link | None:
    """Return how two names may be one, in doubt where an article says that they `are_two`.

    `together` and `alone` are as for `kg.resolution.linking.link`.
    """
    one = link(left, right, together=together, alone=alone)
    if one is not None and are_two and one.rule not in SAID:
        return replace(one, rule=DOUBT)
    return one


def weigh(one: Link, co_mentions: NameCoMentions) -> Link:
    """Return a link, in doubt where it is unsure and the co-mentions of its names do not agree."""
    if one.rule == DOUBT or not is_unsure(one):
        return one
    agreed = agreement(co_mentions.of_name(one.left), co_mentions.of_name(one.right))
    return one if agreed >= AGREED else replace(one, rule=DOUBT)


def is_unsure(one: Link) -> bool:
    """Return whether a link counts only where the co-mentions of its names agree.

    How names are spelt does not say which of several namesakes is meant.
    """
    unsure = one.score < CERTAIN or bool(qualifier(one.left) or qualifier(one.right))
    return unsure and one.rule not in SAID


def of_two_kinds(left: str, right: str) -> bool:
    """Return whether two names have the same words and another kind, as a person and a firm."""
    (kind, form), (other_kind, other) = parse_key(left), parse_key(right)
    return form == other and kind != other_kind and "state" not in (kind, other_kind)


def may_change(one: Link, changed: Collection[str]) -> bool:
    """Return whether a link may be another one where articles of one of its names came.

    `changed` are the names whose co-mentions changed. How much names are alike does not change.
    """
    return (
        one.rule in SAID
        or of_two_kinds(one.left, one.right)
        or (is_unsure(one) and (one.left in changed or one.right in changed))
    )


def best_links(links: Iterable[Link]) -> dict[str, tuple[str, float]]:
    """Return for each name why it belongs where it is: the rule and score of its best link."""
    found: dict[str, tuple[str, float]] = {}
    for one in sorted(links, key=lambda link: (link.score, link.rule)):
        for name in (one.left, one.right):
            found[name] = (one.rule, min(1.0, one.score))
    return found
