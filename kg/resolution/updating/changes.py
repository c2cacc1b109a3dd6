"""What may have changed since knowledge was last drawn: what each step says to those after it."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.resolution.linking import is_short

Names = AbstractSet[str]
NONE: Names = frozenset()


@dataclass(frozen=True, slots=True)
class Changes:
    """Names (keys), chains, entities and articles that are to be looked at.

    `full` and `short` are names of which something came or went, `changed` the full names whose
    entity, other names or co-mentions are not what they were, `moved` those of entities to or from
    which one went that was in another. `chains` are those that have another entity, `entities`
    those to be described anew, `judged` those of which people say another thing now.
    `former` remembers the entity of each chain that is made anew, so that ids are kept. `read` are
    the articles whose chains are new, `first` the least of their ids for each name. Unless it is
    `anew`, articles only came: then what is said of a name that none of them concerns still holds.
    """

    full: Names = NONE
    short: Names = NONE
    changed: Names = NONE
    moved: Names = NONE
    chains: Names = NONE
    entities: Names = NONE
    judged: Names = NONE
    read: Names = NONE
    former: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)
    anew: bool = False

    @classmethod
    def of_names(cls, names: Collection[str]) -> "Changes":
        """Return that something came or went of names, full and short ones."""
        short = frozenset(name for name in names if is_short(name))
        return cls(full=frozenset(names) - short, short=short)

    def __or__(self, other: "Changes") -> "Changes":
        """Return what either says."""
        return together((self, other))


NOTHING = Changes()


def together(parts: Iterable[Changes]) -> Changes:
    """Return what any of many parts of a step says."""
    every = list(parts)
    first: dict[str, str] = {}
    for one in every:
        first |= {name: min(least, first.get(name, least)) for name, least in one.first.items()}

    def union(field_name: str) -> Names:
        return frozenset[str]().union(*(getattr(one, field_name) for one in every))

    return Changes(
        full=union("full"),
        short=union("short"),
        changed=union("changed"),
        moved=union("moved"),
        chains=union("chains"),
        entities=union("entities"),
        judged=union("judged"),
        read=union("read"),
        former={chain: entity for one in every for chain, entity in one.former.items()},
        first=first,
        anew=any(one.anew for one in every),
    )
