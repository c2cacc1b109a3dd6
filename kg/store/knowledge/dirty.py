"""What may have changed since knowledge was last drawn."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Dirty:
    """Full names and short names (keys), chains whose entity changed, entities, old reports.

    `former` remembers the entity of each chain that is made anew, so that ids are kept. `read` are
    the articles whose chains are new, `first` the least of their ids for each key. `moved` are
    the full names of entities to or from which one went that was in another, `judged` the entities
    of which people say another thing now. Where `anew` is false,
    articles only came: then what is said of a name that none of them concerns still holds.
    """

    full: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    chains: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    former: dict[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)
    anew: bool = False
