"""Ids made from content: a cluster is called after the first of what it holds."""

from collections.abc import Collection, Mapping

from kg.model import content_id


def assign(
    wanted: Mapping[int, str],
    *,
    table: str,
    fixed: Mapping[int, str] | None = None,
    votes: Mapping[tuple[int, str], int] | None = None,
    used: Collection[str] = (),
) -> dict[int, str]:
    """Return an id for each numbered cluster.

    A cluster that has a `fixed` id keeps it. `votes` counts what a cluster shares with an older id:
    it takes the one with which it shares most. One that gets neither has an id made from the
    content in `wanted`, and none of those that are `used`.
    """
    found = dict(fixed or {})
    taken = set(found.values())
    ordered = sorted(
        (votes or {}).items(), key=lambda item: (-item[1], wanted[item[0][0]], item[0][1])
    )
    for (number, old), _ in ordered:
        if number not in found and old not in taken:
            found[number] = old
            taken.add(old)
    taken |= set(used)
    fresh = sorted((content, number) for number, content in wanted.items() if number not in found)
    for content, number in fresh:
        again, name = 0, content_id(table, content)
        while name in taken:
            again += 1
            name = content_id(table, content, again)
        taken.add(name)
        found[number] = name
    return found
