"""Readings: articles told as the names in them, and what is known of these once they are read."""

from collections.abc import Mapping

from kg.model import Article, Claim, Extraction, Kind, Mention, Report, Tenure
from kg.resolution.resolving.readings import ReadArticle, Reading, Rejections, read_article


def reading(
    name: str,
    *printed: str,
    met: tuple[int, ...] = (),
    published: str | None = None,
    offices: Mapping[int, tuple[str, int | None]] | None = None,
    tenure: Tenure | None = None,
) -> Reading:
    """Return an article in which these names stand; a kind may stand before each.

    `met` are the numbers of those who met, `offices` says whose title is that of which body.
    """
    mentions, start = [], 0
    for each in printed:
        kind, _, text = each.rpartition(":")
        end = start + len(text)
        named: Kind = kind or "person"  # type: ignore[assignment]
        mentions.append(Mention(f"{name}-{start}", name, 0, start, end, text, named))
        start = end + 1
    ids = [mention.id for mention in mentions]
    reports = ()
    if met:
        parties = tuple(sorted(ids[one] for one in met))
        reports = (Report(f"{name}-report", name, 0, start, "held", parties, "2023-06-14"),)
    claims = tuple(
        Claim(f"{name}-office-{who}", name, 0, start, "role", ids[who],
              None if body is None else ids[body], title, tenure)
        for who, (title, body) in (offices or {}).items()
    )  # fmt: skip
    text = " ".join(each.rpartition(":")[2] for each in printed)
    article = Article(name, f"{name}.txt", text, published=published)
    return Reading(article, Extraction(name, "test", (), tuple(mentions), claims, reports))


def read(*told: Reading) -> list[ReadArticle]:
    """Return articles with their names joined into chains; nobody decided anything."""
    return [read_article(one, Rejections(()), apart=frozenset()) for one in told]
