"""What the store found for a graph, as the graph's own data."""

from kg.findings import ArticleRow, Told
from kg.graph import GraphData, ReportQuote, Source, Totals, tie_id
from kg.model import Tie
from kg.store.queries.scenes import Scene


def data(scene: Scene) -> GraphData:
    """Return the data that `kg.graph.build` takes."""
    roles = {
        Tie(
            "role", office.holder.id, office.body.id if office.body else "",
            sentences=office.articles, articles=office.articles, independent=office.articles,
            title=office.title,
        ): office.quote
        for office in scene.offices
    }  # fmt: skip
    quotes = {tie_id(each.tie): each.quotes for each in scene.companies}
    quotes |= {tie_id(tie): (quote,) for tie, quote in roles.items()}
    sources = dict(scene.sources)
    sources |= {tie_id(each.tie): each.articles for each in scene.companies}
    sources |= {tie_id(tie): (quote.article_id,) for tie, quote in roles.items()}
    return GraphData(
        entities=scene.entities,
        meetings=tuple(told.meeting for told in scene.meetings),
        ties=(*(each.tie for each in scene.companies), *roles),
        reports={told.meeting.id: _reports(told) for told in scene.meetings},
        quotes=quotes,
        articles={id_: _source(row) for id_, row in scene.articles.items()},
        sources=sources,
        exists=Totals(
            entities=sum(scene.counts[kind] for kind in ("people", "groups", "states", "places")),
            meetings=scene.counts["meetings"],
            ties=len(scene.companies) + len(roles),
            articles=scene.counts["articles"],
        ),
    )


def _reports(told: Told) -> tuple[ReportQuote, ...]:
    return tuple(
        ReportQuote(
            account.report.id, account.report.status, account.quote,
            account.report.date, account.report.place,
        )
        for account in told.accounts
    )  # fmt: skip


def _source(row: ArticleRow) -> Source:
    return Source(row.id, row.path, row.title, row.publisher, row.published, row.url, row.copy_of)
