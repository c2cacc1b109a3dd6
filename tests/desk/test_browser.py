"""The desk in a real Chromium, as a person uses it: at a desk, on a phone, by keys alone."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
import world
from desks import desk_over
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kg.desk import Desk, serving
from kg.knowledge import KnowledgeGraph

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=30_000)
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
BOTH = pytest.mark.parametrize("context", [WIDE, PHONE], indirect=True, ids=["wide", "phone"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def desk(tmp_path: Path, tiny_model: str) -> Iterator[Desk]:
    """A desk that is served, over a small world of its own."""
    with (
        KnowledgeGraph.open(tmp_path / "own.db", model=tiny_model) as news,
        serving.bound("127.0.0.1", 0) as listening,
    ):
        world.fill(news.store)
        desk = desk_over(news, tmp_path / "desk", port=listening.getsockname()[1], jobs=1)
        server = serving.server(desk)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield desk
        server.should_exit = True
        thread.join(timeout=60)


@pytest.fixture
def context(
    browser: Browser, desk: Desk, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    options = getattr(request, "param", WIDE)
    context = browser.new_context(**options, accept_downloads=True)
    context.set_default_timeout(30_000)
    faults: list[str] = []
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("dialog", lambda dialog: faults.append(dialog.message))
    yield context
    context.close()
    own = (f"http://127.0.0.1:{desk.settings.port}/", "data:", "blob:", "about:")
    assert [url for url in asked if not url.startswith(own)] == []
    refused = "Failed to load resource: the server responded with a status of"
    assert [fault for fault in faults if not fault.startswith(refused)] == []


@pytest.fixture
def page(context: BrowserContext, desk: Desk) -> Page:
    page = context.new_page()
    page.goto(serving.address(desk, "127.0.0.1"))
    page.wait_for_url(f"http://127.0.0.1:{desk.settings.port}/")
    return page


def go(page: Page, path: str) -> None:
    """Open an address of the desk."""
    page.goto("/".join(page.url.split("/")[:3]) + path)


def arrive(page: Page, path: str) -> None:
    """Wait for the page that a key or a link leads to, its script included: it reads the keys."""
    page.wait_for_url(f"**{path}", wait_until="load")


def fits(page: Page) -> bool:
    """Return whether nothing is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return bool(wide <= 0)


@BOTH
def test_search_finds_while_one_types(page: Page) -> None:
    page.get_by_role("searchbox").press_sequentially("orun")
    expect(page.get_by_role("heading", name="Sentences")).to_be_visible()
    expect(page.locator("#found").get_by_role("link", name="Tomas Orun").first).to_be_visible()
    expect(page).to_have_url(re.compile("q=orun"))  # what "oru" finds may stand there before
    assert fits(page)


@BOTH
def test_the_table_of_who_met_whom_follows_its_filters(page: Page) -> None:
    go(page, "/met")
    expect(page.locator("#results .counts")).to_have_text("4 meetings")
    page.get_by_label("planned").check()
    expect(page.locator("#results .counts")).to_have_text("1 meeting")
    page.get_by_label("planned").uncheck()
    page.get_by_label("Name", exact=True).fill("Tomas Orun")
    page.get_by_label("Name", exact=True).press("Enter")
    expect(page.locator("#results .counts")).to_have_text("Tomas Orun: meetings with 2 others")
    expect(page.locator("tbody tr")).to_have_count(2)
    assert fits(page)


@BOTH
def test_from_a_name_to_a_meeting_to_the_sentence_in_its_article(page: Page) -> None:
    go(page, "/entities")
    page.locator("tbody").get_by_role("link", name="Marta Vell").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marta Vell")
    page.get_by_role("link", name="14 Jun 2023").first.click()
    expect(page.locator(".report")).to_have_count(2)
    assert fits(page)
    page.locator("figcaption a").first.click()
    expect(page.locator(".body mark.told")).to_contain_text("met")
    expect(page.locator("#at")).to_be_attached()
    assert fits(page)


@BOTH
def test_a_meeting_is_rejected_where_it_stands_and_the_judgement_undone(page: Page) -> None:
    go(page, "/met")
    row = page.locator("tbody tr").filter(has_text="Ilya Sade").filter(has_text="Tomas Orun")
    row.get_by_text("wrong?").click()
    dialog = page.locator("#wrong")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_label("They did not meet")).to_be_checked()
    dialog.get_by_label("Why?").fill("a namesake")
    assert fits(page)
    dialog.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("status")).to_contain_text("rejected")
    expect(page.locator("#results .counts")).to_have_text("3 meetings")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    go(page, "/met")
    expect(page.locator("#results .counts")).to_have_text("4 meetings")


def test_all_is_done_by_keys_alone(page: Page) -> None:
    keys = page.keyboard
    go(page, "/met")
    keys.press("j")
    keys.press("j")
    expect(page.locator("tr.chosen")).to_have_count(1)
    expect(page.locator("tbody tr").nth(1)).to_have_class("chosen")
    keys.press("w")
    expect(page.locator("#wrong")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("#wrong")).to_be_hidden()
    keys.press("k")
    keys.press("Enter")
    arrive(page, "/meetings/*")
    expect(page.locator(".report")).to_have_count(1)
    keys.press("?")
    expect(page.locator("#keys")).to_be_visible()
    keys.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    go(page, "/")
    keys.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    keys.type("karsk")
    keys.press("Enter")
    expect(page.locator("#found").get_by_role("heading", name="Names")).to_be_visible()


def test_a_name_in_an_article_is_corrected_by_a_key(page: Page) -> None:
    go(page, "/articles")
    page.get_by_role("link", name="Story 3").click()
    arrive(page, "/articles/*")
    page.locator("[data-mention]").first.focus()
    page.keyboard.press("w")
    expect(page.locator("#wrong")).to_contain_text("What is wrong with “Tomas Orun”?")
    page.locator("#wrong").get_by_role("button", name="Correct").click()
    expect(page.get_by_role("status")).to_contain_text("mention rejected")
    expect(page.locator(".body [data-mention]")).to_have_count(1)


def test_who_fills_in_the_right_name_has_chosen_what_is_wrong(page: Page) -> None:
    go(page, "/entities")
    page.locator("tbody").get_by_role("link", name="Ada Lone").click()
    arrive(page, "/entities/*")
    page.get_by_role("heading", level=1).get_by_text("wrong?").click()
    page.locator("#wrong").get_by_label("The right name").fill("Ada Lohn")
    expect(page.locator("#act-rename")).to_be_checked()
    page.locator("#wrong").get_by_role("button", name="Correct").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Lohn")


def test_what_is_refused_is_said_where_it_was_filled_in(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    go(page, "/entities")
    page.locator("tbody").get_by_role("link", name="Ada Lone").click()
    arrive(page, "/entities/*")
    page.evaluate("scrollTo(0, 80)")
    page.get_by_role("heading", level=1).get_by_text("wrong?").click()
    dialog = page.locator("#wrong")
    other = dialog.get_by_label("The name of the other")
    other.fill("Somebody Else")
    dialog.get_by_label("Why?").fill("a typing error")
    dialog.get_by_role("button", name="Correct").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Somebody Else")
    expect(dialog.get_by_label("Why?")).to_have_value("a typing error")
    other.fill("nora")
    expect(dialog.locator("#meant option")).to_have_attribute("value", "person:Nora Quist")
    other.fill("person:Nora Quist")
    dialog.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("status")).to_contain_text("Judged")
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(page.get_by_text("Ada Lone").first).to_be_attached()


@BOTH
def test_files_are_added_with_their_progress(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "dropped.txt"
    file.write_text("Marta Vell spoke to nobody in the lighthouse.", encoding="utf-8")
    go(page, "/add")
    expect(page.locator(".top nav [aria-current]")).to_be_in_viewport(ratio=1)
    page.get_by_label("Drop files of news here").set_input_files(file)
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".batch")).to_contain_text("1 added", timeout=120_000)
    go(page, "/?q=lighthouse")
    expect(page.locator("#found figure.quote")).to_have_count(1)
    assert fits(page)


def test_a_file_that_falls_on_the_page_is_sent(page: Page) -> None:
    go(page, "/add")
    page.evaluate("""() => {
        const moved = new DataTransfer();
        moved.items.add(new File(["Nora Quist left the lighthouse."], "fallen.txt"));
        document.querySelector("main").dispatchEvent(
            new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
    }""")
    expect(page.locator(".batch")).to_contain_text("1 added", timeout=120_000)


def test_what_is_shown_is_downloaded(page: Page) -> None:
    go(page, "/met?status=held")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "meetings.csv"
    assert len(text.splitlines()) == 3


def test_the_graph_is_drawn_in_its_frame_and_saves_its_picture(page: Page) -> None:
    go(page, "/graph?name=Marta+Vell")
    frame = page.frame_locator("iframe.graph")
    expect(frame.locator("#share")).to_contain_text("meetings")
    frame.get_by_label("Search for a name").fill("orun")
    expect(frame.get_by_role("option").first).to_contain_text("Tomas Orun")
    frame.get_by_label("Search for a name").press("Escape")
    frame.get_by_role("button", name="Download").click()
    with page.expect_download() as download:
        frame.get_by_role("button", name="SVG").click()
    assert "<svg" in Path(download.value.path()).read_text(encoding="utf-8")
    assert page.frames[1].evaluate("window.origin") == "null"


def test_a_question_is_saved_and_asked_again(page: Page) -> None:
    go(page, "/met?since=2023-07")
    page.get_by_label("Save this question as").fill("Since July")
    page.get_by_role("button", name="Save").click()
    go(page, "/met")
    page.get_by_role("link", name="Since July").click()
    expect(page.locator("#results .counts")).to_have_text("3 meetings")


PAGES = ("/", "/?q=orun", "/met", "/met?name=Tomas+Orun", "/met?name=Tom", "/entities", "/articles",
         "/review", "/judgements", "/add", "/graph", "/nothing")  # fmt: skip


@pytest.mark.parametrize(
    "context",
    [WIDE, {**WIDE, "color_scheme": "dark"}, PHONE],
    indirect=True,
    ids=["light", "dark", "phone"],
)
def test_axe_finds_no_serious_fault_on_any_page(page: Page, desk: Desk) -> None:
    one = desk.news.entity("Marta Vell").id
    told = desk.news.meetings()[0]
    meeting, quote = told.meeting.id, told.best.quote
    article = f"{quote.article_id}?at={quote.start}&to={quote.end}"
    more = (f"/entities/{one}", f"/meetings/{meeting}", f"/articles/{article}",
            f"/wrong/entity/{one}", f"/wrong/meeting/{meeting}")  # fmt: skip
    found = {}
    for path in (*PAGES, *more):
        go(page, path)
        page.evaluate(AXE)
        faults = page.evaluate("axe.run({exclude: ['iframe']})")["violations"]
        found[path] = [
            f"{fault['id']}: {[node['html'][:120] for node in fault['nodes']][:3]}"
            for fault in faults
            if fault["impact"] in ("serious", "critical")
        ]
        if not fits(page):
            found[path].append("wider than the screen")
    assert {path: faults for path, faults in found.items() if faults} == {}
