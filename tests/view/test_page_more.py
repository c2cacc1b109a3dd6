"""What the page draws at first where there is little room, and what a choice leaves where it is."""

import itertools

import pytest
from chromium import PHONE, at, click, heading, panel, still
from invented import news
from playwright.sync_api import BrowserContext, Page, expect

from kg import graph as graphs
from kg import view
from kg.model import Entity, Meeting, Tie

pytestmark = pytest.mark.browser

# Forty who met in pairs, one of whom, of the last pair, holds an office.
PEOPLE = tuple(
    Entity(f"e-{number:02}", "person", f"Person Longname {number:02}", (), None, 9, 3)
    for number in range(40)
)
LAND = Entity("e-land", "state", "Landmark", (), "XM", 5, 2)
OFFICE = "Under Secretary of Defense"
ROLES = (Tie("role", "e-00", "e-land", 3, 3, 3, None, OFFICE),)
PAIRS = tuple(
    Meeting(f"m-{number:02}", "held", (f"e-{number:02}", f"e-{number + 1:02}"), (),
            f"2023-05-{number // 2 + 1:02}", "Karsk")
    for number in range(0, 40, 2)
)  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("more") / "graph.html"
    data = news(entities=(*PEOPLE, LAND), meetings=PAIRS, ties=ROLES)
    return view.write(graphs.build(data), path).as_uri()


@pytest.fixture
def page(context: BrowserContext, file: str) -> Page:
    page = context.new_page()
    page.goto(file)
    still(page)
    return page


def shown(page: Page) -> set[str]:
    return set(page.evaluate("kg.shown().nodes"))


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_a_phone_draws_the_foremost_and_more_of_them_when_asked(page: Page) -> None:
    first = shown(page)
    assert len([node for node in first if node.startswith("e-")]) == 16
    more = page.get_by_role("button", name="More (12 meetings not drawn)")
    more.tap()
    still(page)
    assert first < shown(page)
    expect(page.locator("#more")).to_have_text("More (4 meetings not drawn)")
    page.locator("#more").tap()
    expect(page.locator("#more")).to_have_text("More (1 name not drawn)")
    page.locator("#more").tap()
    assert "e-land" in shown(page)
    page.get_by_role("button", name="Table").tap()
    expect(page.locator("#table tbody tr")).to_have_count(20)
    expect(page.locator("#more")).to_be_hidden()


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_what_a_phone_does_not_draw_is_found_and_drawn(page: Page) -> None:
    left = min({person.id for person in PEOPLE} - shown(page))
    page.locator("#search").fill(f"Longname {left[2:]}")
    expect(page.get_by_role("option")).to_contain_text("not drawn; show it")
    page.keyboard.press("Enter")
    still(page)
    assert left in shown(page)
    sheet = page.locator("#panel-box").bounding_box()
    assert sheet
    assert at(page, left)[1] < sheet["y"]
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("html")).to_have_attribute("data-sheet", "low")


@pytest.mark.parametrize("context", [{}, PHONE], indirect=True, ids=["wide", "phone"])
def test_each_label_lies_within_the_picture_and_beside_its_node(page: Page) -> None:
    frame = page.locator("#graph").bounding_box()
    labels = page.evaluate("kg.labels().concat(kg.offices())")
    names = {label["id"] for label in labels if label["id"].startswith("e-")}
    assert names == {node for node in shown(page) if node.startswith("e-")}
    assert frame
    for x, y, width, height in (label["box"] for label in labels):
        assert x >= 0
        assert y >= 0
        assert x + width <= frame["width"]
        assert y + height <= frame["height"]


def test_an_office_at_the_edge_is_moved_into_the_picture(page: Page) -> None:
    page.locator("#search").fill("Longname 00")
    page.keyboard.press("Enter")
    for node, height in (("e-00", 200), ("e-land", 420)):
        page.mouse.move(*at(page, node))
        page.mouse.down()
        page.mouse.move(30, height, steps=3)
        page.mouse.up()
    still(page)
    (office,) = page.evaluate("kg.offices()")
    assert office["text"] == OFFICE
    assert office["box"][0] >= 0


def test_a_choice_leaves_all_others_where_they_are(page: Page) -> None:
    before = {node: at(page, node) for node in itertools.islice(sorted(shown(page)), 4)}
    click(page, "m-04")
    expect(heading(page)).to_contain_text("Meeting of Person Longname 04")
    expect(panel(page)).to_contain_text("Karsk")
    assert {node: at(page, node) for node in before} == before
