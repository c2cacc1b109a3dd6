// By keyboard: from node to node with the arrows, and a key for each act.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step(key) {
  const here = view.chosen && nodes.has(view.chosen.id) ? view.chosen.id : null;
  const shown = [...visible.nodes];
  if (!shown.length) return;
  if (!here) { choose(shown.reduce((best, id) => (nodes.get(id).importance > nodes.get(best).importance ? id : best)), { show: true }); return; }
  const [dx, dy] = DIRECTIONS[key];
  const places = network.getPositions(shown);
  const from = network.getPosition(here);
  let best = null;
  for (const id of shown) {
    const [x, y] = [places[id].x - from.x, places[id].y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (id === here || ahead <= 0) continue;
    const far = ahead + 2 * aside;
    if (!best || far < best.far) best = { id, far };
  }
  if (best) choose(best.id, { show: true });
}

function startKeyboard() {
  byId("graph").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = view.chosen && nodes.has(view.chosen.id) ? view.chosen.id : null;
    const acts = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(),
      Enter: () => here && enter(here), h: () => here && hide(here), p: () => here && pin(here) };
    if (event.key in DIRECTIONS) step(event.key);
    else if (acts[event.key]) acts[event.key]();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, select, textarea");
    const mode = { 1: "graph", 2: "timeline", 3: "table", 4: "map" }[event.key];
    if (VIEWS[mode] && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) showMode(mode);
    if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); }
    if (event.key === "Escape" && !typing && !byId("copied").open) back();
  });
}
