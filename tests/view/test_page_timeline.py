"""The timeline of the page: its axis of days, and the picture that is printed of it."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from invented import MEETINGS, news
from playwright.sync_api import BrowserContext, Page, expect

from kg import graph as graphs
from kg import view
from kg.model import Entity, Meeting

pytestmark = pytest.mark.browser


def meeting(day: str, *, status: str = "held") -> Meeting:
    return Meeting(f"m-{day}", status, ("e-orun", "e-vell"), (), day, None)  # type: ignore[arg-type]


@pytest.fixture
def timeline(context: BrowserContext, tmp_path: Path, request: pytest.FixtureRequest) -> Page:
    """The timeline of these meetings."""
    page = context.new_page()
    data = news(meetings=request.param)
    page.goto(view.write(graphs.build(data), tmp_path / "graph.html").as_uri())
    page.get_by_role("button", name="Timeline").click()
    return page


def places(page: Page) -> list[float]:
    """Return how far to the right the meetings stand, from left to right."""
    boxes = [mark.bounding_box() for mark in page.locator("#timeline .met").all()]
    return sorted(box["x"] + box["width"] / 2 for box in boxes if box)


JUNE = ("2023-06-12", "2023-06-14", "2023-06-17", "2023-06-19", "2023-06-22")


@pytest.mark.parametrize(
    "timeline", [tuple(map(meeting, ("2022-08-20", *JUNE)))], indirect=True, ids=["one before"]
)
def test_a_long_time_without_meetings_is_cut_out(timeline: Page) -> None:
    at = places(timeline)
    # Two days apart, each mark of twelve pixels stands for itself.
    assert min(b - a for a, b in itertools.pairwise(at[1:])) > 24
    cut = timeline.locator("#timeline .cut")
    assert cut.locator("title").text_content() == "nothing from 21 Aug 2022 to 11 Jun 2023"


LONG_BEFORE = (meeting("1972-02-22"), *(meeting(f"2023-06-{day:02}") for day in range(1, 21)))


@pytest.mark.parametrize("timeline", [LONG_BEFORE], indirect=True, ids=["long before"])
def test_one_meeting_long_before_leaves_the_room_to_the_others(timeline: Page) -> None:
    expect(timeline.locator("#timeline .tick").first).to_have_text("earlier")
    expect(timeline.locator("#first")).to_have_text("22 Feb 1972 //")
    bars = timeline.locator("#bars i").all()
    assert 10 < len(bars) < 100


YEARS = tuple(meeting(f"{year}-03-01") for year in range(2015, 2024))


@pytest.mark.parametrize("timeline", [YEARS], indirect=True, ids=["each year"])
def test_nothing_is_cut_out_where_all_can_be_told_apart(timeline: Page) -> None:
    at = places(timeline)
    steps = [b - a for a, b in itertools.pairwise(at)]
    assert max(steps) - min(steps) < 2
    assert timeline.locator("#timeline .cut").count() == 0


MONTHS = tuple(meeting(f"2023-{month:02}-15") for month in range(1, 12))


@pytest.mark.parametrize("timeline", [MONTHS], indirect=True, ids=["each month"])
def test_words_of_the_axis_are_the_same_step_apart(timeline: Page) -> None:
    boxes = [tick.bounding_box() for tick in timeline.locator("#timeline .tick").all()]
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert len(edges) > 2
    assert all(end < begin for (_, end), (begin, _) in itertools.pairwise(edges))
    steps = [b - a for (a, _), (b, _) in itertools.pairwise(edges)]
    assert max(steps) < 1.2 * min(steps)


MANY = tuple(
    Meeting(f"m-{one}", "held", (f"e-{one}", f"e-{one}b"), (), f"2023-05-{one:02}", None)
    for one in range(1, 29)
)
THEY = tuple(
    Entity(each, "person", f"Person {each}", (), None, 1, 1)
    for one in MANY
    for each in one.participants
)


def test_dates_stay_in_sight_and_who_met_stands_out(
    context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    data = news(entities=THEY, meetings=MANY, ties=())
    page.goto(view.write(graphs.build(data), tmp_path / "graph.html").as_uri())
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator("#timeline .lane")).to_have_count(56)
    last = page.locator("#timeline .met").last
    last.scroll_into_view_if_needed()
    head = page.locator("#timeline .head")
    expect(head).to_contain_text("May 2023")
    expect(head).to_be_in_viewport()
    last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline .lane text[font-weight]")).to_have_count(2)
    # On paper there are forty lanes, each with whom its meetings were with.
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    download.value.save_as(tmp_path / "picture.svg")
    printed = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert "20 of 31 meetings · 40 of 2,431 names" in printed
    people = set(re.findall(r"Person (e-\d+b?)<", printed))
    assert len(people) == 40
    assert {f"{one.removesuffix('b')}b" for one in people} <= people


@pytest.mark.parametrize("timeline", [MEETINGS], indirect=True, ids=["all kinds"])
def test_the_printed_legend_names_what_is_drawn(timeline: Page, tmp_path: Path) -> None:
    def words() -> str:
        timeline.get_by_role("button", name="Download").click()
        with timeline.expect_download() as download:
            timeline.locator("[data-save=svg]").click()
        download.value.save_as(tmp_path / "picture.svg")
        return " ".join(ElementTree.parse(tmp_path / "picture.svg").getroot().itertext())

    told = words()
    assert re.search("took place planned did not take place", told)
    timeline.locator(".legend").get_by_role("button", name="planned").click()
    assert "planned" not in words()
    timeline.get_by_role("button", name="Graph").click()
    assert re.search("Meeting, did not take place took part office", words())
