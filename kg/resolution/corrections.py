"""What people correct, and what it means in whatever is read later.

A correction refers to evidence by where it stands and what it says (anchors of position and of
quotation, as in the Web Annotation Data Model), never by an id that a better model would change.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Correction, Kind


@dataclass(frozen=True, slots=True)
class Judged:
    """What corrections say of an entity: its name and kind where judged, and whether it is hidden.

    `name` and `kind` are None where nobody judged them.
    """

    name: str | None = None
    kind: Kind | None = None
    hidden: bool = False


def entity_meant(bearing: Iterable[str], votes: Mapping[str, int]) -> str | None:
    """Return which entity a correction means, None where that is open.

    `bearing` are the entities that bear the name it was judged by, and `votes` says how much of its
    evidence lies in each entity now. Where one bears the name, it is meant, unless all of the
    evidence is another's: a namesake's. Else most of the evidence decides.
    """
    ones = set(bearing)
    if len(ones) == 1 and (not votes or ones & votes.keys()):
        return ones.pop()
    most = Counter(votes).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def judged(corrections: Iterable[Correction], meant: Mapping[str, str]) -> dict[str, Judged]:
    """Return what corrections, oldest first, say of entities; the newest word holds.

    `meant` is the entity that each one means, by its id.
    """
    found: dict[str, Judged] = {}
    for one in corrections:
        if one.retracted_at is not None or one.id not in meant:
            continue
        before = found.get(meant[one.id], Judged())
        name = one.value if one.verdict == "rename" else before.name
        kind = one.value if one.verdict == "retype" else before.kind
        hidden = before.hidden or one.verdict == "hide"
        found[meant[one.id]] = Judged(name, kind, hidden)  # type: ignore[arg-type]
    return found
