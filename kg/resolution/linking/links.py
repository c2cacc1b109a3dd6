"""How likely two full names are one entity."""

from dataclasses import dataclass
from functools import lru_cache

from kg.resolution.likeness import likeness
from kg.resolution.linking.blocks import is_short, short_forms, without_state
from kg.resolution.names import parse_key
from kg.resolution.spelling import alike

# Links from this score on join alone; from DOUBTFUL on, where the co-mentions agree as well.
CERTAIN = 0.92
DOUBTFUL = 0.78
# Full names of one entity are at least this much alike, or articles say that they are one.
CONTRADICTS = 0.75
# Articles that use two names for one entity count from this share of those with the shorter alone.
RARELY = 0.15


@dataclass(frozen=True, slots=True)
class Link:
    """Two names (keys) that may be one entity; `left` < `right`; `score` in 0..1."""

    left: str
    right: str
    rule: str
    score: float


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
    if kind != other_kind or one == other:
        # Of one kind and one form are only namesakes that were told apart.
        same = kind != other_kind and one == other
        return Link(left, right, "same words", CERTAIN) if same else None
    score = likeness(one, other, kind)
    if score >= DOUBTFUL:
        rule = "spelling" if score >= CERTAIN else "similar name"
        return Link(left, right, rule, round(score, 4))
    grouped = _rule_of_groups(left, right) if kind == "group" else None
    return Link(left, right, grouped, 0.8) if grouped else None


def _rule_of_groups(left: str, right: str) -> str | None:
    """Return why two organisations of unlike names may be one, None where nothing says so."""
    if _is_acronym_pair(left, right):
        return "acronym"
    one, other = parse_key(left)[1], parse_key(right)[1]
    without = one == without_state(other) or other == without_state(one)
    return "similar name" if without else None


def is_respelled(left: str, right: str) -> bool:
    """Return whether two full names are surely spellings of one."""
    one = None if is_short(left) or is_short(right) else link(left, right)
    return one is not None and one.rule == "spelling"


def _is_acronym_pair(left: str, right: str, *, whole: bool = True) -> bool:
    """Return whether one name is the acronym of the other, or ends in it where not `whole`.

    "PIJ" is no acronym of "Islamic Jihad", and yet the two can be one.
    """
    short, long = sorted((left, right), key=len)
    form = parse_key(short)[1]
    if " " in form or " " not in parse_key(long)[1]:
        return False
    acronyms = short_forms(long)
    return form in acronyms or (not whole and any(form.endswith(one) for one in acronyms))


@lru_cache(maxsize=5_000)
def contradicts(left: str, right: str) -> bool:
    """Return whether two names can hardly be one entity's, whatever links them."""
    (kind, one), (other_kind, other) = parse_key(left), parse_key(right)
    if kind != other_kind:
        return "state" in (kind, other_kind)
    if kind == "state" or (one == other and left != right):
        return True
    if kind == "group":
        shorter, longer = sorted((one.split(), other.split()), key=len)
        within = all(any(alike(a, b) >= 0.88 for b in longer) for a in shorter)
        if within or _is_acronym_pair(left, right, whole=False):
            return False
    return likeness(one, other, kind) < CONTRADICTS
