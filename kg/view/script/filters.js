// What is shown of what is here, by kind, status, tie, publisher, weight and time.

let visible = null;
let shownRoles = [];

const within = (item) => view.from === null || item.spans.some(([first, last]) => last >= view.from && first <= view.until);
const published = (item) => !view.publisher || item.publishers?.includes(view.publisher)
  || (item.sources || []).some((id) => article(id).publisher === view.publisher);

function tieFits(tie, edge) {
  if (!view.ties.has(tie.kind)) return false;
  if (tie.spare && !view.spare && !inView(edge)) return false;
  if (tie.kind === "participant" || tie.kind === "place") return true;
  if (tie.kind === "co-mention" && tie.sentences < view.weight) return false;
  return within(tie) && published(tie);
}

// Where one looks at one node, all its ties are of interest, also those outside the backbone.
const inView = (edge) => [view.around.at(-1)?.id, view.chosen?.id].some((id) => id === edge.from || id === edge.to || id === edge.id);

const onPath = (id) => view.path?.steps?.includes(id) && !view.path.none;
const wanted = (id) => view.pinned.has(id) || view.chosen?.id === id || onPath(id);

// What was not drawn at first is drawn once somebody asks for it, or for its surroundings.
const offered = (node) => !undrawn(node) || view.extra.has(node.id) || view.around.length > 0;

function allowed(node) {
  if (view.hidden.has(node.id)) return false;
  if (wanted(node.id)) return true;
  if (!offered(node)) return false;
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
  const guests = new Set(view.around.length || view.ties.has("co-mention") ? [] : [...kept].filter(isMeeting).flatMap(guestsOf));
  for (const [id, edge] of lines) {
    if (!kept.has(edge.from) || !kept.has(edge.to) || (guests.size && !concerns(edge, guests))) lines.delete(id);
    else tied.add(edge.from).add(edge.to);
  }
  const loose = (id) => view.ties.has("co-mention") && !isMeeting(id) && !(narrowed() && around.get(id).length);
  kept = new Set([...kept].filter((id) => tied.has(id) || wanted(id) || loose(id)));
  return { nodes: kept, edges: new Set(lines.keys()) };
}

// Where people met, the offices of those who met are drawn, and of whoever one asks for.
function concerns(edge, guests) {
  if (edge.kind === "participant" || edge.kind === "place" || wanted(edge.from) || wanted(edge.to)) return true;
  return edge.ties.some((tie) => tie.kind === "role" && guests.has(tie.holder));
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

// Computes what is shown, tells vis-network, and says how much it is. Where few come
// by a choice (`keep`), all others keep their places; with `stay`, nothing is laid out anew.
function apply({ stay = false, keep = false } = {}) {
  const before = visible;
  visible = compute();
  showOnly(visible);
  shownRoles = [...visible.edges].map((id) => edges.get(id)).filter((edge) => edge.ties.some((tie) => tie.kind === "role" && tie.title));
  sayShare();
  drawLegend();
  drawFilters();
  drawBanner();
  drawMore();
  drawMode();
  if (!before || stay) return;
  const came = [...visible.nodes].filter((id) => !before.nodes.has(id)).length;
  const went = before.nodes.size + came - visible.nodes.size;
  const few = keep && came <= Math.max(12, 0.3 * visible.nodes.size);
  if (came || (went && !keep)) arrangeSoon({ keep: few });
}

// How many meetings and names are shown, of all that there are.
function shareOf(meetings, entities) {
  const of = (shown, all, noun) => `${number(shown)} of ${number(Math.max(shown, all))} ${noun}`;
  return [of(meetings, facts.exists.meetings, "meetings"), of(entities, facts.exists.entities, "names")].join(" · ");
}

function sayShare() {
  const meetings = [...visible.nodes].filter(isMeeting).length;
  const entities = visible.nodes.size - meetings;
  byId("share").textContent = shareOf(meetings, entities);
  byId("graph").setAttribute("aria-label", `Graph of ${byId("share").textContent}`);
  const empty = byId("empty");
  empty.hidden = visible.nodes.size > 0;
  empty.textContent = nodes.size ? "Nothing is left under these filters." : "Nobody is known yet. Add articles, and the people, groups and states in them will stand here.";
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
  const told = [...nodes.values()].flatMap((node) => node.publishers || []);
  const publishers = [...new Set(facts.articles.map((each) => each.publisher).concat(told).filter(Boolean))].sort();
  byId("publisher").append(make("option", { value: "", text: "All publishers" }), ...publishers.map((each) => make("option", { value: each, text: each })));
  byId("publisher").addEventListener("change", (event) => { view.publisher = event.target.value; apply(); });
  byId("weight").max = heaviest;
  byId("weight").addEventListener("input", (event) => { view.weight = Number(event.target.value); apply(); });
  byId("spare").addEventListener("change", (event) => { view.spare = event.target.checked; apply(); });
  byId("spare").closest("label").hidden = !spareTies;
  byId("spare-said").textContent = `Not the strongest ties only: also the ${number(spareTies)} others`;
  byId("clear").addEventListener("click", () => { const { pinned, chosen, mode, extra } = view; view = { ...fresh(), pinned, chosen, mode, extra }; drawTime(); apply(); });
}

