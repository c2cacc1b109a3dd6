// The picture: vis-network draws nodes and edges, this draws labels and what is in focus.

let colours = {};
let hovered = null;
let drawn = { labels: [], roles: [] };
let touched = false;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ink", "muted", "fog", "accent", "line", "card", "land", "border", ...KINDS, "participant", "role", "tie"];
  colours = Object.fromEntries(names.map((each) => [each, style.getPropertyValue(`--${each}`).trim()]));
}

const COMMUNITIES = ["#0072b2", "#d98200", "#00865f", "#b8629a", "#56b4e9", "#8c6d1f", "#7a5195", "#6b7280"];

function nodeLook(node) {
  const colour = facts.byCommunity && node.kind !== "meeting"
    ? COMMUNITIES[Math.min(node.community ?? 7, 7)] : colours[node.kind];
  const open = node.kind === "meeting" && node.status !== "held";
  const fill = { background: open ? colours.paper : colour, border: open && node.status === "denied" ? colours.muted : colour };
  return { id: node.id, color: { ...fill, highlight: { ...fill, border: colours.accent }, hover: fill },
    borderWidth: open ? 1.6 : 1, shapeProperties: { borderDashes: node.status === "planned" ? [3, 2] : false } };
}

function edgeLook(edge) {
  const colour = { participant: colours.participant, role: colours.role, place: colours.muted }[edge.kind] || colours.tie;
  const dashes = { role: [6, 3], place: [2, 3] }[edge.kind] || false;
  return { id: edge.id, dashes, color: { color: colour, highlight: colours.accent, hover: colours.accent } };
}

readColours();
const shownNodes = new vis.DataSet([...nodes.values()].map((node) => ({
  id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape, ...nodeLook(node) })));
const shownEdges = new vis.DataSet([...edges.values()].map((edge) => ({
  id: edge.id, from: edge.from, to: edge.to, width: edge.width, ...edgeLook(edge) })));
const network = new vis.Network(byId("graph"), { nodes: shownNodes, edges: shownEdges }, options);
const canvas = byId("graph").querySelector("canvas");
byId("graph").querySelector(".vis-network").tabIndex = -1;
canvas.setAttribute("aria-hidden", "true");

function recolour() {
  readColours();
  shownNodes.update([...nodes.values()].map(nodeLook));
  shownEdges.update([...edges.values()].map(edgeLook));
  if (visible) drawMode();
}

// Has vis-network draw these nodes and edges, and no other: without its data sets, whose update takes
// longer than all else of a click.
function showOnly(shown) {
  const { nodes: bodies, edges: lines, emitter } = network.body;
  for (const id of nodes.keys()) bodies[id].options.hidden = !shown.nodes.has(id);
  for (const id of edges.keys()) lines[id].options.hidden = !shown.edges.has(id);
  network._updateVisibleIndices();
  emitter.emit("_requestRedraw");
}

// What is in focus: the chosen node and its neighbours, the ends of an edge, or a path.
function focus() {
  if (view.path && view.path.steps) {
    const steps = view.path.steps;
    return { nodes: new Set(steps), edges: steps.slice(1).map((id, index) => between(steps[index], id)) };
  }
  if (!view.chosen) return null;
  const { id } = view.chosen;
  if (edges.has(id)) return { nodes: new Set([edges.get(id).from, edges.get(id).to]), edges: [edges.get(id)] };
  const seen = (from) => around.get(from).filter((edge) => visible.edges.has(edge.id));
  // Whoever sat at the same table is as near as the table.
  const tables = seen(id).map((edge) => other(edge, id)).filter(isMeeting);
  const ties = seen(id).concat(tables.flatMap(seen).filter((edge) => edge.kind === "participant" && edge.from !== id && edge.to !== id));
  return { nodes: new Set([id, ...ties.flatMap((edge) => [edge.from, edge.to])]), edges: ties };
}

function between(left, right) {
  return around.get(left).find((edge) => other(edge, left) === right);
}

function onScreen(frame) {
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const places = network.getPositions([...visible.nodes]);
  const shown = [];
  for (const id of visible.nodes) {
    const node = nodes.get(id);
    const sx = (places[id].x - centre.x) * scale + frame.width / 2;
    const sy = (places[id].y - centre.y) * scale + frame.height / 2;
    const r = node.size * scale + 1;
    if (sx < -r || sy < -r || sx > frame.width + r || sy > frame.height + r) continue;
    shown.push({ id, sx, sy, r, kind: node.kind, importance: node.importance, words: node.label });
  }
  return shown;
}

network.on("afterDrawing", (ctx) => {
  const frame = { width: canvas.clientWidth, height: canvas.clientHeight };
  if (!frame.width || !visible) return;
  const ratio = canvas.width / frame.width;
  const near = focus();
  const rank = ({ id }) => (view.chosen && id === view.chosen.id) || id === hovered ? 3
    : near && near.nodes.has(id) ? 2 : view.pinned.has(id) ? 1 : 0;
  const shown = onScreen(frame);
  const at = new Map(shown.map((node) => [node.id, node]));
  const screen = (act) => { ctx.save(); ctx.setTransform(ratio, 0, 0, ratio, 0, 0); act(); ctx.restore(); };
  // A label that has no other place leaves what it covers to be seen behind its letters.
  const write = (some) => {
    screen(() => some.forEach((label) => drawBack(ctx, label)));
    for (const { id } of under(some, shown)) if (!near || near.nodes.has(id)) network.body.nodes[id].draw(ctx);
    screen(() => some.forEach((label) => drawWords(ctx, label)));
  };
  // What is in focus is drawn above all else, so that nothing else stands in its way.
  const [room, focused] = [roomOf(frame), (node) => !near || near.nodes.has(node.id)];
  const place = (some) => placeLabels(ctx, some, (node) => (rank(node) === 2 && near.nodes.size > 25 ? 1 : rank(node)), frame, room);
  const labels = place(shown.filter(focused));
  const roles = placeRoles(ctx, rolesOnScreen(at, near), room.taken, frame);
  labels.push(...place(shown.filter((node) => !focused(node))));
  drawn = { labels, roles };
  if (near) {
    write(labels.filter((label) => !near.nodes.has(label.id)));
    screen(() => { ctx.fillStyle = colours.fog; ctx.fillRect(0, 0, frame.width, frame.height); });
    drawFocus(ctx, near);
  }
  write(labels.filter((label) => !near || near.nodes.has(label.id)).concat(roles));
  screen(() => { for (const id of view.pinned) if (at.has(id)) drawPin(ctx, at.get(id)); });
});

function rolesOnScreen(at, near) {
  const roles = [];
  if (shownRoles.length > 400 && !near) return roles;
  for (const edge of near ? near.edges : shownRoles) {
    if (!edge || !visible.edges.has(edge.id) || !at.has(edge.from) || !at.has(edge.to)) continue;
    const tie = edge.ties.find((each) => each.kind === "role" && each.title);
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (tie && Math.hypot(from.sx - to.sx, from.sy - to.sy) > 70)
      roles.push({ id: edge.id, text: tie.title, from, to });
  }
  return roles;
}

function drawFocus(ctx, near) {
  const { nodes: bodies, edges: lines } = network.body;
  for (const edge of near.edges) if (edge && lines[edge.id] && visible.edges.has(edge.id)) lines[edge.id].draw(ctx);
  for (const id of near.nodes) if (bodies[id] && visible.nodes.has(id)) bodies[id].draw(ctx);
}

function drawPin(ctx, { sx, sy, r }) {
  ctx.strokeStyle = colours.accent;
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.arc(sx, sy, r + 4, 0, 2 * Math.PI);
  ctx.stroke();
}

// Where to look from, to see these places with room for their labels.
function frameOf(places) {
  const [xs, ys] = [places.map((at) => at.x), places.map((at) => at.y)];
  const box = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [padX, padY] = canvas.clientWidth < 500 ? [48, 30] : [60, 30];
  const button = padX < 60 && !byId("more").hidden ? 36 : 0;
  const [low, top] = [covered() || button, byId("banner").hidden ? 0 : 40];
  const high = canvas.clientHeight - low - top;
  const scale = Math.max(0.02, Math.min((canvas.clientWidth - 2 * padX) / Math.max(1, box[1] - box[0]),
    (high - 2 * padY) / Math.max(1, box[3] - box[2]), 1.3));
  return { position: { x: (box[0] + box[1]) / 2, y: (box[2] + box[3]) / 2 + ((low - top) / 2 - 5) / scale }, scale };
}

// Shows these nodes.
function fit(ids = visible.nodes) {
  if (moving || waiting) return;
  const places = Object.values(network.getPositions([...ids]));
  if (places.length && canvas.clientWidth) network.moveTo(frameOf(places));
}

// Brings a node into the picture, if it is not there, or if the sheet of a phone covers it; one that
// is at the edge no further than its label needs.
function reveal(id) {
  if (moving || waiting) return;
  const at = network.canvasToDOM(network.getPosition(id));
  const [wide, low] = [canvas.clientWidth, canvas.clientHeight - covered()];
  const by = [at.x - Math.min(Math.max(at.x, 60), wide - 60), at.y - Math.min(Math.max(at.y, 40), low - 40)];
  if (!by[0] && !by[1]) return;
  const outside = at.x < 0 || at.y < 0 || at.x > wide || at.y > low;
  const scale = outside ? Math.max(network.getScale(), 0.8) : network.getScale();
  const { x, y } = network.getPosition(id);
  const seen = network.getViewPosition();
  const position = outside ? { x, y: y + covered() / 2 / scale } : { x: seen.x + by[0] / scale, y: seen.y + by[1] / scale };
  network.moveTo({ position, scale });
}

const zoom = (factor) => network.moveTo({ scale: Math.min(5, Math.max(0.02, network.getScale() * factor)) });
