// What one looks at, as a link: everything that differs from the page as it opens.

function stateText() {
  const state = {};
  for (const [key, value] of Object.entries(view)) {
    const now = value instanceof Set ? [...value] : value;
    const none = NONE[key] instanceof Set ? [...NONE[key]] : NONE[key];
    if (JSON.stringify(now) !== JSON.stringify(none)) state[key] = now;
  }
  return encodeURIComponent(JSON.stringify(state));
}

function readState() {
  const found = /[#&]view=([^&]*)/.exec(location.hash);
  if (!found) return;
  let state;
  try { state = JSON.parse(decodeURIComponent(found[1])); } catch { return; }
  const known = (ids) => (Array.isArray(ids) ? ids.filter((id) => nodes.has(id)) : []);
  const some = (values, all, none = all) => new Set(Array.isArray(values) ? values.filter((value) => all.includes(value)) : none);
  const there = state.chosen && (nodes.has(state.chosen.id) || edges.has(state.chosen.id));
  view = { ...fresh(),
    mode: Object.hasOwn(VIEWS, state.mode) ? state.mode : "graph", extra: new Set(known(state.extra)),
    hidden: new Set(known(state.hidden)), pinned: new Set(known(state.pinned)),
    kinds: some(state.kinds, KINDS), statuses: some(state.statuses, STATUSES), ties: some(state.ties, Object.keys(TIES), FIRST_TIES),
    publisher: String(state.publisher || ""), weight: Number(state.weight) || 1, spare: Boolean(state.spare),
    from: Number.isFinite(state.from) ? state.from : null, until: Number.isFinite(state.until) ? state.until : null,
    around: (Array.isArray(state.around) ? state.around : []).filter((each) => nodes.has(each.id)).map(({ id, steps }) => ({ id, steps: Number(steps) || 1 })),
    spot: facts.map && Number.isInteger(state.spot) && facts.map.places[state.spot] ? state.spot : null,
    chosen: there ? { id: state.chosen.id } : null };
  if (view.from === null || view.until === null) view.from = view.until = null;
  if (state.path?.to && nodes.has(state.path.from) && nodes.has(state.path.to)) view.path = { from: state.path.from, steps: null, to: state.path.to, wide: Boolean(state.path.wide) };
}

async function copyLink() {
  const local = location.protocol === "about:";
  const link = `${local ? "" : location.href.split("#")[0]}#view=${stateText()}`;
  if (!local) history.replaceState(null, "", `#view=${stateText()}`);
  try {
    await navigator.clipboard.writeText(link);
    say("The link is copied.");
    const button = byId("copy");
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 1500);
  } catch {
    byId("copied-text").value = link;
    byId("copied").showModal();
    byId("copied-text").select();
  }
}
