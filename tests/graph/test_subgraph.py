"""What the store found becomes the graph's own data, and nothing is lost on the way."""

from invented import ENTITIES, MEETINGS, REPORTS, TIES, quote

from kg.graph.data import tie_id
from kg.graph.subgraph import graph_data
from kg.model import Report
from kg.results.records import Account, ArticleRow, CoMention, MeetingRecord, Office, Subgraph

VELL, ORUN = ENTITIES[0], ENTITIES[1]
LAVIA = ENTITIES[4]
LED = quote("a1", "Vell has led Lavia since 2019.", "Vell", "Lavia")
ROW = ArticleRow("a1", "news/one.txt", "Vell hosts Orun", "Northern Post", "2023-06-15", None, 9, 1)
COUNTS = {"people": 5, "groups": 3, "states": 2, "places": 2, "meetings": 3, "articles": 7}


def found(*offices: Office) -> Subgraph:
    """Return two people who met, with these offices, as the store finds them."""
    told = REPORTS["m-june"][0]
    report = Report("r1", "a1", 10, 80, told.status, ("n1", "n2"), told.date, told.place)
    account = Account(report, told.quote, (VELL.id, ORUN.id))
    return Subgraph(
        entities=(VELL, ORUN, LAVIA),
        meetings=(MeetingRecord(MEETINGS[0], (ORUN, VELL), (account,), 1),),
        co_mentions=(CoMention(TIES[0], ("a1", "a2"), (told.quote,)),),
        offices=offices,
        sources={VELL.id: ("a1",)},
        articles={"a1": ROW},
        counts=COUNTS,
    )


def test_a_report_keeps_its_quotation_its_date_and_its_place() -> None:
    assert graph_data(found()).reports == {"m-june": REPORTS["m-june"][:1]}


def test_an_office_is_a_tie_from_its_holder_with_its_sentence() -> None:
    data = graph_data(found(Office(VELL, "President", LAVIA, 4, LED)))
    (role,) = (tie for tie in data.ties if tie.kind == "role")
    assert (role.left, role.right, role.title, role.articles) == (
        "e-vell", "e-lavia", "President", 4,
    )  # fmt: skip
    assert data.quotes[tie_id(role)] == (LED,)
    assert data.sources[tie_id(role)] == ("a1",)


def test_an_office_of_no_body_leads_nowhere() -> None:
    data = graph_data(found(Office(VELL, "activist", None, 1, LED)))
    (role,) = (tie for tie in data.ties if tie.kind == "role")
    assert role.right == ""


def test_a_co_mention_keeps_its_articles_and_sentences() -> None:
    data = graph_data(found())
    assert data.sources[tie_id(TIES[0])] == ("a1", "a2")
    assert data.quotes[tie_id(TIES[0])] == (REPORTS["m-june"][0].quote,)


def test_all_that_exists_is_counted_whatever_is_chosen() -> None:
    exists = graph_data(found(Office(VELL, "President", LAVIA, 4, LED))).exists
    assert exists
    assert (exists.entities, exists.meetings, exists.ties, exists.articles) == (12, 3, 2, 7)
