// The text beside the graph: what is chosen, or, with nothing chosen, all that is shown.

const section = (words, ...children) => (children.length ? [make("h3", { text: words }), ...children] : []);
const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, ...[item].flat())));
const itemButton = (words, id, detail) => make("button", { type: "button", class: "item", dir: "auto", onclick: () => choose(id, { show: true }) },
  words, detail ? make("small", { text: ` ${detail}` }) : null);

function meetingWords(node) {
  return [node.date ? day(node.date) : "undated", node.place, node.status === "held" ? null : node.status].filter(Boolean).join(", ");
}

const byDate = (a, b) => (b.date || "").localeCompare(a.date || "") || b.importance - a.importance;

function drawPanel({ attend } = {}) {
  const panel = byId("panel");
  let content;
  if (view.path && view.path.steps) content = pathContent();
  else if (!view.chosen) content = startContent();
  else if (edges.has(view.chosen.id)) content = edgeContent(edges.get(view.chosen.id));
  else if (isMeeting(view.chosen.id)) content = meetingContent(nodes.get(view.chosen.id));
  else content = entityContent(nodes.get(view.chosen.id));
  panel.replaceChildren(...content);
  panel.scrollTop = 0;
  if (attend) panel.querySelector("h2").focus();
}

const heading = (words) => {
  const element = make("h2", { dir: "auto", tabindex: "-1", text: words });
  if (words.length > 200) element.classList.add("long");
  return element;
};

function startContent() {
  const meetings = [...visible.nodes].map((id) => nodes.get(id)).filter((node) => node.kind === "meeting").sort(byDate);
  const entities = [...visible.nodes].map((id) => nodes.get(id)).filter((node) => node.kind !== "meeting").sort((a, b) => b.importance - a.importance);
  const notes = [...facts.chosen.map((words) => `Shown: ${words}.`)];
  if (facts.limited) notes.push(`Only the ${number(entities.length)} most important entities (PageRank) of ${number(facts.exists.entities)} and ${number(meetings.length)} of ${plural(facts.exists.meetings, "meeting")} are here.`);
  if (spareTies && !view.spare) notes.push(`Of ${number(allTies.filter((tie) => tie.kind === "co-mention").length)} co-mentions, the backbone is drawn (disparity filter, Serrano et al. 2009); the filters show all.`);
  return [heading(meetings.length ? "Meetings" : "Who is here"),
    make("p", { class: "muted", text: "Click a node or a line to read the sentences behind it; double-click a node for its surroundings." }),
    ...(meetings.length ? [list(meetings.slice(0, 100).map((node) => itemButton(node.name || "unnamed parties", node.id, meetingWords(node))))] : []),
    ...section("People, groups, states and places", ...(entities.length ? [list(entities.slice(0, 100).map((node) => itemButton(node.name, node.id, node.kind)))] : [])),
    ...notes.map((words) => make("p", { class: "note", text: words }))];
}

function acts(node) {
  const button = (words, act) => make("button", { type: "button", text: words, onclick: act });
  return make("div", { class: "acts" },
    button("Surroundings", () => enter(node.id)),
    node.kind === "meeting" ? null : button("Path from here", () => startPath(node.id)),
    button(view.pinned.has(node.id) ? "Unpin" : "Pin", () => pin(node.id)),
    button("Hide", () => hide(node.id)),
    button("Close", () => { view.chosen = null; network.unselectAll(); apply(); drawPanel(); }));
}

function hide(id) {
  view.hidden.add(id);
  view.pinned.delete(id);
  if (view.chosen?.id === id) view.chosen = null;
  if (view.around.at(-1)?.id === id) view.around.pop();
  apply();
  drawPanel();
  say(`${title(nodes.get(id)).slice(0, 80)} is hidden. The filters show it again.`);
}

// A pinned node is shown whatever the filters say, and stays where it is.
function pin(id) {
  if (view.pinned.has(id)) view.pinned.delete(id);
  else view.pinned.add(id);
  shownNodes.update({ id, fixed: view.pinned.has(id) });
  apply();
  drawPanel();
}

function entityContent(node) {
  const aliases = (node.aliases || []).filter((alias) => alias !== node.name);
  const roles = [...new Set((node.roles || []).map((role) => [role.title, role.body].filter(Boolean).join(", ")))];
  const ties = around.get(node.id).filter((edge) => !isMeeting(other(edge, node.id)));
  const met = around.get(node.id).map((edge) => nodes.get(other(edge, node.id))).filter((each) => each.kind === "meeting").sort(byDate);
  ties.sort((a, b) => edgeWeight(b) - edgeWeight(a));
  const pinned = view.pinned.has(node.id) ? " · pinned" : "";
  return [heading(node.name),
    make("p", { class: "kind" }, shape(node.kind), `${kindWords(node)} · ${plural(node.mentions || 0, "mention")} in ${plural(node.articles || 0, "article")}${pinned}`),
    aliases.length ? make("p", { class: "muted long", dir: "auto", text: `Also written ${aliases.slice(0, 40).join("; ")}` }) : null,
    acts(node),
    ...section("Roles", ...(roles.length ? [list(roles)] : [])),
    ...section("Meetings", ...(met.length ? [list(met.map((each) => itemButton(withWhom(each, node.id), each.id, meetingWords(each))))] : [])),
    ...section("Strongest ties", ...(ties.length ? [list(ties.slice(0, 25).map((edge) => tieItem(edge, node.id)))] : [])),
    ...section("Articles", ...(node.sources?.length ? [list(node.sources.slice(0, 50).map(articleWords))] : [])),
  ].filter(Boolean);
}

const edgeWeight = (edge) => edge.ties.reduce((sum, tie) => sum + (tie.sentences || 0), 0);
const withWhom = (meeting, id) => {
  const others = (meeting.participants || []).filter((each) => each !== id && nodes.has(each)).map(name);
  return others.length ? `with ${others.join(", ")}` : meeting.name;
};

function tieItem(edge, id) {
  const titles = edge.ties.filter((tie) => tie.kind === "role").map((tie) => tie.title || "role");
  const count = edgeWeight(edge);
  return itemButton(name(other(edge, id)), edge.id, [...new Set(titles), count ? plural(count, "sentence") : null].filter(Boolean).join(" · "));
}

function meetingContent(node) {
  const guests = around.get(node.id).filter((edge) => edge.kind === "participant").map((edge) => nodes.get(other(edge, node.id)));
  const extra = (report) => [report.status === node.status ? null : `says ${report.status}`,
    report.date && report.date !== node.date ? `says ${day(report.date)}` : null].filter(Boolean).join(", ");
  return [heading(title(node)),
    make("p", { class: "kind" }, shape("meeting", node.status), meetingWords({ ...node, status: "held" }), ` · ${node.status}`),
    acts(node),
    ...section("Who took part", list(guests.map((guest) => itemButton(guest.name, guest.id, guest.kind)))),
    ...section(plural((node.reports || []).length, "sentence"), ...inTime(node.reports || []).map((report) => quoteFigure(report, extra(report)))),
  ];
}

function edgeContent(edge) {
  const [left, right] = [nodes.get(edge.from), nodes.get(edge.to)];
  if (left.kind === "meeting" || right.kind === "meeting") return meetingContent(left.kind === "meeting" ? left : right);
  const quotes = new Map();
  for (const tie of edge.ties) for (const quote of tie.quotes || []) quotes.set(`${quote.article} ${quote.start}`, quote);
  const figures = inTime([...quotes.values()]).map((quote) => quoteFigure(quote));
  const told = edgeWeight(edge);
  return [heading(`${left.name} – ${right.name}`),
    make("p", { class: "kind", text: edge.ties.map(tieWords).join(" · ") }),
    make("div", { class: "acts" }, make("button", { type: "button", text: "Close", onclick: () => { view.chosen = null; network.unselectAll(); apply(); drawPanel(); } })),
    ...section("Who", list([itemButton(left.name, left.id, left.kind), itemButton(right.name, right.id, right.kind)])),
    ...section(figures.length < told ? `${number(figures.length)} of ${plural(told, "sentence")}` : plural(figures.length, "sentence"), ...figures)];
}

function tieWords(tie) {
  if (tie.kind === "role") return `${name(tie.holder)}: ${tie.title || "role"}`;
  const independent = tie.independent && tie.independent < tie.articles ? `, ${tie.independent} of them independent` : "";
  return `${TIES[tie.kind]} in ${plural(tie.sentences, "sentence")} of ${plural(tie.articles, "article")}${independent}`;
}

// Chooses a node or an edge: by a click, from a list, or by search (then it is brought into view).
function choose(id, { show, attend } = {}) {
  if (view.path && !view.path.steps && nodes.has(id)) { choosePathEnd(id); return; }
  view.path = null;
  view.chosen = { id };
  view.hidden.delete(id);
  if (nodes.has(id)) network.selectNodes([id]);
  else network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  apply();
  if (show) reveal(nodes.has(id) ? id : edges.get(id).from);
  drawPanel({ attend });
  say(nodes.has(id) ? title(nodes.get(id)).slice(0, 120) : `${name(edges.get(id).from)} and ${name(edges.get(id).to)}`.slice(0, 120));
}
