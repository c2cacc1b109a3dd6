"""What the whole line reads in small articles, each of a kind that was once read wrongly.

All are read at once, into one graph; nobody stands in two of them.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.knowledge import KnowledgeGraph
from kg.results import meeting_record

pytestmark = [pytest.mark.pipeline, pytest.mark.timeout(600)]
MORE = "\n\nOfficials said that both delegations had worked on the loan for more than a year.\n"
WEDNESDAY = "---\ndate: 2024-03-06\n---\n"
Meeting = tuple[str, str | None, str | None, frozenset[str]]


def met(status: str, date: str | None, place: str | None, *names: str) -> Meeting:
    return status, date, place, frozenset(names)


# The articles of a kind, and the meetings that they tell of.
KINDS: dict[str, tuple[list[str], list[Meeting]]] = {
    "officials who declined to tell more": (
        ["Finance Minister Radek Soukup met Treasury Secretary Alan Prescott in Oslo on Monday, "
         "officials said, but they declined to disclose the details of the talks."],
        [met("held", "2024-03-04", "Oslo", "Radek Soukup", "Alan Prescott")],
    ),
    "a relative clause": (
        ["British minister Colin Ashdown, who met Brazilian Finance Minister Edson Queiroz in Lima "
         "last week, said that the debt would be paid."],
        [met("held", "2024-02-26/2024-03-03", "Lima", "Colin Ashdown", "Edson Queiroz")],
    ),
    "a show's host": (
        ["Princess Margit's interview with talk show host Delia Farrow was seen by more viewers "
         "than anybody had expected."],
        [],
    ),
    "the day after a meeting": (
        ["The files were copied in 2017. On December 21, 2017, the day after Croatian minister "
         "Ante Bilic met Irish minister Nora Halloran, prosecutors searched the house."],
        [met("held", "2017-12-20", None, "Ante Bilic", "Nora Halloran")],
    ),
    "a month and its year": (
        ["Estonian Prime Minister Taavi Rebane met Belgian minister Luc Peeters in Ghent in Dec. "
         "2021."],
        [met("held", "2021-12", "Ghent", "Taavi Rebane", "Luc Peeters")],
    ),
    "a weekday ahead": (
        ["Spanish Foreign Minister Rosa Iturbe will meet Greek President Nikos Vlahos in Athens on "
         "Friday."],
        [met("planned", "2024-03-08", "Athens", "Rosa Iturbe", "Nikos Vlahos")],
    ),
    "a dateline and a weekday": (
        ["CAIRO, March 6, 2024 (AFP) - Libyan Foreign Minister Salem Gharyani met Egyptian "
         "President Hany Zaki in Cairo on Tuesday."],
        [met("held", "2024-03-05", "Cairo", "Salem Gharyani", "Hany Zaki")],
    ),
    "a quotation that begins the text": (
        ["“We are close,” said Icelandic Prime Minister Birna Helgadottir after she met Swiss "
         "President Reto Caluori in Basel on Tuesday."],
        [met("held", "2024-03-05", "Basel", "Birna Helgadottir", "Reto Caluori")],
    ),
    "capitals throughout": (
        ["TURKISH FOREIGN MINISTER KEMAL DOGAN MET JAPANESE PRESIDENT AIKO TANABE IN KYOTO ON "
         "TUESDAY."],
        [met("held", "2024-03-05", "KYOTO", "KEMAL DOGAN", "AIKO TANABE")],
    ),
    "lines broken in a name": (
        ["South African President Johan van der\nWesthuizen met Cuban President Luz\nArmenteros in "
         "Pretoria on Tuesday."],
        [met("held", "2024-03-05", "Pretoria", "Johan van der Westhuizen", "Luz Armenteros")],
    ),
    "a mark in a name that nobody sees": (
        ["Peruvian Foreign Minister Ma\u00adrio Qui\u200broga met Chilean President Ines\u00a0"
         "Duarte in Arica on Tuesday."],
        [met("held", "2024-03-05", "Arica", "Mario Quiroga", "Ines Duarte")],
    ),
    "two of one name": (
        ["Kuwaiti Health Minister Yousef Rashidi met Omani Prime Minister Faisal Lawati in Muscat "
         "on Tuesday.",
         "Striker Yousef Rashidi scored twice in Doha on Monday. Rashidi, 21, met coach Pavel "
         "Drobny before the match."],
        [met("held", "2024-03-05", "Muscat", "Yousef Rashidi", "Faisal Lawati"),
         met("held", "2024-03-04", "Doha", "Yousef Rashidi", "Pavel Drobny")],
    ),
    "an initial in one of two articles": (
        ["Senator Walter T. Hobson met Panamanian Foreign Minister Elias Cedeno in Tartu on March "
         "1, 2024.",
         "Senator Walter Hobson met Kenyan President Grace Wekesa in Mombasa on March 4, 2024."],
        [met("held", "2024-03-01", "Tartu", "Walter T. Hobson", "Elias Cedeno"),
         met("held", "2024-03-04", "Mombasa", "Walter T. Hobson", "Grace Wekesa")],
    ),
    "a surname that is another's first name": (
        ["French lawyer Daniel Thibault met Czech Foreign Minister Ota Hrubes in Paris on Monday. "
         "Thibault said that it was good.",
         "French minister Thibault Garnier met Tongan President Sione Fifita in Nice on Tuesday. "
         "Garnier flew home."],
        [met("held", "2024-03-04", "Paris", "Daniel Thibault", "Ota Hrubes"),
         met("held", "2024-03-05", "Nice", "Thibault Garnier", "Sione Fifita")],
    ),
    "a newsletter": (
        ["Good morning, and welcome back. Thanks for subscribing.\n\n1 big thing: Gas\nSlovenian "
         "Foreign Minister Matej Kocjan met Finnish President Tuula Niemi in Turku on Tuesday.\n\n"
         "2. What we are reading\nHow the port was lost (Northern Post)"],
        [met("held", "2024-03-05", "Turku", "Matej Kocjan", "Tuula Niemi")],
    ),
    "names that a slash sets apart": (
        ["By JANE ROE/Northern Post\n\nRomanian Foreign Minister Dinu Petcu met Serbian President "
         "Goran Ilic in Novi Sad on Tuesday."],
        [met("held", "2024-03-05", "Novi Sad", "Dinu Petcu", "Goran Ilic")],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("kinds")
    for kind, (articles, _) in KINDS.items():
        for number, text in enumerate(articles):
            (folder / kind).mkdir(exist_ok=True)
            (folder / kind / f"{number}.txt").write_text(f"{WEDNESDAY}{text}{MORE}", "utf-8")
    with KnowledgeGraph.open(folder / "kg.db") as graph:
        assert not graph.add(*(folder / kind for kind in KINDS)).failed
        yield graph


@pytest.fixture(scope="module")
def meetings(news: KnowledgeGraph) -> dict[str, list[Meeting]]:
    """The meetings of each kind, in the order of their dates."""
    found: dict[str, list[Meeting]] = {kind: [] for kind in KINDS}
    for one in map(meeting_record, news.each_meeting()):
        kinds = {Path(str(report["path"])).parent.name for report in one["reports"]}
        names = (str(who["name"]).partition(" (")[0] for who in one["participants"])
        for kind in kinds:
            found[kind].append(met(one["status"], one["date"], one["place"], *names))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_meetings_of_a_kind(kind: str, meetings: dict[str, list[Meeting]]) -> None:
    wanted = KINDS[kind][1]
    assert sorted(meetings[kind], key=str) == sorted(wanted, key=str)


def test_two_of_one_name_are_two_and_one_with_an_initial_is_one(news: KnowledgeGraph) -> None:
    names = [one.name for one in news.entities("person")]
    assert sum("Rashidi" in name for name in names) == 2
    assert sum("Hobson" in name for name in names) == 1
    assert sum("Thibault" in name for name in names) == 2
