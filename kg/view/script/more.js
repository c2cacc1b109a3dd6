// What is drawn at first where there is little room, and more of it for whoever asks.

// So many names a phone draws at first, and so many more each time that one asks for more.
const FEW = { phone: 16, more: 40 };

// Nodes that are drawn only when asked for: everywhere, or in the graph of a phone.
const undrawn = (node) => node.reserve || (node.later && view.mode === "graph");

// Returns the foremost of these nodes, so many names in all beside those `known`: meetings that have
// room with who took part, or names where there is no meeting.
function foremost(some, most, known = new Set()) {
  const order = [...some].sort((a, b) => b.importance - a.importance);
  const met = order.some((node) => node.kind === "meeting");
  const taken = new Set();
  let names = 0;
  for (const node of order) {
    if (met !== (node.kind === "meeting")) continue;
    const all = [node.id, ...(met ? guestsOf(node.id) : [])].filter((id) => !taken.has(id) && !known.has(id));
    const count = all.filter((id) => !isMeeting(id)).length;
    if (taken.size && names + count > most) continue;
    names += count;
    all.forEach((id) => taken.add(id));
  }
  return taken;
}

// What could be drawn and is not: the meetings; then, on a phone, who holds which office.
function leftOut() {
  if (view.around.length || view.mode !== "graph") return [];
  const left = [...nodes.values()].filter((node) => undrawn(node) && !view.extra.has(node.id));
  const meetings = left.filter((node) => node.kind === "meeting");
  if (meetings.length || !meetingsFirst) return meetings.length ? meetings : left;
  return left.filter((node) => node.later && around.get(node.id).some((edge) => edge.kind === "role" && visible.nodes.has(other(edge, node.id))));
}

function drawMore() {
  const left = leftOut();
  byId("more").hidden = !left.length;
  byId("more").textContent = `More (${plural(left.length, left[0]?.kind === "meeting" ? "meeting" : "name")} not drawn)`;
}

function startMore() {
  byId("more").addEventListener("click", () => {
    for (const id of foremost(leftOut(), phone.matches ? FEW.phone : FEW.more, visible.nodes)) view.extra.add(id);
    apply();
    drawPanel();
  });
  const all = [...nodes.values()].filter((node) => !node.reserve);
  if (!phone.matches || all.filter((node) => node.kind !== "meeting").length <= FEW.phone) return;
  const first = foremost(all, FEW.phone);
  for (const node of all) node.later = !first.has(node.id);
}
