"""What one does on the map, done in a real Chromium as a person would."""

import dataclasses
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import PHONE, faults, heading, panel, still
from invented import ENTITIES, HOSTED, MEETINGS, REPORTS, news
from playwright.sync_api import BrowserContext, Locator, Page, expect

from kg import graph as graphs
from kg import view

pytestmark = pytest.mark.browser
PLACES = {"m-june": "Vienna", "m-talks": "Oman", "m-denied": "Karsk", "m-later": "Vienna"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    later = dataclasses.replace(MEETINGS[0], id="m-later", date="2023-11-02")
    meetings = tuple(dataclasses.replace(one, place=PLACES[one.id]) for one in (*MEETINGS, later))
    told = {**REPORTS, "m-later": REPORTS["m-june"]}
    data = news(meetings=meetings, reports=told, entities=ENTITIES)
    path = tmp_path_factory.mktemp("map") / "graph.html"
    return view.write(graphs.build(data), path, with_map=True).as_uri()


@pytest.fixture
def page(context: BrowserContext, file: str) -> Page:
    page = context.new_page()
    page.goto(file)
    page.get_by_role("button", name="Map", exact=True).click()
    still(page)
    return page


def place(page: Page, name: str) -> Locator:
    return page.locator("#map").get_by_role("button", name=re.compile(f"^{name}, "))


def middle(page: Page, name: str) -> tuple[float, float]:
    """Return where a place's mark stands on the screen."""
    still(page)
    box = place(page, name).locator("circle, polygon").last.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_place_tells_of_its_meetings_with_their_sentences(page: Page) -> None:
    place(page, "Vienna").click()
    expect(heading(page)).to_have_text("Vienna")
    expect(panel(page)).to_contain_text("city · 2 meetings")
    expect(panel(page).locator("summary")).to_contain_text(["2 Nov 2023", "14 Jun 2023"])
    expect(panel(page).locator("blockquote .said").first).to_be_visible()
    expect(panel(page)).to_contain_text(HOSTED)
    page.keyboard.press("Escape")
    expect(heading(page)).to_have_text("Where they met")


def test_the_text_lists_what_is_not_on_the_map_and_why(page: Page) -> None:
    expect(panel(page)).to_contain_text("Oman 1 meeting, somewhere in this state")
    open_ = panel(page).locator("details", has_text="Karsk")
    expect(open_).to_contain_text("no city or state of this name is known · 1 meeting")
    open_.locator("summary").click()
    open_.get_by_role("button", name=re.compile("Nora Quist")).click()
    expect(heading(page)).to_contain_text("Meeting of")


def test_the_map_has_the_same_filters(page: Page) -> None:
    expect(place(page, "Oman")).to_be_visible()
    page.locator(".legend").get_by_role("button", name="planned").click()
    expect(place(page, "Oman")).to_have_count(0)
    expect(place(page, "Vienna")).to_have_attribute("aria-label", "Vienna, 2 meetings")
    page.get_by_label("From").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(place(page, "Vienna")).to_have_attribute("aria-label", "Vienna, 1 meeting")
    page.locator(".legend").get_by_role("button", name="took place").click()
    expect(page.locator("#map")).to_contain_text("No meeting with a known place is left")


def test_a_hand_moves_the_map_and_chooses_nothing_with_it(page: Page) -> None:
    x, y = middle(page, "Vienna")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    assert middle(page, "Vienna") == pytest.approx((x + 60, y + 40), abs=3)
    expect(heading(page)).to_have_text("Where they met")


def test_the_wheel_enlarges_what_is_under_it(page: Page) -> None:
    x, y = middle(page, "Vienna")
    u, v = middle(page, "Oman")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -400)
    assert middle(page, "Vienna") == pytest.approx((x, y), abs=3)
    far = middle(page, "Oman") if place(page, "Oman").count() else (9999, 9999)
    assert abs(far[0] - x) > abs(u - x)
    page.get_by_role("button", name="Show everything").click()
    assert middle(page, "Oman") == pytest.approx((u, v), abs=3)
    page.get_by_role("button", name="Zoom out").click()
    assert abs(middle(page, "Vienna")[0] - middle(page, "Oman")[0]) < abs(u - x)


def test_the_map_can_be_used_by_keyboard(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    expect(page.locator("#map")).to_be_hidden()
    page.keyboard.press("4")
    page.locator("#map").focus()
    x, y = middle(page, "Vienna")
    page.keyboard.press("ArrowRight")
    assert middle(page, "Vienna") == pytest.approx((x - 80, y), abs=3)
    page.keyboard.press("0")
    assert middle(page, "Vienna") == pytest.approx((x, y), abs=3)
    page.keyboard.press("Tab")
    expect(page.locator("#map [data-spot]:focus")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text("Vienna")


def test_who_met_is_found_on_the_map(page: Page) -> None:
    page.locator("#search").fill("sade")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Ilya Sade")
    assert place(page, "Vienna").get_attribute("opacity")
    assert not place(page, "Oman").get_attribute("opacity")
    page.get_by_role("button", name="Graph", exact=True).click()
    page.locator("#search").fill("orun")
    page.keyboard.press("Enter")
    panel(page).locator("details", has_text="14 Jun 2023").locator("summary").click()
    panel(page).get_by_role("button", name="The meeting").first.click()
    page.get_by_role("button", name="On the map").click()
    expect(place(page, "Vienna")).to_be_in_viewport()


def test_a_copied_link_opens_the_same_place(page: Page, context: BrowserContext) -> None:
    place(page, "Oman").click()
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_url("**#view=*")
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator("#map")).to_be_visible()
    expect(other.locator("#panel h2")).to_have_text("Oman")


def test_the_map_is_printed_with_its_sources(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    download.value.save_as(tmp_path / "map.svg")
    words = " ".join(ElementTree.parse(tmp_path / "map.svg").getroot().itertext())
    for part in ("Who met whom", "Vienna", "Oman", "Cities: GeoNames (CC BY 4.0)",
                 "met in this city", "met somewhere in this state"):  # fmt: skip
        assert part in words


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_the_map_fits_a_phone_and_a_finger(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.touchscreen.tap(*middle(page, "Vienna"))
    expect(heading(page)).to_have_text("Vienna")
    expect(heading(page)).to_be_in_viewport()
    sheet = page.locator("#panel-box").bounding_box()
    assert sheet
    assert middle(page, "Vienna")[1] < sheet["y"]


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}, {}, PHONE], indirect=True)
def test_axe_finds_no_serious_fault_on_the_map(page: Page) -> None:
    assert faults(page) == []
    place(page, "Vienna").focus()
    page.keyboard.press("Enter")
    assert faults(page) == []


def test_a_page_without_a_map_has_no_such_view(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    page.goto(view.write(graphs.build(news()), tmp_path / "graph.html").as_uri())
    expect(page.get_by_role("button", name="Table", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Map", exact=True)).to_have_count(0)
    page.keyboard.press("4")
    expect(page.locator("#graph")).to_be_visible()
