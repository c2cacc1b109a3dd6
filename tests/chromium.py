"""What one does with a page in Chromium, whichever view it shows."""

from pathlib import Path
from typing import Any

import axe_core_python
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def panel(page: Page) -> Any:
    return page.locator("#panel")


def heading(page: Page) -> Any:
    return page.locator("#panel h2")


def still(page: Page) -> None:
    """Wait until nothing moves; the page's policy forbids what Playwright would wait with."""
    while not page.evaluate("kg.still()"):
        page.wait_for_timeout(50)


def at(page: Page, node: str) -> tuple[float, float]:
    """Return where a node stands on the screen, once the picture has come to rest."""
    still(page)
    box = page.locator("#graph").bounding_box()
    spot, before = page.evaluate("id => kg.where(id)", node), None
    while spot != before:
        page.wait_for_timeout(100)
        spot, before = page.evaluate("id => kg.where(id)", node), spot
    assert box
    return box["x"] + spot["x"], box["y"] + spot["y"]


def click(page: Page, node: str) -> None:
    page.wait_for_timeout(350)  # two clicks of a quick hand on one spot are a double click
    page.mouse.click(*at(page, node))


def faults(page: Page) -> list[str]:
    """Return what axe-core finds serious."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{fault['id']}: {[node['html'][:120] for node in fault['nodes']]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
