"""The page of a large archive: what stands for the articles and meetings that it cannot hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from chromium import PHONE, click, panel
from invented import ENTITIES, TIES, news
from playwright.sync_api import BrowserContext, Page, expect

from kg import graph as graphs
from kg import view
from kg.graph import tie_id

pytestmark = pytest.mark.browser

LONG = replace(ENTITIES[1], name="Mohammad Qalibaf Wahhab")
VELL = replace(ENTITIES[0], articles=4000)
# When and by whom it was told that she is President of Lavia.
TOLD = {"days": ["2019-03/2021-02", "2023-06"], "publishers": ["Far Courier"]}


@pytest.fixture
def page(context: BrowserContext, tmp_path: Path) -> Page:
    data = news(
        entities=(VELL, LONG, *ENTITIES[2:]),
        more={
            "e-vell": {**TOLD, "independent": 3900, "met": 700},
            "e-lavia": TOLD,
            tie_id(TIES[8]): TOLD,
        },
        told=(("2019-03", 1500), ("2021-02", 2400), ("2023-06", 99)),
    )  # fmt: skip
    page = context.new_page()
    page.goto(view.write(graphs.build(data), tmp_path / "graph.html").as_uri())
    return page


def test_a_panel_says_how_much_it_does_not_list(page: Page) -> None:
    click(page, "e-vell")
    expect(panel(page)).to_contain_text('2 of 700 meetings are in this page; kg met "Marta Vell"')
    expect(panel(page)).to_contain_text("Articles, the newest 3 of 4,000")
    # The newest first.
    expect(panel(page).locator("h3:has-text('Articles') + ul li").first).to_contain_text("20 Sep")


def test_filters_know_the_articles_that_are_not_named(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Publisher").select_option("Far Courier")
    assert set(page.evaluate("kg.shown().nodes")) == {"e-vell", "e-lavia"}
    page.get_by_label("Publisher").select_option("")
    expect(page.locator("#first")).to_have_text("1 Mar 2019")
    page.locator("#until").fill("8")
    assert set(page.evaluate("kg.shown().nodes")) == {"e-vell", "e-lavia"}


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_long_names_of_lanes_fit_a_phone(page: Page) -> None:
    page.get_by_role("button", name="Timeline").tap()
    names = page.locator("#timeline .lane text")
    expect(names.first).to_be_visible()
    edge = page.locator("#timeline svg[role=group]").bounding_box()
    boxes = [names.nth(number).bounding_box() for number in range(names.count())]
    assert edge
    assert any(text.startswith("Mohammad Qalib") for text in names.all_text_contents())
    assert all(box and box["x"] >= edge["x"] for box in boxes)
