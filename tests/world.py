"""A small world, told by six articles: who met whom in it, and who never did."""

from dataclasses import replace

from stored import extraction_of, read_of

from kg.knowledge import KnowledgeGraph
from kg.store import evidence
from kg.store.store import Store

# Number, publication, what the article says, and the meeting's status, date and place.
STORIES = (
    (1, "2023-06-15", "Marta Vell met Tomas Orun.", "held", "2023-06-14", "Karsk"),
    (2, "2023-06-16", "Tomas Orun received Marta Vell.", "held", "2023-06-14", None),
    (3, "2023-07-02", "Tomas Orun met Ilya Sade.", "held", "2023-07", "Amber Bay"),
    (4, "2023-08-01", "Ilya Sade will meet Nora Quist.", "planned", "2023-08-20", None),
    (5, "2023-08-02", "Nora Quist denied that she met Marta Vell.", "denied", None, None),
    (6, None, "A river in Karsk.\n\nAda Lone likes Amber Bay.", "held", None, None),
)


def fill(store: Store) -> None:
    """Save the articles, and resolve them."""
    for number, published, text, status, date, place in STORIES:
        read = read_of(number, text=text, published=published)
        extraction = extraction_of(read.article)
        if number == 6:
            extraction = replace(extraction, reports=(), claims=())
        reports = (replace(report, status=status, date=date, place=place)
                   for report in extraction.reports)  # fmt: skip
        evidence.save(store, read, replace(extraction, reports=tuple(reports)))
    KnowledgeGraph(store).resolve()
