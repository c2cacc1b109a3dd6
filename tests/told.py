"""Articles told as the names in them, for tests of what follows from names alone."""

from typing import NamedTuple

from sqlalchemy import select

from kg.model import Article, Claim, Extraction, Kind, Mention, Report, Sentence, content_id
from kg.store import evidence, schema
from kg.store.store import Store


class Given(NamedTuple):
    """An article as if it had been read from a file."""

    article: Article
    source: str
    digest: str


class Told(NamedTuple):
    """An article told as the names in it, and who met whom (numbers of names).

    `offices` are of whom, the title, and in which of the names.
    """

    names: tuple[tuple[str, Kind, str | None], ...]
    meetings: tuple[tuple[tuple[int, ...], str, str | None], ...] = ()
    published: str | None = None
    aliases: tuple[tuple[int, int], ...] = ()
    offices: tuple[tuple[int, str, int | None], ...] = ()


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
    claims += tuple(
        Claim(
            content_id("office", name, who, title), name, 0, len(text), "role",
            mentions[who].id, None if body is None else mentions[body].id, title,
        )
        for who, title, body in dict.fromkeys(told.offices)
    )  # fmt: skip
    article = Article(name, f"{name}.txt", text, published=told.published)
    extraction = Extraction(name, "test", (whole,), tuple(mentions), claims, reports)
    evidence.save(store, Given(article, article.path, name), extraction)


def clusters(store: Store) -> set[frozenset[str]]:
    """Return the entities as sets of mentions."""
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for row in connection.execute(select(schema.entity_mention)):
            assert row.entity_id is not None
            found.setdefault(row.entity_id, set()).add(row.mention_id)
    return {frozenset(mentions) for mentions in found.values()}


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return all knowledge, ids included."""
    names = ("entity", "entity_alias", "chain", "entity_mention", "meeting", "meeting_participant",
             "meeting_report", "name_link", "chain_name", "short_token")  # fmt: skip
    with store.reading() as connection:
        return {
            name: sorted(
                (tuple(row) for row in connection.execute(select(schema.metadata.tables[name]))),
                key=repr,
            )
            for name in names
        }


def meetings(store: Store) -> set[tuple[object, ...]]:
    """Return the meetings without ids: status, date and reports."""
    with store.reading() as connection:
        of = schema.meeting_report.c
        found: dict[str, set[str]] = {}
        for row in connection.execute(select(of.meeting_id, of.report_id)):
            found.setdefault(row.meeting_id, set()).add(row.report_id)
        rows = connection.execute(select(schema.meeting))
        return {(row.status, row.date, frozenset(found.get(row.id, ()))) for row in rows}
