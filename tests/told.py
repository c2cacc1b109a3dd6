"""Articles told as the names in them, for tests of what follows from names alone."""

from typing import NamedTuple

from kg.model import Article, Claim, Extraction, Kind, Mention, Report, Sentence, content_id
from kg.store import evidence
from kg.store.store import Store


class Given(NamedTuple):
    """An article as if it had been read from a file."""

    article: Article
    source: str
    digest: str


class Told(NamedTuple):
    """An article told as the names in it, and who met whom (numbers of names)."""

    names: tuple[tuple[str, Kind, str | None], ...]
    meetings: tuple[tuple[tuple[int, ...], str, str | None], ...] = ()
    published: str | None = None
    aliases: tuple[tuple[int, int], ...] = ()


def add(store: Store, name: str, told: Told) -> None:
    """Save an article in which these names stand one after another."""
    text = " ".join(printed for printed, _, _ in told.names) or "."
    mentions, start = [], 0
    for printed, kind, code in told.names:
        end = start + len(printed)
        found = content_id("mention", name, start, end)
        mentions.append(Mention(found, name, 0, start, end, printed, kind, code))
        start = end + 1
    whole = Sentence(0, 0, 0, len(text))
    reports = tuple(
        Report(
            content_id("report", name, number), name, 0, len(text), status,
            tuple(sorted({mentions[one].id for one in who})), date,
        )
        for number, (who, status, date) in enumerate(told.meetings)
    )  # fmt: skip
    claims = tuple(
        Claim(
            content_id("claim", name, a, b),
            name,
            0,
            len(text),
            "alias",
            mentions[a].id,
            mentions[b].id,
        )
        for a, b in told.aliases
    )
    article = Article(name, f"{name}.txt", text, published=told.published)
    extraction = Extraction(name, "test", (whole,), tuple(mentions), claims, reports)
    evidence.save(store, Given(article, article.path, name), extraction)
