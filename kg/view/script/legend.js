// The legend: what each shape means and how many there are, and what is shown of them.

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

// A swatch and the strongest member of each community that is drawn; the small ones share the last colour.
function communityItems() {
  const members = new Map();
  for (const node of nodes.values()) {
    if (node.kind === "meeting") continue;
    const at = Math.min(node.community ?? 7, 7);
    if (!members.has(at)) members.set(at, []);
    members.get(at).push(node);
  }
  const drawnOf = (some) => some.filter((node) => visible.nodes.has(node.id)).length;
  return [...members].filter(([, some]) => drawnOf(some)).sort(([a], [b]) => a - b).map(([at, some]) => {
    const swatch = make("i", { class: "swatch", "aria-hidden": "true" });
    swatch.style.background = COMMUNITIES[at];
    const first = some.reduce((best, node) => (node.importance > best.importance ? node : best));
    const words = at === 7 ? "others" : first.name.length > 24 ? `${first.name.slice(0, 23)}…` : first.name;
    return make("li", { class: "chip" }, swatch, words, make("span", { class: "count", text: number(drawnOf(some)) }));
  });
}

// How many are drawn of each kind or status that occurs; of one that is switched off, how many would be.
function legendCounts() {
  const counts = {};
  const tally = (ids, only) => {
    for (const id of ids) for (const each of [nodes.get(id).kind, nodes.get(id).status]) if (each && (!only || each === only)) counts[each] = (counts[each] || 0) + 1;
  };
  for (const node of nodes.values()) for (const each of [node.kind, node.status]) if (each) counts[each] = 0;
  tally(visible.nodes);
  for (const [set, all] of [[view.kinds, KINDS], [view.statuses, STATUSES]]) {
    for (const off of all.filter((each) => each in counts && !set.has(each))) {
      set.add(off);
      counts[off] = 0;
      tally(compute().nodes, off);
      set.delete(off);
    }
  }
  return counts;
}

function drawLegend() {
  const counts = legendCounts();
  const kept = document.activeElement && document.activeElement.closest(".legend button");
  const at = kept ? [...document.querySelectorAll(".legend button")].indexOf(kept) : -1;
  byId("legend-kinds").replaceChildren(...KINDS.filter((kind) => kind in counts)
    .map((kind) => legendButton(PLURALS[kind], view.kinds, kind, shape(kind), counts[kind])));
  const statuses = STATUSES.filter((status) => status in counts);
  byId("legend-statuses").replaceChildren(...(statuses.length > 1 ? statuses : [])
    .map((status) => legendButton(STATUS_WORDS[status], view.statuses, status, shape("meeting", status), counts[status])));
  const ties = new Set([...edges.values()].flatMap((edge) => edge.ties.map((tie) => tie.kind)));
  byId("legend-ties").replaceChildren(...Object.keys(TIES).filter((kind) => ties.has(kind))
    .map((kind) => legendButton(TIES[kind], view.ties, kind, shape(`line-${kind}`))));
  if (facts.byCommunity) {
    byId("legend-communities").replaceChildren(...communityItems());
    document.documentElement.dataset.colour = "community";
  }
  if (at >= 0) document.querySelectorAll(".legend button")[at]?.focus();
}

