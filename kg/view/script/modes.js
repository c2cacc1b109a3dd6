// The graph, the timeline, the table and the map: views of what is shown, under the same filters.

function showMode(mode) {
  if (view.mode === mode) return;
  view.mode = mode;
  apply();
  if (mode === "graph") { network.redraw(); fit(); }
  if (view.spot === null && !view.chosen && !view.path) drawPanel();
  say(VIEWS[mode]);
}

function drawMode() {
  document.documentElement.dataset.mode = view.mode;
  for (const button of byId("modes").children) button.setAttribute("aria-pressed", String(button.dataset.mode === view.mode));
  for (const mode of ["timeline", "table", "map"]) byId(mode).hidden = view.mode !== mode;
  byId("graph").hidden = view.mode !== "graph";
  document.querySelector(".zoom").hidden = !["graph", "map"].includes(view.mode);
  if (view.mode === "timeline") drawLanes();
  if (view.mode === "table") drawTable();
  if (view.mode === "map") drawMap();
}

function startModes() {
  byId("modes").replaceChildren(...Object.entries(VIEWS).map(([mode, words]) => make("button", { type: "button", "data-mode": mode, text: words, onclick: () => showMode(mode) })));
}
