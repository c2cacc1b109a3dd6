"""Pairs that met, and the reports of meetings that they are: who, when, where and with what end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import indexed, number_of, words_of
from spacy.tokens import Doc

from kg.extraction.component import MentionIndex
from kg.extraction.dates.calendar import Calendar
from kg.extraction.meetings.reports import CERTAIN, UNNAMED, find_reports
from kg.model import Report
from kg.nlp.meetings import MeetingPair, Status
from kg.nlp.offices import Office

FOUR = "<Ana Vell|PERSON>, <Bo Orun|PERSON>, <Cy Sade|PERSON> and <Di Quist|PERSON> met."
TALKS = (
    "<Ana Vell|PERSON> met <Bo Orun|PERSON> in <Geneva|GPE> on June 14.\n"
    "They spoke of Iranian oil in Iran."
)


def pair(
    doc: Doc,
    left: str,
    right: str,
    *,
    trigger: str = "met",
    status: Status = "held",
    confidence: float = 0.9,
    when: str | None = None,
    place: str | None = None,
) -> MeetingPair:
    """Return a pair that met, as the pipeline would read it."""
    word = next(token for token in doc if token.text == trigger)
    one, other = sorted((number_of(doc, left), number_of(doc, right)))
    time = number_of(doc, when) if when else None
    where = number_of(doc, place) if place else None
    return MeetingPair(0, word.i, one, other, status, confidence, time, where)


def reports(
    doc: Doc, index: MentionIndex, *pairs: MeetingPair, published: str | None = "2023-06-20"
) -> list[Report]:
    """Return the reports that these pairs are in an article of this day."""
    doc._.meetings = list(pairs)
    return find_reports(doc, index, Calendar.of(doc.text, published), article_id="article")


def who(index: MentionIndex, report: Report) -> set[str]:
    """Return the printed names of those who met."""
    return {one.text for one in index.named if one.id in report.participants}


def test_a_pair_is_a_report_that_quotes_its_sentence() -> None:
    doc, index = indexed("It rained.\n" + TALKS)
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun"))
    assert who(index, report) == {"Ana Vell", "Bo Orun"}
    assert list(report.participants) == sorted(report.participants)
    assert (report.status, report.confidence) == ("held", 0.9)
    assert (report.date, report.place) == (None, None)
    assert doc.text[report.start : report.end].startswith("Ana Vell met")
    assert doc.text[report.start : report.end].endswith("June 14.")


def test_all_who_met_one_another_are_one_report_with_the_least_confidence() -> None:
    doc, index = indexed(FOUR)
    (report,) = reports(
        doc,
        index,
        pair(doc, "Ana Vell", "Bo Orun"),
        pair(doc, "Ana Vell", "Cy Sade", confidence=0.85),
        pair(doc, "Bo Orun", "Cy Sade", confidence=0.88),
    )
    assert who(index, report) == {"Ana Vell", "Bo Orun", "Cy Sade"}
    assert report.confidence == 0.85


def test_who_met_two_people_apart_gives_two_reports() -> None:
    doc, index = indexed(FOUR)
    found = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun"), pair(doc, "Ana Vell", "Cy Sade"))
    assert [who(index, one) for one in found] == [{"Ana Vell", "Bo Orun"}, {"Ana Vell", "Cy Sade"}]


def test_two_words_tell_of_two_meetings() -> None:
    doc, index = indexed("<Ana Vell|PERSON> met <Bo Orun|PERSON> and then saw <Cy Sade|PERSON>.")
    found = reports(
        doc,
        index,
        pair(doc, "Ana Vell", "Cy Sade", trigger="saw"),
        pair(doc, "Ana Vell", "Bo Orun"),
    )
    assert [who(index, one) for one in found] == [{"Ana Vell", "Bo Orun"}, {"Ana Vell", "Cy Sade"}]


def test_a_meeting_that_two_words_tell_alike_is_reported_once() -> None:
    doc, index = indexed("<Ana Vell|PERSON> met <Bo Orun|PERSON> and they spoke.")
    found = reports(
        doc,
        index,
        pair(doc, "Ana Vell", "Bo Orun", trigger="spoke", confidence=0.6),
        pair(doc, "Ana Vell", "Bo Orun"),
    )
    assert [one.confidence for one in found] == [0.9]


@pytest.mark.parametrize(("confidence", "number"), [(CERTAIN, 1), (CERTAIN - 0.01, 0)])
def test_a_pair_that_is_not_certain_is_not_reported(confidence: float, number: int) -> None:
    doc, index = indexed(TALKS)
    found = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", confidence=confidence))
    assert len(found) == number


def test_how_certain_a_pair_has_to_be_can_be_said() -> None:
    doc, index = indexed(TALKS)
    doc._.meetings = [pair(doc, "Ana Vell", "Bo Orun", confidence=0.3)]
    assert len(find_reports(doc, index, Calendar(None, None), least=0.2)) == 1
    assert find_reports(doc, index, Calendar(None, None), least=0.4) == []


@pytest.mark.parametrize(("confidence", "number"), [(CERTAIN, 0), (CERTAIN + UNNAMED, 1)])
def test_a_pair_is_surer_where_its_sentence_does_not_name_both(
    confidence: float, number: int
) -> None:
    doc, index = indexed("<Cy Sade|PERSON> spoke.\nHe met <Bo Orun|PERSON>.")
    found = reports(doc, index, pair(doc, "Cy Sade", "Bo Orun", confidence=confidence))
    assert len(found) == number


def test_a_named_person_stands_for_himself_and_not_for_his_body() -> None:
    doc, index = indexed("<Orsk|ORG> chief <Ana Vell|PERSON> met <Bo Orun|PERSON>.")
    names = {getattr(one, "text", None): number for number, one in enumerate(index.mentions)}
    both = pair(doc, "Orsk", "Bo Orun"), pair(doc, "Ana Vell", "Bo Orun")
    doc._.offices = [Office(1, 2, 0, names["Ana Vell"], names["Orsk"], "current", 0.9)]
    assert [who(index, one) for one in reports(doc, index, *both)] == [{"Ana Vell", "Bo Orun"}]
    assert [who(index, one) for one in reports(doc, index, both[0])] == [{"Orsk", "Bo Orun"}]


def test_where_a_sentence_names_both_nobody_from_outside_is_one_of_them() -> None:
    doc, index = indexed("<Cy Sade|PERSON> spoke.\n<Ana Vell|PERSON> met <Bo Orun|PERSON>.")
    outside = pair(doc, "Cy Sade", "Ana Vell", confidence=0.95)
    inside = pair(doc, "Ana Vell", "Bo Orun", confidence=0.6)
    told = reports(doc, index, outside, inside)
    assert [who(index, one) for one in told] == [{"Ana Vell", "Bo Orun"}]
    assert [who(index, one) for one in reports(doc, index, outside)] == [{"Cy Sade", "Ana Vell"}]


def test_an_uncertain_pair_joins_nobody_to_a_meeting() -> None:
    doc, index = indexed(FOUR)
    (report,) = reports(
        doc,
        index,
        pair(doc, "Ana Vell", "Bo Orun"),
        pair(doc, "Ana Vell", "Cy Sade", confidence=0.4),
        pair(doc, "Bo Orun", "Cy Sade", confidence=0.4),
    )
    assert who(index, report) == {"Ana Vell", "Bo Orun"}


def test_the_day_of_a_meeting_counts_from_publication() -> None:
    doc, index = indexed(TALKS)
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", when="June 14"))
    assert report.date == "2023-06-14"


@pytest.mark.parametrize(
    ("status", "published", "known"),
    [
        ("held", "2023-06-20", "held"),
        ("planned", "2023-06-10", "planned"),
        ("denied", "2023-06-20", "denied"),
    ],
)
def test_a_report_has_the_status_of_its_pairs(
    status: Status, published: str, known: Status
) -> None:
    doc, index = indexed(TALKS)
    told = pair(doc, "Ana Vell", "Bo Orun", status=status, when="June 14")
    (report,) = reports(doc, index, told, published=published)
    assert (report.status, report.date) == (known, "2023-06-14")


def test_a_meeting_whose_day_lies_ahead_is_planned_and_not_held() -> None:
    doc, index = indexed("<Ana Vell|PERSON> met <Bo Orun|PERSON> on June 30, 2023.")
    when = "June 30, 2023"
    for status, known in (("held", "planned"), ("planned", "planned"), ("denied", "denied")):
        told = pair(doc, "Ana Vell", "Bo Orun", status=status, when=when)  # type: ignore[arg-type]
        (report,) = reports(doc, index, told)
        assert report.status == known
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", when=when), published=None)
    assert report.status == "held"


def test_one_word_may_tell_of_what_was_held_and_what_is_planned() -> None:
    doc, index = indexed(FOUR)
    found = reports(
        doc,
        index,
        pair(doc, "Ana Vell", "Bo Orun"),
        pair(doc, "Ana Vell", "Cy Sade", status="planned"),
        pair(doc, "Bo Orun", "Cy Sade", status="planned"),
    )
    assert {(one.status, frozenset(who(index, one))) for one in found} == {
        ("held", frozenset({"Ana Vell", "Bo Orun"})),
        ("planned", frozenset({"Ana Vell", "Cy Sade"})),
        ("planned", frozenset({"Bo Orun", "Cy Sade"})),
    }


@pytest.mark.parametrize(
    ("place", "named"),
    [("Geneva", "Geneva"), ("Iran", "Iran"), ("Iranian", None), ("Ana Vell", None), (None, None)],
)
def test_a_place_is_a_town_or_a_state_and_no_adjective(
    place: str | None, named: str | None
) -> None:
    doc, index = indexed(TALKS)
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", place=place))
    assert report.place == named


def test_a_name_is_no_time() -> None:
    doc, index = indexed(TALKS)
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", when="Geneva"))
    assert report.date is None


def test_no_pairs_are_no_reports() -> None:
    doc, index = indexed(TALKS)
    assert find_reports(doc, index, Calendar(None, None)) == []


NAMES = ("Ana Vell", "Bo Orun", "Cy Sade", "Di Quist")
EDGES = [(one, other) for one in NAMES for other in NAMES if one < other]


@given(st.sets(st.sampled_from(EDGES), min_size=1), st.randoms())
def test_everybody_in_a_report_met_all_others_of_it_and_no_pair_is_lost(
    edges: set[tuple[str, str]], random_: "object"
) -> None:
    doc, index = indexed(FOUR)
    pairs = [pair(doc, *edge) for edge in sorted(edges)]
    found = reports(doc, index, *pairs)
    told = {edge for one in found for edge in EDGES if set(edge) <= who(index, one)}
    assert told == edges
    random_.shuffle(pairs)  # type: ignore[attr-defined]
    assert reports(doc, index, *pairs) == found


@pytest.mark.parametrize(
    ("text", "trigger", "number"),
    [
        ("<Ana Vell|PERSON> praised her call with <Bo Orun|PERSON>.", "call", 0),
        ("<Ana Vell|PERSON> telephoned <Bo Orun|PERSON>.", "telephoned", 0),
        ("<Ana Vell|PERSON> spoke with <Bo Orun|PERSON>.", "spoke", 0),
        ("<Ana Vell|PERSON> paid a courtesy call on <Bo Orun|PERSON>.", "call", 1),
        ("<Ana Vell|PERSON> praised the video call with <Bo Orun|PERSON>.", "call", 1),
        ("<Ana Vell|PERSON> praised her talks with <Bo Orun|PERSON>.", "talks", 1),
    ],
)
def test_a_telephone_call_is_no_meeting(text: str, trigger: str, number: int) -> None:
    doc, index = indexed(text)
    found = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", trigger=trigger))
    assert len(found) == number


@pytest.mark.parametrize(
    "text",
    [
        "<Ana Vell|PERSON> met the <Force|ORG> of the <Guards|ORG>.",
        "<Ana Vell|PERSON> met the <Guards|ORG>'s <Force|ORG>.",
    ],
)
def test_of_a_whole_and_its_part_the_part_was_there(text: str) -> None:
    doc, index = indexed(text)
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Force"), pair(doc, "Ana Vell", "Guards"))
    assert who(index, report) == {"Ana Vell", "Force"}


def test_a_whole_whose_part_was_not_there_can_meet() -> None:
    doc, index = indexed("<Ana Vell|PERSON> of the <Guards|ORG> left. <Bo Orun|PERSON> met them.")
    (report,) = reports(doc, index, pair(doc, "Bo Orun", "Guards"))
    assert who(index, report) == {"Bo Orun", "Guards"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("<Ana Vell|PERSON> discussed <Bo Orun|PERSON>.", 0),
        ("<Ana Vell|PERSON> discussed the <Orun Brigade|ORG>.", 0),
        ("<Ana Vell|PERSON> discussed it with <Bo Orun|PERSON>.", 1),
    ],
)
def test_who_is_talked_about_takes_no_part(text: str, number: int) -> None:
    doc, index = indexed(text)
    names = [one.text for one in index.named]
    assert len(reports(doc, index, pair(doc, *names, trigger="discussed"))) == number


def test_nobody_met_where_one_of_them_goes() -> None:
    doc, index = indexed(
        "<Ana Vell|PERSON>, who leaves for <Orsk|GPE>, met <Bo Orun|PERSON> in <Karsk|GPE>."
    )
    (told,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", place="Orsk"))
    assert told.place is None
    (told,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", place="Karsk"))
    assert told.place == "Karsk"


def test_where_an_envoy_is_sent_nobody_met() -> None:
    doc, index = indexed(
        "<Ana Vell|PERSON> met the envoy to <Orsk|GPE>, <Bo Orun|PERSON>, in <Karsk|GPE>."
    )
    names = {name: number_of(doc, name) for name in ("Ana Vell", "Orsk", "Bo Orun")}
    envoy = next(token.i for token in doc if token.text == "envoy")
    doc._.offices = [Office(envoy, envoy + 1, 0, names["Bo Orun"], names["Orsk"], "current", 0.9)]
    (told,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", place="Orsk"))
    assert told.place is None
    (told,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun", place="Karsk"))
    assert told.place == "Karsk"


def test_whoever_published_an_article_meets_nobody_in_it() -> None:
    doc, index = indexed(
        "<Daily Vell|ORG> and <Cy Sade|PERSON> discussed it with <Bo Orun|PERSON>."
    )
    doc._.meetings = [
        pair(doc, "Daily Vell", "Bo Orun", trigger="discussed"),
        pair(doc, "Cy Sade", "Bo Orun", trigger="discussed"),
    ]
    calendar = Calendar(None, None)
    (report,) = find_reports(doc, index, calendar, publisher="daily vell")
    assert who(index, report) == {"Cy Sade", "Bo Orun"}
    assert len(find_reports(doc, index, calendar, publisher="Vell Post")) == 2


def test_a_body_that_is_named_elsewhere_is_spoken_for_where_its_officer_takes_part() -> None:
    doc, index = indexed(
        "<Greece|GPE> waits.\n<Greek|NORP> minister <Ana Vell|PERSON> met <Bo Orun|PERSON>."
    )
    minister = words_of(doc, "minister")
    holder, body = number_of(doc, "Ana Vell"), number_of(doc, "Greek")
    doc._.offices = [Office(minister.start, minister.end, 1, holder, body, "current", 0.9)]
    state = pair(doc, "Greece", "Bo Orun")
    (report,) = reports(doc, index, pair(doc, "Ana Vell", "Bo Orun"), state)
    assert who(index, report) == {"Ana Vell", "Bo Orun"}


def test_who_is_named_again_in_a_sentence_is_inside_it() -> None:
    doc, index = indexed(
        "<Ana Vell|PERSON> and <Cy Sade|PERSON> came.\n"
        "<Vell|PERSON> met <Bo Orun|PERSON> and <Di Quist|PERSON>."
    )
    met = pair(doc, "Vell", "Bo Orun"), pair(doc, "Ana Vell", "Di Quist")
    told = reports(doc, index, *met, pair(doc, "Cy Sade", "Bo Orun"))
    assert {frozenset(who(index, one)) for one in told} == {
        frozenset({"Vell", "Bo Orun"}),
        frozenset({"Ana Vell", "Di Quist"}),
    }


@pytest.mark.parametrize(("confidence", "number"), [(0.9, 0), (0.5, 1)])
def test_nobody_meets_the_body_in_which_he_surely_holds_an_office(
    confidence: float, number: int
) -> None:
    doc, index = indexed("<Bo Orun|PERSON> leads <Orsk|ORG>.\nHe met <Orsk|ORG> for talks.")
    leads = words_of(doc, "leads")
    holder, body = number_of(doc, "Bo Orun"), number_of(doc, "Orsk")
    doc._.offices = [Office(leads.start, leads.end, 0, holder, body, "current", confidence)]
    doc._.meetings = [MeetingPair(1, words_of(doc, "met").start, 0, 2, "held", 0.9, None, None)]
    assert len(find_reports(doc, index, Calendar(None, None))) == number


@pytest.mark.parametrize(("kind", "number"), [("PERSON", 1), ("ORG", 2)])
def test_people_who_are_named_again_leave_no_room_for_others_and_bodies_do(
    kind: str, number: int
) -> None:
    doc, index = indexed(
        f"<Orsk|{kind}>, <Velm|{kind}> and <Cy Sade|PERSON> came.\n"
        f"<Orsk|{kind}> and <Velm|{kind}> met."
    )
    again, outside = pair(doc, "Orsk", "Velm"), pair(doc, "Cy Sade", "Orsk")
    assert len(reports(doc, index, again, outside)) == number
