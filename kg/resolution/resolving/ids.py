"""Ids made from content: a cluster is called after the first of what it holds."""

from collections.abc import Mapping

from kg.model import content_id


def assign(
    wanted: Mapping[int, str], *, table: str, fixed: Mapping[int, str] | None = None
) -> dict[int, str]:
    """Return an id for each numbered cluster.

    A cluster that has a `fixed` id keeps it; any other has one made from the content in `wanted`.
    """
    found = dict(fixed or {})
    taken = set(found.values())
    fresh = sorted((content, number) for number, content in wanted.items() if number not in found)
    for content, number in fresh:
        again, name = 0, content_id(table, content)
        while name in taken:
            again += 1
            name = content_id(table, content, again)
        taken.add(name)
        found[number] = name
    return found
