"""A dozen invented entities and their meetings, for tests of the graph, the page, the exports."""

from kg.graph import GraphData, ReportQuote, Source, Totals, tie_id
from kg.model import Entity, Meeting, Quote, Tie

ARTICLES = {
    "a1": Source("a1", "news/one.txt", "Vell hosts Orun in Karsk", "Northern Post", "2023-06-15",
                 "https://northern.example/one"),
    "a2": Source("a2", "news/two.txt", "Talks on the river", "The Harbour", "2023-07-03", None),
    "a3": Source("a3", "news/three.txt", None, "The Harbour", "2023-09-20", None),
}  # fmt: skip
ENTITIES = (
    Entity("e-vell", "person", "Marta Vell", ("Marta Vell", "Vell", "President Vell"), None, 14, 3),
    Entity("e-orun", "person", "Tomas Orún", ("Tomas Orún", "Orun"), None, 9, 2),
    Entity("e-sade", "person", "Ilya Sade", ("Ilya Sade",), None, 4, 2),
    Entity("e-quist", "person", "Nora Quist", ("Nora Quist", "Quist"), None, 3, 1),
    Entity("e-lavia", "state", "Lavia", ("Lavia", "Lavian"), "XL", 12, 3),
    Entity("e-nord", "state", "Nordmark", ("Nordmark",), "XN", 6, 2),
    Entity("e-river", "group", "River Commission", ("River Commission", "RC"), None, 5, 2),
    Entity("e-front", "group", "People's Front for the Restoration of the River Provinces",
           ("People's Front for the Restoration of the River Provinces", "PFRRP"), None, 5, 1),
    Entity("e-guard", "group", "Harbour Guard", ("Harbour Guard",), None, 2, 1),
    Entity("e-karsk", "place", "Karsk", ("Karsk",), None, 6, 2),
    Entity("e-bay", "place", "Amber Bay", ("Amber Bay",), None, 2, 1),
    Entity("e-lone", "person", "Ada Lone", ("Ada Lone",), None, 1, 1),
)  # fmt: skip
MEETINGS = (
    Meeting("m-june", "held", ("e-orun", "e-vell"), ("r1", "r2"), "2023-06-14", "Karsk"),
    Meeting("m-talks", "planned", ("e-front", "e-river", "e-sade"), ("r3",), "2023-09", None),
    Meeting("m-denied", "denied", ("e-quist", "e-vell"), ("r4",), None, None),
)
TIES = (
    Tie("co-mention", "e-orun", "e-vell", 5, 2, 2, 0.6),
    Tie("co-mention", "e-lavia", "e-vell", 4, 3, 2, 0.5),
    Tie("co-mention", "e-nord", "e-orun", 2, 2, 2, 0.4),
    Tie("co-mention", "e-front", "e-river", 3, 1, 1, 0.7),
    Tie("co-mention", "e-lavia", "e-river", 1, 1, 1, 0.1),
    Tie("co-mention", "e-guard", "e-bay", 1, 1, 1, 0.9),
    Tie("co-mention", "e-guard", "e-sade", 1, 1, 1, 0.3),
    Tie("co-mention", "e-bay", "e-lavia", 1, 1, 1, 0.2),
    Tie("role", "e-vell", "e-lavia", 2, 2, 2, None, "President"),
    Tie("role", "e-orun", "e-nord", 1, 1, 1, None, "Foreign Minister"),
    Tie("role", "e-sade", "e-river", 1, 1, 1, None, "envoy"),
    Tie("role", "e-quist", "", 1, 1, 1, None, "activist"),
)


def quote(article: str, text: str, *names: str, start: int = 0) -> Quote:
    """Return a quotation in which these names are marked."""
    source = ARTICLES[article]
    marks = tuple((text.index(name), text.index(name) + len(name)) for name in names)
    return Quote(article, source.path, start, start + len(text), text, source.title,
                 source.publisher, source.published, source.url, marks)  # fmt: skip


HOSTED = "President Marta Vell 🤝 hosted Foreign Minister Tomas Orún in Karsk on Wednesday."
REPORTS = {
    "m-june": (
        ReportQuote("r1", "held", quote("a1", HOSTED, "Marta Vell", "Tomas Orún", start=10),
                    "2023-06-14", "Karsk"),
        ReportQuote("r2", "held", quote("a2", "Vell met Orun last month.", "Vell", "Orun",
                    start=99)),
    ),
    "m-talks": (
        ReportQuote("r3", "planned", quote("a3", "The commission's envoy Ilya Sade will meet the "
                    "front in September.", "Ilya Sade", start=5), "2023-09"),
    ),
    "m-denied": (
        ReportQuote("r4", "denied", quote("a2", "Vell did not receive Quist.", "Vell", "Quist",
                    start=300)),
    ),
}  # fmt: skip
QUOTES = {
    tie_id(TIES[0]): (quote("a1", HOSTED, "Marta Vell", "Tomas Orún", start=10),),
    tie_id(TIES[1]): (quote("a1", "Vell has led Lavia since 2019.", "Vell", "Lavia", start=150),),
    tie_id(TIES[3]): (quote("a2", "The PFRRP left the RC.", "PFRRP", "RC", start=400),),
    tie_id(TIES[8]): (quote("a2", "Lavian President Vell smiled.", "Lavian", "Vell", start=500),),
}
SOURCES = {
    **{entity.id: ("a1", "a2", "a3")[: entity.articles] for entity in ENTITIES},
    **{tie_id(tie): ("a1", "a2", "a3")[: tie.articles] for tie in TIES},
    **{key: tuple(sorted({r.quote.article_id for r in told})) for key, told in REPORTS.items()},
}


def news(**changes: object) -> GraphData:
    """Return the invented news, with these fields changed."""
    fields: dict[str, object] = {
        "entities": ENTITIES,
        "meetings": MEETINGS,
        "ties": TIES,
        "reports": REPORTS,
        "quotes": QUOTES,
        "articles": ARTICLES,
        "sources": SOURCES,
        "exists": Totals(entities=2431, meetings=31, ties=5120, articles=3),
    }
    return GraphData(**{**fields, **changes})  # type: ignore[arg-type]
