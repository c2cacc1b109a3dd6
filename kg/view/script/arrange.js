// Moves what is shown to where it stands best, and the eye with it.

const still = matchMedia("(prefers-reduced-motion: reduce)");
const home = new Map([...nodes.values()].filter((node) => node.placed).map((node) => [node.id, [node.x, node.y]]));
let settled = new Set(home.keys());
let moving = 0;

const same = (one, two) => one.size === two.size && [...one].every((each) => two.has(each));

// A wide stage shows the picture that the page came with; another shape gets its own.
const homely = () => byId("stage").clientWidth > 620 && byId("stage").clientWidth > 1.05 * byId("stage").clientHeight;

function labelBox(ctx, node) {
  const font = node.kind === "meeting" ? FONT.meeting : FONT.plain;
  const words = node.label.split("\n");
  return [Math.max(2 * node.size, ...words.map((line) => measure(ctx, line, font) + 6)) + 8, 2 * node.size + words.length * LINE + 10];
}

// Returns the place of each node that is shown; whoever stays keeps his.
function goal(stay) {
  const ids = [...visible.nodes];
  if (homely() && !stay.size && !view.pinned.size && same(visible.nodes, new Set(home.keys()))) return home;
  const numbers = new Map(ids.map((id, index) => [id, index]));
  const ctx = canvas.getContext("2d");
  const drawnEdges = [...visible.edges].map((id) => edges.get(id)).filter((edge) => edge.ties.some((tie) => !tie.spare && tieFits(tie, edge)));
  const places = layout({
    boxes: ids.map((id) => labelBox(ctx, nodes.get(id))),
    links: drawnEdges.map((edge) => [numbers.get(edge.from), numbers.get(edge.to)]),
    start: ids.map((id, index) => startOf(id, index, ids.length)),
    fixed: new Set(ids.flatMap((id, index) => (view.pinned.has(id) || stay.has(id) ? [index] : []))),
    frame: [Math.max(260, canvas.clientWidth - 90), Math.max(260, canvas.clientHeight - 60)],
  });
  return new Map(ids.map((id, index) => [id, places[index]]));
}

// Where a node stands now; one that was not shown before begins beside one that was.
function startOf(id, index, count) {
  const body = network.body.nodes[id];
  if (settled.has(id)) return [body.x, body.y];
  const near = around.get(id).map((edge) => other(edge, id)).find((each) => settled.has(each) && visible.nodes.has(each));
  const turn = (2 * Math.PI * index * 0.618) % (2 * Math.PI);
  const [x, y] = near ? [network.body.nodes[near].x, network.body.nodes[near].y] : [0, 0];
  const far = near ? 40 : 60 + 8 * Math.sqrt(count);
  return [x + far * Math.cos(turn), y + far * Math.sin(turn)];
}

// With `keep`, whoever is shown stays where he is, and the eye too: only newcomers get a place.
function arrange({ slowly = true, keep = false } = {}) {
  if (!canvas.clientWidth || !visible.nodes.size) return;
  const places = goal(new Set(keep ? [...settled].filter((id) => visible.nodes.has(id)) : []));
  const from = new Map([...places.keys()].map((id) => [id, startOf(id, 0, 1)]));
  settled = new Set(places.keys());
  const camera = [network.getViewPosition(), network.getScale()];
  const target = keep ? { position: camera[0], scale: camera[1] } : frameOf([...places.values()].map(([x, y]) => ({ x, y })));
  const mine = (moving += 1);
  const begun = performance.now();
  const tick = (now) => {
    if (mine !== moving) return;
    const share = slowly && !still.matches ? Math.min(1, Math.max(0, (now - begun) / 380)) : 1;
    const eased = 1 - (1 - share) ** 3;
    const mix = (a, b) => a + (b - a) * eased;
    for (const [id, [x, y]] of places) {
      const body = network.body.nodes[id];
      [body.x, body.y] = [mix(from.get(id)[0], x), mix(from.get(id)[1], y)];
    }
    network.moveTo({ position: { x: mix(camera[0].x, target.position.x), y: mix(camera[0].y, target.position.y) }, scale: mix(camera[1], target.scale) });
    network.redraw();
    if (share < 1) requestAnimationFrame(tick);
    else { moving = 0; if (keep || view.path?.steps) bringIntoView(); }
  };
  tick(performance.now() + (slowly ? 0 : 1e6));
}

let waiting = 0;
let whole = false;
// After a filter: once the hand that moves a slider rests.
function arrangeSoon({ keep = false } = {}) {
  whole ||= !keep;
  clearTimeout(waiting);
  waiting = setTimeout(() => { const all = whole; waiting = 0; whole = false; arrange({ keep: !all }); }, 60);
}
