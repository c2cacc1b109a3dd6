// The graph, the timeline and the table: three views of what is shown, under the same filters.

function showMode(mode) {
  if (view.mode === mode) return;
  view.mode = mode;
  apply();
  if (mode === "graph") { network.redraw(); fit(); }
  say(VIEWS[mode]);
}

function drawMode() {
  document.documentElement.dataset.mode = view.mode;
  for (const button of byId("modes").children) button.setAttribute("aria-pressed", String(button.dataset.mode === view.mode));
  for (const mode of ["timeline", "table"]) byId(mode).hidden = view.mode !== mode;
  byId("graph").hidden = view.mode !== "graph";
  document.querySelector(".zoom").hidden = view.mode !== "graph";
  if (view.mode === "timeline") drawLanes();
  if (view.mode === "table") drawTable();
}

function startModes() {
  byId("modes").replaceChildren(...Object.entries(VIEWS).map(([mode, words]) => make("button", { type: "button", "data-mode": mode, text: words, onclick: () => showMode(mode) })));
}
