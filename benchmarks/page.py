"""How fast the page opens and answers a click, beside stock pyvis, in Chromium.

    python benchmarks/page.py [--nodes 2000] [--edges 10000] [--patience 600]

One run over one invented graph. kg's page counts from the start of loading until it is drawn and
a click on a node has shown its text; stock pyvis until its physics has stabilised, which is when
one can first read it, or until patience (in seconds) ends. The target is a fifth. A click is
measured by the page's own clock, from the press of the button to the picture with the text; beside
it stands what the page computed meanwhile, which a busy machine changes less.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow
from pyvis.network import Network

from kg import graph as graphs
from kg import view
from kg.graph import GraphData
from kg.model import Entity, Tie
from kg.selection import Selection

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
# Longer than that nobody waits for a page.
PATIENCE_MS = 120_000


def news(nodes: int, edges: int, *, seed: int = 0) -> GraphData:
    """Return invented news: few are named with many, and many with few."""
    chance = random.Random(seed)
    ids = [f"e{number:05}" for number in range(nodes)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < edges:
        left = ids[int(nodes * chance.random() ** 2.5)]
        right = ids[chance.randrange(nodes)]
        if left != right:
            pairs.add((min(left, right), max(left, right)))
    kinds = ("person", "group", "state", "place")
    entities = tuple(
        Entity(each, kinds[index % 4], f"Name {index}", (f"Alias {index}",), None, 3, 2)
        for index, each in enumerate(ids)
    )
    ties = tuple(
        Tie("co-mention", left, right, 1 + int(chance.paretovariate(1.5)), 1, 1, 0.5)
        for left, right in sorted(pairs)
    )
    return GraphData(entities, (), ties)


def stock(data: GraphData) -> str:
    """Return the page that pyvis makes by itself, which says when it is stable."""
    network = Network(cdn_resources="in_line")
    for entity in data.entities:
        network.add_node(entity.id, label=entity.name)
    for tie in data.ties:
        network.add_edge(tie.left, tie.right, value=tie.sentences)
    made = "network = new vis.Network(container, data, options);"
    told = (
        'network.once("stabilizationIterationsDone", () => { window.done = performance.now(); });'
    )
    page = network.generate_html()
    if made not in page:
        sys.exit("pyvis has changed its template; this benchmark must follow it")
    return str(page.replace(made, made + told))


def stock_ms(browser: Browser, path: Path, *, patience: float) -> tuple[float, bool]:
    """Return the milliseconds until stock pyvis is stable, and whether it has become so."""
    page = browser.new_page(offline=True)
    page.goto(path.as_uri(), wait_until="commit")
    try:
        page.wait_for_function("window.done", timeout=patience * 1000)
    except TooSlow:
        return patience * 1000, False
    return float(page.evaluate("window.done")), True


def _wait(page: Page, condition: str) -> None:
    """Wait until a condition holds; the page's policy forbids what Playwright would wait with."""
    ends = time.monotonic() + PATIENCE_MS / 1000
    while not page.evaluate(condition):
        if time.monotonic() > ends:
            sys.exit(f"not within {PATIENCE_MS // 1000} s: {condition}")
        time.sleep(0.01)


WATCH = """() => {
  let pressed = 0;
  const press = () => { pressed = performance.now(); };
  addEventListener("pointerdown", press, { capture: true, once: true });
  const panel = document.getElementById("panel");
  new MutationObserver((_, observer) => {
    if (!pressed || !panel.querySelector("h2")?.textContent.startsWith("Name ")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - pressed; }));
  }).observe(panel, { childList: true, subtree: true });
}"""


def own_ms(browser: Browser, path: Path) -> tuple[float, float, float]:
    """Return the milliseconds until the page is drawn, until a click is answered, and of computing.

    What is computed is what the page did from the click to the picture with the answer.
    """
    page = browser.new_page(offline=True, viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri(), wait_until="commit")
    _wait(page, "window.kg && kg.labels().length > 0")
    opened = float(page.evaluate("performance.now()"))
    box = page.locator("#graph").bounding_box()
    spot = page.evaluate("kg.where(kg.labels()[0].id)")
    if box is None:
        sys.exit("the page shows no graph")
    while not page.evaluate("kg.still()"):
        time.sleep(0.05)
    page.evaluate(WATCH)
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _computed(tools)
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    _wait(page, "window.took")
    return opened, float(page.evaluate("window.took")), _computed(tools) - before


def _computed(tools: CDPSession) -> float:
    """Return how many milliseconds of a processor the page has had."""
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def main() -> None:
    """Measure, and print the times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--edges", type=int, default=10_000)
    parser.add_argument("--patience", type=float, default=600)
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chrome")
    if chromium is None:
        sys.exit("Chromium is not installed")
    data = news(arguments.nodes, arguments.edges)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        own, plain = Path(folder, "kg.html"), Path(folder, "stock.html")
        start = time.perf_counter()
        view.write(graphs.build(data), own, Selection(limit=arguments.nodes))
        made = time.perf_counter() - start
        plain.write_text(stock(data), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        opened, clicked, computed = own_ms(browser, own)
        stable, done = stock_ms(browser, plain, patience=arguments.patience)
        browser.close()
    print(f"{arguments.nodes:,} nodes, {arguments.edges:,} edges")
    print(f"kg: page made in {made:.1f} s (layout included)")
    print(
        f"kg: drawn after {opened:,.0f} ms, click answered after {clicked:,.0f} ms more "
        f"({computed:,.0f} ms of computing)"
    )
    print(f"stock pyvis: {'stable' if done else 'not yet stable'} after {stable:,.0f} ms")
    less = "" if done else "less than "
    print(f"kg / stock pyvis: {less}{(opened + clicked) / stable:.3f} (target: at most 0.2)")


if __name__ == "__main__":
    main()
