"""Articles told as the names in them, and the chains of these names."""

from kg.model import Claim, Extraction, Kind, Mention, content_id
from kg.resolution.chains import chains

Name = tuple[str, Kind]


def read(*names: Name, aliases: tuple[tuple[int, int], ...] = ()) -> Extraction:
    """Return what was read in an article in which these names stand, one a sentence."""
    mentions, start = [], 0
    for number, (printed, kind) in enumerate(names):
        end = start + len(printed)
        found = content_id("mention", start, end)
        mentions.append(Mention(found, "a", number + 1, start, end, printed, kind))
        start = end + 2
    claims = tuple(
        Claim(content_id(a, b), "a", 0, start, "alias", mentions[a].id, mentions[b].id)
        for a, b in aliases
    )
    return Extraction("a", "test", (), tuple(mentions), claims)


def chains_of(*names: Name, aliases: tuple[tuple[int, int], ...] = ()) -> dict[str, list[str]]:
    """Return by name of the chain the mentions of each, as printed."""
    extraction = read(*names, aliases=aliases)
    printed = {mention.id: mention.text for mention in extraction.mentions}
    return {c.name: [printed[m] for m in c.mentions] for c in chains(extraction)}


def people(*names: str) -> dict[str, list[str]]:
    """Return the chains of an article that names these people."""
    return chains_of(*((name, "person") for name in names))


def referring(names: tuple[str, ...], meant: dict[int, int]) -> dict[str, list[tuple[str, str]]]:
    """Return the chains of people, each mention with its rule.

    `meant` says of mentions, by number, which full name they stand for.
    """
    extraction = read(*((name, "person") for name in names))
    ids = [mention.id for mention in extraction.mentions]
    claims = tuple(
        Claim(f"r{one}", "a", 0, 1, "reference", ids[one], ids[other])
        for one, other in meant.items()
    )
    found = chains(Extraction("a", "test", (), extraction.mentions, claims))
    printed = dict(zip(ids, names, strict=True))
    return {
        c.name: [(printed[m], r) for m, r in zip(c.mentions, c.rules, strict=True)] for c in found
    }


def groups(*names: str, aliases: tuple[tuple[int, int], ...] = ()) -> dict[str, list[str]]:
    """Return the chains of an article that names these groups."""
    return chains_of(*((name, "group") for name in names), aliases=aliases)
