"""How vis-network and sigma.js draw, move and filter one large graph, in Chromium.

    npm install --prefix FOLDER sigma graphology
    python benchmarks/renderers.py FOLDER/node_modules [--nodes 20000] [--edges 100000]

Both get the same invented graph with the same positions, no physics and no labels of edges. Prints
milliseconds until it is drawn, the median of a step of panning and of zooming, and of a filter
that hides half of the nodes with their edges and shows them again. Without a graphics card the
WebGL of sigma.js is computed by the processor, as on an office's virtual desktop.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow

from kg.view.page import library

QUIET = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
PATIENCE_MS = 120_000
# Draws, then reports in `window.done`; `next` waits until a picture was drawn.
COMMON = """
const graph = GRAPH;
const next = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
const times = async (count, act) => {
  const taken = [];
  for (let step = 0; step < count; step += 1) {
    const begun = performance.now();
    act(step);
    await next();
    taken.push(performance.now() - begun);
  }
  return taken.sort((a, b) => a - b)[Math.floor(count / 2)];
};
"""
VIS = """
(async () => {
  const begun = performance.now();
  const dot = ([x, y], id) => ({ id, x, y, size: 4, shape: "dot" });
  const nodes = new vis.DataSet(graph.nodes.map(dot));
  const edges = new vis.DataSet(graph.edges.map(([from, to], id) => ({ id, from, to })));
  const options = { physics: false, layout: { improvedLayout: false }, edges: { smooth: false },
    interaction: { hideEdgesOnDrag: HIDE, hideEdgesOnZoom: HIDE } };
  const network = new vis.Network(document.getElementById("stage"), { nodes, edges }, options);
  network.fit();
  await next();
  const drawn = performance.now() - begun;
  const move = (to) => { network.moveTo(to); network.redraw(); };
  const pan = await times(7, (step) => move({ position: { x: 20 * step, y: 0 } }));
  const zoom = await times(7, (step) => move({ scale: 0.3 + 0.02 * step }));
  const half = graph.nodes.map((_, id) => id).filter((id) => id % 2);
  const hide = (hidden) => { nodes.update(half.map((id) => ({ id, hidden }))); network.redraw(); };
  const filter = await times(3, (step) => hide(step % 2 === 0));
  window.done = { drawn, pan, zoom, filter };
})();
"""
SIGMA = """
(async () => {
  const begun = performance.now();
  const model = new graphology.UndirectedGraph({ multi: true });
  graph.nodes.forEach(([x, y], id) => model.addNode(id, { x, y, size: 2, color: "#0072b2" }));
  graph.edges.forEach(([from, to]) => model.addEdge(from, to, { size: 0.5, color: "#cccccc" }));
  let hidden = false;
  const renderer = new Sigma(model, document.getElementById("stage"), {
    renderLabels: false, hideEdgesOnMove: HIDE,
    nodeReducer: (id, item) => (hidden && id % 2 ? { ...item, hidden: true } : item) });
  await next();
  const drawn = performance.now() - begun;
  const camera = renderer.getCamera();
  const pan = await times(7, (step) => camera.setState({ x: 0.5 + 0.02 * step, y: 0.5 }));
  const zoom = await times(7, (step) => camera.setState({ ratio: 1 - 0.05 * step }));
  const filter = await times(3, () => { hidden = !hidden; renderer.refresh(); });
  window.done = { drawn, pan, zoom, filter };
})();
"""


def invented(nodes: int, edges: int) -> str:
    """Return places and pairs of an invented graph as JSON: few are in many pairs."""
    chance = random.Random(0)
    places = [[round(chance.gauss(0, 900)), round(chance.gauss(0, 600))] for _ in range(nodes)]
    pairs = [[int(nodes * chance.random() ** 2.5), chance.randrange(nodes)] for _ in range(edges)]
    return json.dumps({"nodes": places, "edges": pairs})


def page(scripts: list[str], act: str, graph: str, *, hide: bool) -> str:
    """Return a page that runs the libraries and then the measurement."""
    common = COMMON.replace("GRAPH", graph)
    parts = [*scripts, common + act.replace("HIDE", "true" if hide else "false")]
    closed = [part.replace("</script", "<\\/script") for part in parts]
    tags = "".join(f"<script>{part}</script>" for part in closed)
    style = "<style>#stage { width: 1200px; height: 800px; }</style>"
    return f'<!doctype html><meta charset="utf-8">{style}<div id="stage"></div>{tags}'


def measured(page: Page) -> str:
    """Return the times that a page has measured, in words."""
    try:
        page.wait_for_function("window.done", timeout=PATIENCE_MS)
    except TooSlow:
        return f"not done in {PATIENCE_MS // 1000} s"
    return ", ".join(f"{key} {value:,.0f}" for key, value in page.evaluate("window.done").items())


def main() -> None:
    """Measure both, and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", type=Path, help="node_modules with sigma and graphology")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--edges", type=int, default=100_000)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chrome")
    if chromium is None:
        sys.exit("Chromium is not installed")
    graph = invented(options.nodes, options.edges)
    names = ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js")
    webgl = [(options.modules / name).read_text(encoding="utf-8") for name in names]
    print(f"{options.nodes:,} nodes, {options.edges:,} edges, in milliseconds")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        for name, scripts, act in (("vis-network", [library()], VIS), ("sigma.js", webgl, SIGMA)):
            for hide in (False, True):
                file = Path(folder, "page.html")
                file.write_text(page(scripts, act, graph, hide=hide), encoding="utf-8")
                opened = browser.new_page(offline=True, viewport={"width": 1280, "height": 860})
                opened.goto(file.as_uri(), wait_until="commit")
                moved = "edges hidden while moving" if hide else "edges always drawn"
                print(f"{name}, {moved}: {measured(opened)}", flush=True)
                opened.close()
        browser.close()


if __name__ == "__main__":
    main()
