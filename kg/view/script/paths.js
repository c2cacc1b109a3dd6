// The shortest way between two chosen nodes, through what is shown.

function startPath(from) {
  view.path = { from: from || null, steps: null };
  apply();
  byId("search").focus();
}

function choosePathEnd(id) {
  const from = view.path.from;
  if (!from) { view.path.from = id; apply(); say(`Path from ${name(id)}: choose the other end.`); return; }
  if (from === id) return;
  view.path = { from, to: id, steps: shortest(from, id) || [from, id], none: !shortest(from, id) };
  view.chosen = null;
  network.unselectAll();
  apply();
  if (!view.path.none) fit(new Set(view.path.steps));
  drawPanel({ attend: true });
}

// Fewest steps; among those, the way over the strongest ties.
function shortest(from, to) {
  const cost = new Map([[from, [0, 0]]]);
  const came = new Map();
  let reached = [from];
  while (reached.length && !cost.has(to)) {
    const next = new Set();
    for (const here of reached) {
      for (const edge of around.get(here)) {
        if (!visible.edges.has(edge.id)) continue;
        const there = other(edge, here);
        const so = [cost.get(here)[0] + 1, cost.get(here)[1] + 1 / (1 + edge.width)];
        const known = cost.get(there);
        if (known && (known[0] < so[0] || known[1] <= so[1])) continue;
        cost.set(there, so);
        came.set(there, here);
        next.add(there);
      }
    }
    reached = [...next];
  }
  if (!cost.has(to)) return null;
  const steps = [to];
  while (steps[0] !== from) steps.unshift(came.get(steps[0]));
  return steps;
}

function pathContent() {
  const { from, to, steps, none } = view.path;
  const leave = make("div", { class: "acts" }, make("button", { type: "button", text: "Close the path", onclick: back }));
  const words = `${name(from) || title(nodes.get(from))} to ${name(to) || title(nodes.get(to))}`;
  if (none) return [heading(words), make("p", { text: "No way leads from one to the other through what is shown." }), leave];
  const content = [heading(words), make("p", { class: "kind", text: `${plural(steps.length - 1, "step")} through what is shown` }), leave,
    list(steps.map((id) => itemButton(title(nodes.get(id)), id, isMeeting(id) ? meetingWords(nodes.get(id)) : nodes.get(id).kind)))];
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
