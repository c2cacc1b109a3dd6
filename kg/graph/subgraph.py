"""What the store found for a graph, as the graph's own data."""

from kg.graph.data import GraphData, ReportQuote, Source, Totals, tie_id
from kg.model import Quote, Tie
from kg.results.records import ArticleRow, MeetingRecord, Subgraph


def graph_data(subgraph: Subgraph) -> GraphData:
    """Return the data that `kg.graph.build` takes."""
    roles = {
        Tie(
            "role", office.holder.id, office.body.id if office.body else "",
            sentences=office.articles, articles=office.articles, independent=office.articles,
            title=office.title,
        ): office.quote
        for office in subgraph.offices
    }  # fmt: skip
    quotes: dict[str, tuple[Quote, ...]] = {}
    sources = dict(subgraph.sources)
    for each in subgraph.co_mentions:
        id_ = tie_id(each.tie)
        quotes[id_], sources[id_] = each.quotes, each.articles
    for tie, quote in roles.items():
        id_ = tie_id(tie)
        quotes[id_], sources[id_] = (quote,), (quote.article_id,)
    return GraphData(
        entities=subgraph.entities,
        meetings=tuple(told.meeting for told in subgraph.meetings),
        ties=(*(each.tie for each in subgraph.co_mentions), *roles),
        reports={told.meeting.id: _reports(told) for told in subgraph.meetings},
        quotes=quotes,
        articles={id_: _source(row) for id_, row in subgraph.articles.items()},
        sources=sources,
        exists=Totals(
            entities=sum(
                subgraph.counts[kind] for kind in ("people", "groups", "states", "places")
            ),
            meetings=subgraph.counts["meetings"],
            ties=len(subgraph.co_mentions) + len(roles),
            articles=subgraph.counts["articles"],
        ),
    )


def _reports(told: MeetingRecord) -> tuple[ReportQuote, ...]:
    return tuple(
        ReportQuote(
            account.report.id, account.report.status, account.quote,
            account.report.date, account.report.place,
        )
        for account in told.accounts
    )  # fmt: skip


def _source(row: ArticleRow) -> Source:
    return Source(row.id, row.path, row.title, row.publisher, row.published, row.url, row.copy_of)
