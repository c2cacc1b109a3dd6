"""Where the meetings of a graph were: on the map, or open with the reason."""

import dataclasses

from invented import MEETINGS, news
from pages import Reader

from kg import graph as graphs
from kg import view
from kg.graph import ReportQuote
from kg.model import Entity, Meeting, Quote
from kg.view.map import located


def meeting(number: int, place: str | None, *guests: str) -> Meeting:
    return Meeting(f"m{number}", "held", guests or ("a", "b"), (f"r{number}",), "2024", place)


def test_meetings_of_one_place_are_at_one_place() -> None:
    people = tuple(Entity(each, "person", each.upper(), (), None, 1, 1) for each in "ab")
    states = (Entity("s", "state", "Egypt", ("Egypt",), "EG", 1, 1),)
    meetings = (
        meeting(1, "Vienna"), meeting(2, "VIENNA"), meeting(3, "Egypt"), meeting(4, "Karsk"),
        meeting(5, None), meeting(6, "Hyderabad"), meeting(7, "Sharm el-Sheikh", "a", "s"),
        meeting(8, "Beijing"), meeting(9, "Peking"),
    )  # fmt: skip
    reports = {
        one.id: (ReportQuote(one.reports[0], "held", Quote("x", "x", 0, 4, "They met.")),)
        for one in meetings
    }
    data = news(entities=people + states, meetings=meetings, ties=(), reports=reports, sources={})
    found = located(graphs.build(data))
    names = {key: found["places"][at][:2] for key, at in found["at"].items()}
    assert names == {
        "m1": ["Vienna", "city"],
        "m2": ["Vienna", "city"],
        "m3": ["Egypt", "state"],
        "m7": ["Sharm el-Sheikh", "city"],
        "m8": ["Beijing", "city"],
        "m9": ["Beijing", "city"],
    }
    assert found["at"]["m8"] == found["at"]["m9"]
    assert found["open"] == {"m4": "unknown", "m6": "several"}


def test_a_seat_of_government_is_no_city_that_is_spelled_so() -> None:
    people = tuple(Entity(each, "person", each.upper(), (), None, 1, 1) for each in "ab")
    # GeoNames gives "White House" as a spelling of Casablanca.
    morocco = Entity("s", "state", "Morocco", ("Morocco",), "MA", 1, 1)
    met = (meeting(1, "White House"), meeting(2, "White House", "a", "s"))
    data = news(entities=(*people, morocco), meetings=met, ties=(), sources={}, reports={})
    assert located(graphs.build(data))["open"] == {"m1": "unknown", "m2": "unknown"}


def test_a_state_with_the_name_of_a_province_stays_open_where_only_its_country_is_told() -> None:
    people = (
        Entity("a", "person", "A", (), None, 1, 1),
        Entity("b", "person", "B", (), None, 1, 1),
    )
    america = Entity("u", "state", "United States", ("US",), "US", 1, 1)
    georgia = Entity("g", "state", "Georgia", ("Georgia",), "GE", 1, 1)
    for guests, told in ((("a", "b"), True), (("a", "u"), False), (("a", "u", "g"), True)):
        met = (meeting(1, "Georgia", *guests),)
        named = (*people, america, georgia)
        data = news(entities=named, meetings=met, ties=(), sources={}, reports={})
        assert ("m1" in located(graphs.build(data))["at"]) is told


def test_the_page_has_a_map_only_where_it_is_asked_for() -> None:
    moved = tuple(dataclasses.replace(one, place="Vienna") for one in MEETINGS)
    graph = graphs.build(news(meetings=moved))
    bare, mapped = view.page(graph), view.page(graph, with_map=True)
    assert "map" not in Reader(bare).data()["facts"]
    assert Reader(mapped).data()["facts"]["map"]["places"][0][0] == "Vienna"
    assert len(mapped) - len(bare) < 160_000
    assert "GeoNames (CC BY 4.0)" in mapped
