// What one looks at within the whole, and the way back.

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
      make("button", { type: "button", text: "One step more", onclick: () => { top.steps += 1; apply(); } }),
      make("button", { type: "button", text: "Back", onclick: back }));
  }
}

function enter(id) {
  if (view.around.at(-1)?.id === id) return;
  view.around.push({ id, steps: 1 });
  choose(id);
}

// One step back: out of a path, out of surroundings, out of a choice.
function back() {
  if (view.path) view.path = null;
  else if (view.around.length) view.around.pop();
  else view.chosen = view.spot = null;
  network.unselectAll();
  apply();
  fit();
  drawPanel();
}
