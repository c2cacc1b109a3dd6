"""Whether every name that kg prints for an entity is found when it is asked for.

    python benchmarks/names_found.py kg.db

Asks for the name of each person, group, state and place of a database, as `kg show NAME` does, and
prints how many are found, how many lead to somebody better known (and it is said), how many are
borne by several and list them, and how many are not found at all: these must be none, and the exit
status says so.
"""

import sys
from collections import Counter

from kg.errors import AmbiguousName, NotFound
from kg.knowledge import KnowledgeGraph
from kg.model import KINDS

OUTCOMES = ("asked", "found", "better known", "listed", "not found")


def main(db: str) -> int:
    """Print a line for each kind, and each name that is not found; return the exit status."""
    with KnowledgeGraph.open(db, create=False) as news:
        news.notify = lambda _: None
        print("\t".join(("kind", *OUTCOMES)))
        lost = 0
        for kind in KINDS:
            counts: Counter[str] = Counter()
            for one in news.entities(kind):
                outcome = asked(news, one.name, one.id)
                counts["asked"] += 1
                counts[outcome] += 1
                if outcome == "not found":
                    print(f"{one.name}\t{one.id}", file=sys.stderr)
            lost += counts["not found"]
            print("\t".join((kind, *(str(counts[each]) for each in OUTCOMES))))
    return min(lost, 1)


def asked(news: KnowledgeGraph, name: str, id_: str) -> str:
    """Return what comes of asking for a name that is printed for the entity of this id."""
    try:
        return "found" if news.entity(name).id == id_ else "better known"
    except AmbiguousName as error:
        return "listed" if any(id_[:8] in each for each in error.candidates) else "not found"
    except NotFound:
        return "not found"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
