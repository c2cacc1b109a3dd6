// How one comes from one to another: by meetings and offices; over states, places and shared
// sentences only when asked.

function startPath(from) {
  view.path = { from: from || null, steps: null };
  view.spot = null;
  showMode("graph");
  apply();
  byId("search").focus();
}

function choosePathEnd(id) {
  const { from, wide } = view.path;
  if (isMeeting(id)) { say("A path leads from a name to a name."); return; }
  if (!from) { view.path.from = id; apply(); say(`Path from ${name(id)}: choose the other end.`); return; }
  if (from !== id) findPath(from, id, wide);
}

function findPath(from, to, wide) {
  const steps = shortest(from, to, wide ? anyTie : metOrHeldOffice);
  view.path = { from, to, wide: Boolean(wide), steps: steps || [from, to], none: !steps };
  view.chosen = null;
  for (const id of steps || []) view.extra.add(id);
  mark();
  apply({ keep: true });
  raiseSheet();
  bringIntoView();
  drawPanel({ attend: true });
}

// A meeting of which nobody says that it took place ties nobody to anybody.
const tookPlace = (edge) => [edge.from, edge.to].every((id) => !isMeeting(id) || nodes.get(id).status === "held");

function metOrHeldOffice(edge, here, ends) {
  const there = nodes.get(other(edge, here));
  if (["state", "place"].includes(there.kind) && !ends.has(there.id)) return false;
  return tookPlace(edge) && edge.ties.some((tie) => tie.kind === "participant" || tie.kind === "role");
}

const anyTie = (edge) => tookPlace(edge);

// Fewest steps, meetings before offices before shared sentences; all that the page holds counts.
function shortest(from, to, leads) {
  const ends = new Set([from, to]);
  const best = new Map([[from, 0]]);
  const came = new Map();
  let reached = [from];
  while (reached.length && !came.has(to)) {
    const next = new Map();
    for (const here of reached) for (const edge of around.get(here)) {
      const there = other(edge, here);
      if (best.has(there) || view.hidden.has(there) || !leads(edge, here, ends)) continue;
      const cost = best.get(here) + ({ participant: 0, role: 1 }[edge.kind] ?? 3) + 1 / (1 + edge.width);
      if (!next.has(there) || cost < next.get(there)) { next.set(there, cost); came.set(there, here); }
    }
    for (const [id, cost] of next) best.set(id, cost);
    reached = [...next.keys()];
  }
  if (!came.has(to)) return null;
  const steps = [to];
  while (steps[0] !== from) steps.unshift(came.get(steps[0]));
  return steps;
}

function pathContent() {
  const { from, to, steps, none, wide } = view.path;
  const button = (words, act) => make("button", { type: "button", text: words, onclick: act });
  const acts = make("div", { class: "acts" }, button("Close the path", back),
    wide ? button("By meetings and offices only", () => findPath(from, to, false)) : button("Also over states, places and shared sentences", () => findPath(from, to, true)));
  const words = `${name(from)} to ${name(to)}`;
  if (none) return [heading(words), make("p", { text: wide ? "No way leads from one to the other." : "No chain of meetings or offices leads from one to the other." }), acts];
  const met = steps.slice(1).every((id, index) => between(steps[index], id).kind === "participant");
  const kind = wide ? "over all that ties them" : met ? "a chain of meetings" : "by meetings and offices";
  const count = steps.filter((id) => !isMeeting(id)).length - 1;
  return [heading(words), make("p", { class: "kind", text: `${plural(count, "step")}, ${kind}` }), acts,
    list(steps.map((id) => itemButton(title(nodes.get(id)), id, isMeeting(id) ? meetingWords(nodes.get(id)) : nodes.get(id).kind))),
    ...pathQuotes(steps)];
}

function pathQuotes(steps) {
  const content = [];
  const told = new Set();
  steps.slice(1).forEach((id, index) => {
    const edge = between(steps[index], id);
    const meeting = [steps[index], id].find(isMeeting);
    if (meeting && told.has(meeting)) return;
    if (meeting) told.add(meeting);
    const quotes = meeting ? nodes.get(meeting).reports : edge.ties.flatMap((tie) => tie.quotes || []);
    if (quotes?.length) content.push(...section(meeting ? title(nodes.get(meeting)) : `${name(steps[index])} – ${name(id)}`, ...quotes.slice(0, 3).map((quote) => quoteFigure(quote))));
  });
  return content;
}
