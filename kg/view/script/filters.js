// What is shown of what is here, by kind, status, tie, publisher, weight and time.

let visible = null;
let shownRoles = [];

const within = (item) => view.from === null || item.spans.some(([first, last]) => last >= view.from && first <= view.until);
const published = (item) => !view.publisher || (item.sources || []).some((id) => article(id).publisher === view.publisher);

function tieFits(tie, edge) {
  if (!view.ties.has(tie.kind)) return false;
  if (tie.spare && !view.spare && !inView(edge)) return false;
  if (tie.kind === "participant" || tie.kind === "place") return true;
  if (tie.kind === "co-mention" && tie.sentences < view.weight) return false;
  return within(tie) && published(tie);
}

// Where one looks at one node, all its ties are of interest, also those outside the backbone.
const inView = (edge) => [view.around.at(-1)?.id, view.chosen?.id].some((id) => id === edge.from || id === edge.to || id === edge.id);

const wanted = (id) => view.pinned.has(id) || (view.chosen && view.chosen.id === id);

function allowed(node) {
  if (view.hidden.has(node.id)) return false;
  if (wanted(node.id)) return true;
  return view.kinds.has(node.kind) && (node.kind !== "meeting" || view.statuses.has(node.status));
}

// What may be shown and was told of in time; and whoever took part in a meeting of that time.
function fittingNodes() {
  const fitting = new Set([...nodes.values()].filter((node) => allowed(node) && (wanted(node.id) || (within(node) && published(node)))).map((node) => node.id));
  for (const id of [...fitting].filter(isMeeting)) {
    for (const edge of around.get(id)) if (edge.kind === "participant" && allowed(nodes.get(other(edge, id)))) fitting.add(other(edge, id));
  }
  return fitting;
}

function narrowed() {
  return view.weight > 1 || view.from !== null || view.publisher || view.ties.size < Object.keys(TIES).length;
}

function compute() {
  const fitting = fittingNodes();
  const lines = new Map();
  for (const edge of edges.values()) {
    if (fitting.has(edge.from) && fitting.has(edge.to) && edge.ties.some((tie) => tieFits(tie, edge))) lines.set(edge.id, edge);
  }
  let kept = fitting;
  if (view.around.length) kept = surroundings(fitting, lines, view.around.at(-1));
  const tied = new Set();
  for (const [id, edge] of lines) {
    if (!kept.has(edge.from) || !kept.has(edge.to)) lines.delete(id);
    else tied.add(edge.from).add(edge.to);
  }
  kept = new Set([...kept].filter((id) => tied.has(id) || wanted(id)
    || (!isMeeting(id) && !(narrowed() && around.get(id).length))));
  return { nodes: kept, edges: new Set(lines.keys()) };
}

function surroundings(fitting, lines, { id, steps }) {
  const seen = new Set([id, ...[...view.pinned].filter((each) => fitting.has(each))]);
  let reached = [id];
  const near = (from) => around.get(from).filter((edge) => lines.has(edge.id)).map((edge) => other(edge, from)).filter((next) => !seen.has(next));
  for (let step = 0; step < steps; step += 1) {
    const next = new Set(reached.flatMap(near));
    next.forEach((each) => seen.add(each));
    // A meeting is no step of its own: who took part in it is near.
    for (const met of [...next].filter(isMeeting)) near(met).forEach((guest) => next.add(guest));
    next.forEach((each) => seen.add(each));
    reached = [...next];
  }
  return seen;
}

// Computes what is shown, tells vis-network what changed, and says how much it is.
function apply() {
  const before = visible;
  visible = compute();
  const changed = (all, name) => all.filter((id) => (before ? before[name].has(id) : true) !== visible[name].has(id))
    .map((id) => ({ id, hidden: !visible[name].has(id) }));
  const [nodesChanged, edgesChanged] = [changed([...nodes.keys()], "nodes"), changed([...edges.keys()], "edges")];
  if (edgesChanged.length) shownEdges.update(edgesChanged);
  if (nodesChanged.length) shownNodes.update(nodesChanged);
  shownRoles = [...visible.edges].map((id) => edges.get(id)).filter((edge) => edge.ties.some((tie) => tie.kind === "role" && tie.title));
  sayShare();
  drawLegend();
  drawFilters();
  drawBanner();
  network.redraw();
}

function sayShare() {
  const meetings = [...visible.nodes].filter(isMeeting).length;
  const entities = visible.nodes.size - meetings;
  const of = (shown, all, noun) => `${number(shown)} of ${number(Math.max(shown, all))} ${noun}`;
  byId("share").textContent = [of(entities, facts.exists.entities, "entities"), of(meetings, facts.exists.meetings, "meetings"),
    of(visible.edges.size, Math.max(edges.size, facts.exists.ties), "ties")].join(" · ");
  byId("graph").setAttribute("aria-label", `Graph of ${byId("share").textContent}`);
  const empty = byId("empty");
  empty.hidden = visible.nodes.size > 0;
  empty.textContent = nodes.size ? "Nothing is left under these filters." : "Nobody is known yet. Add articles, and the people, groups and states in them will stand here.";
}

function toggle(set, value) {
  if (set.has(value)) set.delete(value);
  else set.add(value);
  apply();
}

function legendButton(words, set, value, picture, count) {
  const button = make("button", { type: "button", "aria-pressed": String(set.has(value)), onclick: () => toggle(set, value) }, picture, words);
  if (count !== undefined) button.append(make("span", { class: "count", text: number(count) }));
  return make("li", {}, button);
}

// A swatch and the strongest member of each community; the small ones share the last colour.
function communityItems() {
  const members = new Map();
  for (const node of nodes.values()) {
    if (node.kind === "meeting") continue;
    const at = Math.min(node.community ?? 7, 7);
    if (!members.has(at)) members.set(at, []);
    members.get(at).push(node);
  }
  return [...members].sort(([a], [b]) => a - b).map(([at, some]) => {
    const swatch = make("i", { class: "swatch", "aria-hidden": "true" });
    swatch.style.background = COMMUNITIES[at];
    const first = some.reduce((best, node) => (node.importance > best.importance ? node : best));
    const words = at === 7 ? "others" : first.name.length > 24 ? `${first.name.slice(0, 23)}…` : first.name;
    return make("li", { class: "chip" }, swatch, words, make("span", { class: "count", text: number(some.length) }));
  });
}

function drawLegend() {
  const counts = {};
  for (const node of nodes.values()) counts[node.kind] = (counts[node.kind] || 0) + 1;
  for (const node of nodes.values()) if (node.status) counts[node.status] = (counts[node.status] || 0) + 1;
  const kept = document.activeElement && document.activeElement.closest(".legend button");
  const at = kept ? [...document.querySelectorAll(".legend button")].indexOf(kept) : -1;
  byId("legend-kinds").replaceChildren(...KINDS.filter((kind) => counts[kind])
    .map((kind) => legendButton(PLURALS[kind], view.kinds, kind, shape(kind), counts[kind])));
  const statuses = STATUSES.filter((status) => counts[status]);
  byId("legend-statuses").replaceChildren(...(statuses.length > 1 ? statuses : [])
    .map((status) => legendButton(status, view.statuses, status, shape("meeting", status), counts[status])));
  const ties = new Set([...edges.values()].flatMap((edge) => edge.ties.map((tie) => tie.kind)));
  byId("legend-ties").replaceChildren(...Object.keys(TIES).filter((kind) => ties.has(kind))
    .map((kind) => legendButton(TIES[kind], view.ties, kind, shape(`line-${kind}`))));
  if (facts.byCommunity) {
    byId("legend-communities").replaceChildren(...communityItems());
    document.documentElement.dataset.colour = "community";
  }
  if (at >= 0) document.querySelectorAll(".legend button")[at]?.focus();
}

const allTies = [...edges.values()].flatMap((edge) => edge.ties);
const spareTies = allTies.filter((tie) => tie.spare && tie.kind === "co-mention").length;
const heaviest = Math.max(1, ...allTies.map((tie) => tie.sentences || 1));

function drawFilters() {
  byId("publisher").value = view.publisher;
  byId("weight").value = view.weight;
  byId("weight-said").textContent = plural(view.weight, "sentence");
  byId("spare").checked = view.spare;
  byId("hidden-said").replaceChildren(...(view.hidden.size ? [`${plural(view.hidden.size, "node")} hidden by hand. `,
    make("button", { type: "button", text: "Show again", onclick: () => { view.hidden.clear(); apply(); } })] : []));
}

function startFilters() {
  const publishers = [...new Set(facts.articles.map((each) => each.publisher).filter(Boolean))].sort();
  byId("publisher").append(make("option", { value: "", text: "All publishers" }), ...publishers.map((each) => make("option", { value: each, text: each })));
  byId("publisher").addEventListener("change", (event) => { view.publisher = event.target.value; apply(); });
  byId("weight").max = heaviest;
  byId("weight").addEventListener("input", (event) => { view.weight = Number(event.target.value); apply(); });
  byId("spare").addEventListener("change", (event) => { view.spare = event.target.checked; apply(); });
  byId("spare").closest("label").hidden = !spareTies;
  byId("spare-said").textContent = `All co-mentions, also the ${number(spareTies)} outside the backbone`;
  byId("clear").addEventListener("click", () => { const { pinned, chosen } = view; view = { ...fresh(), pinned, chosen }; drawTime(); apply(); });
}

function drawBanner() {
  const banner = byId("banner");
  const top = view.around.at(-1);
  banner.hidden = !top && !(view.path && !view.path.steps);
  if (view.path && !view.path.steps) {
    const from = view.path.from;
    banner.replaceChildren(from ? `Path from ${name(from)}: choose the other end.` : "Path: choose one end, by a click or by search.",
      make("button", { type: "button", text: "Cancel", onclick: () => { view.path = null; apply(); } }));
  } else if (top) {
    banner.replaceChildren(`Within ${plural(top.steps, "step")} of ${title(nodes.get(top.id)).slice(0, 80)}`,
      make("button", { type: "button", text: "One step more", onclick: () => { top.steps += 1; apply(); fit(); } }),
      make("button", { type: "button", text: "Back", onclick: back }));
  }
}

function enter(id) {
  if (view.around.at(-1)?.id === id) return;
  view.around.push({ id, steps: 1 });
  choose(id);
  fit();
}

// One step back: out of a path, out of surroundings, out of a choice.
function back() {
  if (view.path) view.path = null;
  else if (view.around.length) view.around.pop();
  else view.chosen = null;
  network.unselectAll();
  apply();
  fit();
  drawPanel();
}
