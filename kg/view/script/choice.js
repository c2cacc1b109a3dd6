// What is chosen: by a click, from a list, or by search (then it is brought into view).

function choose(id, { show, attend } = {}) {
  if (view.path && !view.path.steps && nodes.has(id)) { choosePathEnd(id); return; }
  view.path = view.spot = null;
  view.chosen = { id };
  view.hidden.delete(id);
  if (nodes.has(id)) ask(id);
  mark();
  apply({ keep: true });
  raiseSheet();
  if (view.mode === "map") { if (spotOf(id) !== undefined) revealSpot(spotOf(id)); }
  else if (show || covered()) bringIntoView();
  drawPanel({ attend });
  say(nodes.has(id) ? title(nodes.get(id)).slice(0, 120) : `${name(edges.get(id).from)} and ${name(edges.get(id).to)}`.slice(0, 120));
}

// Brings a path, or what is chosen, into the picture; on a phone with all that it is tied to, above
// the sheet.
function bringIntoView() {
  if (view.mode !== "graph") return;
  if (view.path?.steps && !view.path.none) fit(new Set(view.path.steps));
  if (!view.chosen) return;
  if (covered()) fit(focus().nodes);
  else reveal(nodes.has(view.chosen.id) ? view.chosen.id : edges.get(view.chosen.id).from);
}

// Tells vis-network what is chosen.
function mark() {
  const id = view.chosen?.id;
  if (nodes.has(id)) network.selectNodes([id]);
  else if (edges.has(id)) network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  else network.unselectAll();
}

function leave() {
  view.chosen = view.spot = null;
  mark();
  apply({ stay: true });
  if (phone.matches) { setSheet("low"); fit(); }
  drawPanel();
}

// Draws what was not drawn at first: a person with his meetings and who took part in them.
function ask(id) {
  if (visible && visible.nodes.has(id) && !undrawn(nodes.get(id))) return;
  const meetings = isMeeting(id) ? [id] : meetingsOf(id);
  for (const each of [id, ...meetings, ...meetings.flatMap(guestsOf)]) view.extra.add(each);
}
