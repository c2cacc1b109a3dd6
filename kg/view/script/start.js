// The page opens: at once, since all positions are known.

const theme = (name) => { document.documentElement.dataset.theme = name; };

function startTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = false;
  dark.addEventListener("change", () => { if (!chosen) { theme(dark.matches ? "dark" : "light"); recolour(); } });
  byId("theme").addEventListener("click", () => {
    chosen = true;
    theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
    recolour();
  });
  theme(dark.matches ? "dark" : "light");
  if (dark.matches) recolour();
}

function startClicks() {
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    touched = true;
    if (node !== undefined) choose(node);
    else if (edge !== undefined) choose(edge);
    else if (view.chosen && !view.path) leave();
    else if (phone.matches) setSheet("low");
  });
  // vis-network's own double click knows fingers, and misses slow hands; the browser's knows those.
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) enter(node); });
  canvas.addEventListener("dblclick", ({ offsetX: x, offsetY: y }) => { const node = network.getNodeAt({ x, y }); if (node !== undefined) enter(node); });
  network.on("hoverNode", ({ node }) => { hovered = node; canvas.style.cursor = "pointer"; });
  network.on("blurNode", () => { hovered = null; canvas.style.cursor = ""; });
  network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
  network.on("blurEdge", () => { canvas.style.cursor = ""; });
  for (const event of ["dragEnd", "zoom"]) network.on(event, () => { touched = true; });
  network.on("resize", () => { if (!touched && visible) setTimeout(() => (homely() ? fit() : arrange({ slowly: false })), 0); });
  byId("zoom-in").addEventListener("click", () => (view.mode === "map" ? zoomMap(1.5) : zoom(1.25)));
  byId("zoom-out").addEventListener("click", () => (view.mode === "map" ? zoomMap(1 / 1.5) : zoom(0.8)));
  byId("fit").addEventListener("click", () => { if (view.mode === "map") { fitMap(); return; } touched = false; fit(); });
  byId("path-open").addEventListener("click", () => startPath(view.chosen && nodes.has(view.chosen.id) ? view.chosen.id : null));
  byId("copy").addEventListener("click", copyLink);
  byId("filters-open").addEventListener("click", (event) => {
    byId("filters").hidden = !byId("filters").hidden;
    event.target.setAttribute("aria-expanded", String(!byId("filters").hidden));
  });
}

function open() {
  readState();
  for (const id of view.pinned) shownNodes.update({ id, fixed: true });
  drawTime();
  apply({ stay: true });
  if (view.path?.to) findPath(view.path.from, view.path.to, view.path.wide);
  if (view.chosen) choose(view.chosen.id);
  drawPanel();
  arrange({ slowly: false });
  if (view.path?.steps && !view.path.none) fit(new Set(view.path.steps));
}

startTheme();
startFilters();
startTime();
startSearch();
startDownload();
startKeyboard();
startModes();
startMap();
startSheet();
startMore();
startPrint();
startClicks();
open();
addEventListener("hashchange", () => { view = fresh(); open(); });

// For the console: where a node stands on the screen, and which labels are drawn.
window.kg = {
  where: (id) => network.canvasToDOM(network.getPosition(id)),
  labels: () => { network.redraw(); return drawn.labels.map(({ id, box, lines: words }) => ({ id, box, text: words.join(" ") })); },
  offices: () => drawn.roles.map(({ id, box, lines: [text] }) => ({ id, box, text })),
  still: () => !moving && !waiting && !looking,
  shown: () => ({ nodes: [...visible.nodes], edges: [...visible.edges] }),
};
