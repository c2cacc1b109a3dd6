"""What one does in the page, done in a real Chromium as a person would."""

import csv
import io
import itertools
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chromium import PHONE, at, click, faults, heading, panel, still
from invented import HOSTED, TIES, news
from pages import HOSTILE, hostile_page
from playwright.sync_api import BrowserContext, Page, expect

from kg import graph as graphs
from kg import view
from kg.graph import GraphData
from kg.model import Tie

pytestmark = pytest.mark.browser
BESIDE = ("Karsk was cold.", "Nobody smiled.")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    context = {("a1", 10, 10 + len(HOSTED)): BESIDE}
    return view.write(graphs.build(news()), path, context=context).as_uri()


@pytest.fixture
def page(context: BrowserContext, file: str) -> Page:
    page = context.new_page()
    page.goto(file)
    return page


def shown(page: Page) -> set[str]:
    return set(page.evaluate("kg.shown().nodes"))


def test_the_page_opens_at_once_with_the_share_of_what_is_shown(page: Page) -> None:
    expect(page.locator("#share")).to_have_text("3 of 31 meetings · 8 of 2,431 names")
    for words in ("People4", "Groups2", "States2", "Places0", "Meetings3", "planned1"):
        expect(page.locator(".legend")).to_contain_text(words)


def test_labels_do_not_cover_each_other_at_rest(page: Page) -> None:
    labels = page.evaluate("kg.labels()")
    assert len(labels) == 11
    for one, two in itertools.combinations(labels, 2):
        (x, y, width, height), (u, v, wide, high) = one["box"], two["box"]
        apart = x + width <= u or u + wide <= x or y + height <= v or v + high <= y
        assert apart, (one["text"], two["text"])


def test_who_stands_at_the_edge_is_chosen_without_a_jump(page: Page) -> None:
    def places() -> dict[str, dict[str, float]]:
        return {each: page.evaluate("id => kg.where(id)", each) for each in shown(page)}

    before = places()
    lowest = max(before, key=lambda each: before[each]["y"])
    name = next(node.name for node in news().entities if node.id == lowest)
    panel(page).get_by_role("button", name=name).first.click()
    still(page)
    after = places()
    moved = [after[each]["y"] - before[each]["y"] for each in before]
    assert max(moved) - min(moved) < 1
    assert -60 < moved[0] <= 0


def test_search_suggests_names_and_aliases_as_one_types(page: Page) -> None:
    page.get_by_label("Search for a name").press_sequentially("orun")
    expect(page.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("option")).to_contain_text("Tomas Orún")
    expect(page.get_by_role("option").locator("mark")).to_have_text(["Orún", "Orun"])
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Tomas Orún")
    page.get_by_label("Search for a name").press_sequentially("PFR")
    expect(page.get_by_role("option")).to_contain_text("also PFRRP")
    page.get_by_role("option").click()
    expect(heading(page)).to_contain_text("People's Front")
    page.get_by_label("Search for a name").press_sequentially("lone")
    expect(page.get_by_role("option")).to_contain_text("Ada Lone person · not drawn; show it")
    page.keyboard.press("Enter")
    assert "e-lone" in shown(page)
    page.get_by_label("Search for a name").press_sequentially("nobody")
    expect(page.get_by_role("option")).to_have_text("No such name here")


def test_a_click_on_a_person_tells_all_that_is_known(page: Page) -> None:
    click(page, "e-vell")
    expect(heading(page)).to_have_text("Marta Vell")
    for words in (
        "person · 14 mentions in 3 articles",
        "14 Jun 2023 with Tomas Orún, Karsk 2 articles",
        "undated, told 3 Jul 2023 with Nora Quist did not take place 1 article",
        "President, Lavia, told in 2023",
        "Tomas Orún 5 sentences",
        "Lavia 4 sentences",
        "Vell; President Vell",
        "Vell hosts Orun in Karsk, Northern Post, 15 Jun 2023",
    ):
        expect(panel(page)).to_contain_text(words)


def test_a_click_of_a_slow_hand_is_a_click(page: Page) -> None:
    page.mouse.move(*at(page, "e-vell"))
    page.mouse.down()
    page.wait_for_timeout(600)
    page.mouse.up()
    expect(heading(page)).to_have_text("Marta Vell")


def test_a_double_click_of_a_slow_hand_is_one(page: Page) -> None:
    page.mouse.dblclick(*at(page, "e-quist"), delay=350)
    expect(page.locator("#banner")).to_contain_text("Within 1 step of Nora Quist")


def test_a_click_on_a_meeting_shows_the_sentences(page: Page) -> None:
    click(page, "m-june")
    expect(heading(page)).to_have_text("Meeting of Marta Vell – Tomas Orún")
    expect(panel(page)).to_contain_text("14 Jun 2023, Karsk · took place")
    first = panel(page).locator("figure").first
    expect(first.locator("blockquote .said")).to_have_text(HOSTED)
    expect(first.locator("mark")).to_have_text(["Marta Vell", "Tomas Orún"])
    expect(first.get_by_role("link")).to_have_attribute("href", "https://northern.example/one")
    expect(first).to_contain_text("Northern Post, 15 Jun 2023")
    expect(first).to_contain_text("one.txt, characters 10–")


def test_a_click_on_a_line_shows_its_sentences(page: Page) -> None:
    (x, y), (u, v) = at(page, "e-vell"), at(page, "e-lavia")
    page.mouse.click(x * 0.6 + u * 0.4, y * 0.6 + v * 0.4)
    expect(heading(page)).to_contain_text("Marta Vell")
    expect(heading(page)).to_contain_text("Lavia")
    expect(panel(page)).to_contain_text("Marta Vell: President")
    expect(panel(page)).to_contain_text("named together in 4 sentences of 3 articles, 2 of them")
    expect(panel(page).locator("mark")).to_have_text(["Lavian", "Vell", "Vell", "Lavia"])


def test_a_double_click_leaves_only_the_surroundings_with_a_way_back(page: Page) -> None:
    page.mouse.dblclick(*at(page, "e-quist"))
    expect(page.locator("#banner")).to_contain_text("Within 1 step of Nora Quist")
    assert shown(page) == {"e-quist", "m-denied", "e-vell"}
    expect(page.locator("#share")).to_contain_text("1 of 31 meetings · 2 of 2,431 names")
    page.get_by_role("button", name="One step more").click()
    assert "e-lavia" in shown(page)
    page.get_by_role("button", name="Back").click()
    assert len(shown(page)) == 11
    expect(page.locator("#banner")).to_be_hidden()


def test_the_legend_filters_by_kind_status_and_tie(page: Page) -> None:
    legend = page.locator(".legend")
    legend.get_by_role("button", name="States").click()
    assert not {"e-lavia", "e-nord"} & shown(page)
    legend.get_by_role("button", name="planned").click()
    assert "m-talks" not in shown(page)
    expect(legend.get_by_role("button", name="planned")).to_have_attribute("aria-pressed", "false")
    assert not {"e-karsk", "e-bay", "e-guard", "e-lone"} & shown(page)
    legend.get_by_role("button", name="named together").click()
    assert {"e-karsk", "e-bay", "e-guard"} <= shown(page)
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("button", name="Clear filters").click()
    assert len(shown(page)) == 11


def test_the_legend_counts_what_is_drawn_and_what_a_click_would_draw(page: Page) -> None:
    legend = page.locator(".legend")
    legend.get_by_role("button", name="named together").click()
    expect(legend).to_contain_text("People5Groups3States2Places2Meetings3")
    legend.get_by_role("button", name="States").click()
    legend.get_by_role("button", name="planned").click()
    assert {node for node in shown(page) if node.startswith("m-")} == {"m-june", "m-denied"}
    assert not {"e-lavia", "e-nord"} & shown(page)
    expect(legend.get_by_role("button", name="States")).to_have_text("States2")
    expect(legend.get_by_role("button", name="planned")).to_have_text("planned1")
    expect(legend.get_by_role("button", name="Meetings")).to_have_text("Meetings2")


def test_filters_by_publisher_and_weight(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Publisher").select_option("Northern Post")
    assert "m-june" in shown(page)
    assert not {"m-talks", "m-denied"} & shown(page)
    page.get_by_label("Publisher").select_option("")
    page.locator(".legend").get_by_role("button", name="named together").click()
    page.locator("#weight").fill("4")
    expect(page.locator("#weight-said")).to_have_text("4 sentences")
    edges = set(page.evaluate("kg.shown().edges"))
    assert "e-orun|e-vell" in edges
    assert "e-front|e-river" not in edges


def test_the_time_slider_narrows_to_a_time(page: Page) -> None:
    expect(page.locator("#bars i.in")).to_have_count(16)
    page.get_by_label("From").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#time-said")).to_contain_text("undated left out")
    assert "m-june" not in shown(page)
    assert "m-talks" in shown(page)
    page.get_by_label("From").fill("0")
    assert "m-june" in shown(page)


def path(page: Page, start: str, end: str) -> None:
    page.evaluate("document.activeElement.blur()")
    page.get_by_role("button", name="Path", exact=True).click()
    for name in (start, end):
        page.keyboard.type(name)
        page.keyboard.press("Enter")


def test_a_path_leads_over_meetings_and_offices(page: Page) -> None:
    path(page, "vell", "nordm")
    expect(heading(page)).to_have_text("Marta Vell to Nordmark")
    expect(panel(page)).to_contain_text("2 steps, by meetings and offices")
    expect(panel(page).locator("ul").first.locator("li")).to_have_count(4)
    expect(panel(page)).to_contain_text(HOSTED)
    page.get_by_role("button", name="Close the path").click()
    path(page, "orun", "vell")
    expect(panel(page)).to_contain_text("1 step, a chain of meetings")


def test_a_path_leads_over_places_only_when_asked(page: Page) -> None:
    path(page, "sade", "vell")
    expect(panel(page)).to_contain_text("No chain of meetings or offices leads from one")
    page.get_by_role("button", name="Also over states, places").click()
    expect(panel(page).locator("ul").first.locator("li")).to_have_count(4)
    page.get_by_role("button", name="By meetings and offices only").click()
    expect(panel(page)).to_contain_text("No chain of meetings or offices leads from one")


def test_a_path_may_begin_from_a_person(page: Page) -> None:
    click(page, "e-orun")
    page.get_by_role("button", name="Path from here").click()
    expect(page.locator("#banner")).to_contain_text("Path from Tomas Orún")
    click(page, "e-vell")
    expect(heading(page)).to_have_text("Tomas Orún to Marta Vell")


def test_hide_and_show_again(page: Page) -> None:
    click(page, "e-sade")
    page.get_by_role("button", name="Hide").click()
    assert "e-sade" not in shown(page)
    page.get_by_role("button", name="Filters").click()
    expect(page.locator("#hidden-said")).to_contain_text("1 node hidden by hand")
    page.get_by_role("button", name="Show again").click()
    assert "e-sade" in shown(page)


def test_a_pinned_node_stays_whatever_the_filters_say(page: Page) -> None:
    click(page, "e-vell")
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(panel(page)).to_contain_text("pinned")
    page.locator(".legend").get_by_role("button", name="People").click()
    page.get_by_role("button", name="Close").click()
    assert "e-vell" in shown(page)
    assert "e-orun" not in shown(page)
    before = at(page, "e-vell")
    page.mouse.move(*before)
    page.mouse.down()
    page.mouse.move(before[0] + 80, before[1] + 60, steps=4)
    page.mouse.up()
    assert at(page, "e-vell") == pytest.approx(before, abs=2)


def test_a_copied_link_opens_the_same_view(page: Page, context: BrowserContext) -> None:
    page.locator(".legend").get_by_role("button", name="Places").click()
    page.mouse.dblclick(*at(page, "e-vell"))
    left = shown(page)
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_url("**#view=*")
    other = context.new_page()
    other.goto(page.url)
    expect(heading(other)).to_have_text("Marta Vell")
    expect(other.locator("#banner")).to_contain_text("Within 1 step of Marta Vell")
    assert shown(other) == left


def test_a_broken_link_opens_the_whole_page(context: BrowserContext, file: str) -> None:
    page = context.new_page()
    page.goto(f"{file}#view=%7B%22chosen%22%3A%7B%22id%22%3A%22none%22%7D%2C%22kinds%22%3A3%7D")
    assert len(shown(page)) == 11


@pytest.mark.parametrize("ending", ["png", "svg", "csv", "json", "meetings"])
def test_what_is_shown_can_be_downloaded(page: Page, tmp_path: Path, ending: str) -> None:
    page.locator(".legend").get_by_role("button", name="States").click()
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.locator(f"[data-save={ending}]").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == ("kg-meetings.csv" if ending == "meetings" else f"kg-graph.{ending}")
    if ending == "png":
        assert path.read_bytes().startswith(b"\x89PNG")
        assert int.from_bytes(path.read_bytes()[16:20], "big") == 3000
    elif ending == "svg":
        root = ElementTree.parse(path).getroot()
        words = " ".join(root.itertext())
        for part in ("Who met whom", "Marta Vell", "14 June 2023", "Meeting, planned"):
            assert part in words
        assert re.search(r"Source: 3 articles of .*, read with kg\..* 20\d\d$", words)
    elif ending == "meetings":
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert {row["status"] for row in rows} == {"held", "planned", "denied"}
        assert HOSTED in [row["sentence"] for row in rows]
    elif ending == "csv":
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        assert {row["tie"] for row in rows} == {"participant", "role"}
        assert not [row for row in rows if "state" in (row["source_kind"], row["target_kind"])]
    else:
        data = json.loads(path.read_text(encoding="utf-8"))
        assert {node["id"] for node in data["nodes"]} == shown(page)
        assert data["shown"].startswith("3 of 31 meetings")
        (june,) = (node for node in data["nodes"] if node["id"] == "m-june")
        assert june["reports"][0]["text"] == HOSTED


def test_everything_can_be_done_by_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("vell")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.locator("#graph").focus()
    page.keyboard.press("ArrowLeft")
    expect(heading(page)).not_to_have_text("Marta Vell")
    said = page.locator("#said")
    expect(said).to_have_text(heading(page).inner_text())
    page.keyboard.press("Enter")
    expect(page.locator("#banner")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#banner")).to_be_hidden()
    page.keyboard.press("p")
    expect(panel(page)).to_contain_text("pinned")
    page.keyboard.press("h")
    assert len(shown(page)) < 11
    scale = (
        "document.querySelector('#graph canvas') && kg.where('e-vell').x - kg.where('e-river').x"
    )
    still(page)  # what is left is laid out anew, and moves meanwhile
    before = page.evaluate(scale)
    page.keyboard.press("+")
    assert abs(page.evaluate(scale)) > abs(before)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_be_visible()


def test_the_text_beside_the_graph_tells_it_without_the_picture(page: Page) -> None:
    expect(heading(page)).to_have_text("Meetings")
    items = panel(page).get_by_role("button")
    expect(items).to_have_count(11)
    items.filter(has_text="Marta Vell – Tomas Orún").click()
    expect(heading(page)).to_contain_text("Meeting of Marta Vell")


def test_a_meeting_opens_to_its_sentence_with_what_stands_beside_it(page: Page) -> None:
    page.locator("#search").fill("orun")
    page.keyboard.press("Enter")
    june = panel(page).locator("details", has_text="with Marta Vell").first
    june.locator("summary").focus()
    page.keyboard.press("Enter")
    said = june.locator("blockquote").first
    expect(said).to_have_text(f"{BESIDE[0]} {HOSTED} {BESIDE[1]}")
    expect(said.locator(".said")).to_have_text(HOSTED)
    expect(june.get_by_role("link")).to_have_attribute("href", "https://northern.example/one")
    expect(june).to_contain_text("Northern Post, 15 Jun 2023")
    june.get_by_role("button", name="The meeting").click()
    expect(heading(page)).to_contain_text("Meeting of")


def test_what_is_left_is_laid_out_anew_and_fits(page: Page) -> None:
    before = at(page, "e-vell")
    page.mouse.dblclick(*at(page, "e-quist"))
    page.get_by_role("button", name="One step more").click()
    assert at(page, "e-vell") != before
    frame = page.locator("#graph").bounding_box()
    assert frame
    for node in shown(page):
        x, y = at(page, node)
        assert frame["x"] < x < frame["x"] + frame["width"]
        assert frame["y"] + 40 < y < frame["y"] + frame["height"]
    boxes = [label["box"] for label in page.evaluate("kg.labels()")]
    for (x, y, width, height), (u, v, wide, high) in itertools.combinations(boxes, 2):
        assert x + width <= u or u + wide <= x or y + height <= v or v + high <= y


def test_the_timeline_has_a_lane_for_each_and_the_same_filters(page: Page) -> None:
    page.get_by_role("button", name="Timeline").click()
    lanes = page.locator("#timeline")
    expect(lanes.get_by_role("button", name="Marta Vell, person")).to_be_visible()
    june = lanes.get_by_role("button", name=re.compile("14 Jun 2023: Marta Vell"))
    june.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("Meeting of Marta Vell")
    told = lanes.get_by_role("button", name=re.compile("undated, first told 3 Jul 2023"))
    expect(told).to_have_count(1)
    page.locator(".legend").get_by_role("button", name="did not take place").click()
    expect(told).to_have_count(0)


def test_the_table_is_sorted_by_any_column_and_the_same_filters(page: Page) -> None:
    page.get_by_role("button", name="Table").click()
    cells = page.locator("#table tbody td:first-child")
    expect(cells).to_have_text(["Sep 2023", "14 Jun 2023", "undated"])
    page.get_by_role("button", name="Status").click()
    status = page.locator("#table tbody td:nth-child(4)")
    expect(status).to_have_text(["took place", "planned", "did not take place"])
    expect(page.locator("#table th").nth(3)).to_have_attribute("aria-sort", "ascending")
    page.locator(".legend").get_by_role("button", name="planned").click()
    expect(cells).to_have_count(2)
    page.get_by_role(
        "button", name=re.compile("Marta Vell – Tomas Orún|Marta Vell – Tomas")
    ).first.click()
    expect(heading(page)).to_contain_text("Meeting of")


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_the_table_fits_a_phone(page: Page) -> None:
    page.get_by_role("button", name="Table").tap()
    expect(page.locator("#table")).to_contain_text("People's Front for the Restoration")
    wide, room = page.locator("#table").evaluate("it => [it.scrollWidth, it.clientWidth]")
    assert wide <= room <= 390
    expect(page.locator("#table td").first).to_have_css("display", "inline")
    for words in page.locator("#table th button").all():
        box = words.bounding_box()
        assert box
        assert box["height"] < 60


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], indirect=True)
def test_a_printed_page_is_a_picture_in_light_colours_and_the_text(page: Page) -> None:
    click(page, "m-june")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    picture = page.locator("#paper svg").first
    for words in ("Marta Vell", "14 June 2023", "Source: 3 articles"):
        expect(picture).to_contain_text(words)
    expect(picture.locator("rect").first).to_have_attribute("fill", "#ffffff")
    expect(panel(page)).to_contain_text(HOSTED)
    expect(page.locator("#graph")).to_be_hidden()
    expect(page.locator(".legend")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(picture).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    assert "#ffffff" in Path(download.value.path()).read_text(encoding="utf-8")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}], indirect=True)
def test_the_page_is_dark_where_the_reader_wants_it(page: Page) -> None:
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(21, 23, 26)"
    click(page, "m-talks")
    # An article without a headline is named by its publisher and day, its file once.
    source = page.locator("#panel figcaption").first
    expect(source.locator("cite")).to_have_text("The Harbour, 20 Sep 2023")
    expect(source).to_contain_text("three.txt, characters")
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_the_page_fits_a_phone(page: Page) -> None:
    for width in (320, 360, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    still(page)
    page.touchscreen.tap(*at(page, "e-vell"))
    expect(heading(page)).to_have_text("Marta Vell")
    assert len(page.evaluate("kg.labels()")) >= 8


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_what_was_tapped_on_a_phone_can_be_read_at_once(page: Page) -> None:
    still(page)
    sheet = page.locator("#panel-box")
    low = sheet.bounding_box()
    page.touchscreen.tap(*at(page, "e-vell"))
    expect(heading(page)).to_be_in_viewport()
    expect(panel(page).locator("summary").first).to_be_in_viewport()
    half = sheet.bounding_box()
    assert low
    assert half
    assert half["height"] > 2 * low["height"]
    # The tap is not also a click on what came to lie under the finger, and does not hide the node.
    expect(page.locator("#banner")).to_be_hidden()
    page.wait_for_timeout(500)
    assert at(page, "e-vell")[1] < half["y"]
    page.locator("#sheet").tap()
    expect(page.locator("html")).to_have_attribute("data-sheet", "full")
    page.locator("#sheet").tap()
    expect(page.locator("html")).to_have_attribute("data-sheet", "low")


@pytest.mark.parametrize(
    "context", [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE], indirect=True
)
def test_axe_finds_no_serious_fault(page: Page) -> None:
    assert faults(page) == []
    page.locator("#search").fill("vell")
    assert faults(page) == []
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Filters").click()
    page.locator("#panel summary").first.evaluate("it => it.click()")
    assert faults(page) == []
    for key in "231":
        page.keyboard.press(key)
        assert faults(page) == []
    page.get_by_role("button", name="Download").click()
    page.locator("#graph").focus()
    page.keyboard.press("Enter")
    assert faults(page) == []


def test_communities_are_named_by_their_strongest_member(
    context: BrowserContext, tmp_path: Path
) -> None:
    page = context.new_page()
    path = view.write(graphs.build(news()), tmp_path / "graph.html", by_community=True)
    page.goto(path.as_uri())
    communities = page.get_by_label("Communities, by their strongest member")
    expect(communities).to_contain_text("Marta Vell")
    expect(communities.locator(".swatch").first).to_have_css("background-color", "rgb(0, 114, 178)")


def test_an_empty_graph_says_what_to_do(context: BrowserContext, tmp_path: Path) -> None:
    path = view.write(graphs.build(GraphData(())), tmp_path / "empty.html")
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator("#empty")).to_contain_text("Nobody is known yet. Add articles")
    expect(page.locator("#share")).to_contain_text("0 of 0 names")


def test_hostile_names_are_only_names(context: BrowserContext, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(hostile_page(), encoding="utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    for index in (0, 1, 5, 6, 7, 11):
        page.evaluate("document.activeElement.blur()")
        page.locator("#search").fill(HOSTILE[index][:40])
        page.keyboard.press("Enter")
        page.locator("#search").press("Enter")
        assert heading(page).text_content() == HOSTILE[index]
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_notebook_shows_the_page_in_a_frame(context: BrowserContext, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    frame = view.inline(view.page(graphs.build(news())))
    path.write_text(f"<!doctype html><meta charset=utf-8><title>n</title>{frame}", encoding="utf-8")
    page = context.new_page()
    page.goto(path.as_uri())
    inside = page.frame_locator("iframe")
    expect(inside.locator("#share")).to_contain_text("8 of 2,431 names")
    inside.locator("#panel button.item").first.click()
    expect(inside.locator("#panel h2")).to_contain_text("Meeting of")


def test_an_office_of_those_who_met_nobody_is_drawn_only_when_asked_for(
    context: BrowserContext, tmp_path: Path
) -> None:
    chair = Tie("role", "e-lone", "e-guard", 1, 1, 1, None, "Chair")
    path = view.write(graphs.build(news(ties=(*TIES, chair))), tmp_path / "graph.html")
    page = context.new_page()
    page.goto(path.as_uri())
    assert not {"e-lone", "e-guard"} & shown(page)
    assert {"e-lavia", "e-vell"} <= shown(page)
    page.locator("#search").fill("Ada Lone")
    page.keyboard.press("Enter")
    assert {"e-lone", "e-guard"} <= shown(page)


@pytest.mark.parametrize("context", [PHONE], indirect=True)
def test_a_phone_has_the_time_slider_too(page: Page) -> None:
    still(page)
    page.get_by_label("From").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#time-said")).to_be_in_viewport()
    assert "m-june" not in shown(page)
    slider, graph, sheet = (
        page.locator(each).bounding_box() for each in ("#time", "#stage", "#panel-box")
    )
    assert slider
    assert graph
    assert sheet
    assert graph["y"] + graph["height"] <= slider["y"] + 1
    assert slider["y"] + slider["height"] <= sheet["y"] + 1
