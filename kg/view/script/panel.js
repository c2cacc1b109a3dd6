// The text beside the graph: what is chosen, or, with nothing chosen, all that is shown.

const section = (words, ...children) => (children.length ? [make("h3", { text: words }), ...children] : []);
const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, ...[item].flat())));
const itemButton = (words, id, detail) => make("button", { type: "button", class: "item", dir: "auto", onclick: () => choose(id, { show: true }) },
  words, detail ? make("small", { text: ` ${detail}` }) : null);

const byDate = (a, b) => (b.date || "").localeCompare(a.date || "") || b.importance - a.importance;

function drawPanel({ attend } = {}) {
  const panel = byId("panel");
  let content;
  if (view.path && view.path.steps) content = pathContent();
  else if (view.spot !== null) content = spotContent(view.spot);
  else if (!view.chosen) content = view.mode === "map" ? mapContent() : startContent();
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
  const shown = [...visible.nodes].map((id) => nodes.get(id));
  const meetings = shown.filter((node) => node.kind === "meeting").sort(byDate);
  const entities = shown.filter((node) => node.kind !== "meeting").sort((a, b) => b.importance - a.importance);
  return [heading(meetings.length ? "Meetings" : "Who is here"),
    make("p", { class: "muted", text: `Choose a person or a meeting to read the sentences behind it; ${phone.matches ? "two taps leave" : "a double click leaves"} only what surrounds it.` }),
    ...(meetings.length ? [list(meetings.slice(0, 200).map((node) => itemButton(node.name || "unnamed parties", node.id, meetingWords(node))))] : []),
    ...section("People, groups, states and places", ...(entities.length ? [list(entities.slice(0, 200).map((node) => itemButton(node.name, node.id, node.kind)))] : [])),
    ...notes().map((words) => make("p", { class: "note", text: words }))];
}

// What is not drawn, and why.
function notes() {
  const said = facts.chosen.map((words) => `Shown: ${words}.`);
  const left = [...nodes.values()].filter((node) => undrawn(node) && !view.extra.has(node.id));
  const meetings = left.filter((node) => node.kind === "meeting").length;
  if (left.length) said.push(`Not all is drawn: first come the meetings that most independent articles tell of, and who took part. ${plural(meetings, "meeting")} and ${number(left.length - meetings)} others are in this page; search finds and draws them.`);
  if (meetingsFirst && !view.ties.has("co-mention")) said.push("Who is only named together in a sentence is not drawn; “named together” above shows it.");
  if (spareTies && !view.spare && view.ties.has("co-mention")) said.push(`Strongest ties only: of ${number(allTies.filter((tie) => tie.kind === "co-mention").length)} pairs that are named together, those that stand out are drawn (disparity filter, Serrano et al. 2009). The filters show all.`);
  return said;
}

function acts(node) {
  const button = (words, act) => make("button", { type: "button", text: words, onclick: act });
  return make("div", { class: "acts" },
    button("Surroundings", () => enter(node.id)),
    spotOf(node.id) === undefined || view.mode === "map" ? null : button("On the map", () => { showMode("map"); revealSpot(spotOf(node.id)); }),
    node.kind === "meeting" ? null : button("Path from here", () => startPath(node.id)),
    button(view.pinned.has(node.id) ? "Unpin" : "Pin", () => pin(node.id)),
    button("Hide", () => hide(node.id)),
    button("Close", leave));
}

function hide(id) {
  view.hidden.add(id);
  view.pinned.delete(id);
  if (view.chosen?.id === id) view.chosen = null;
  if (view.around.at(-1)?.id === id) view.around.pop();
  apply({ stay: true });
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

// A person, a group, a state or a place: meetings first, then offices, ties, spellings, articles.
function entityContent(node) {
  const aliases = (node.aliases || []).filter((alias) => alias !== node.name);
  const met = meetingsOf(node.id).map((id) => nodes.get(id)).sort(byDate);
  const here = around.get(node.id).filter((edge) => edge.kind === "place").map((edge) => nodes.get(other(edge, node.id))).sort(byDate);
  const ties = around.get(node.id).filter(edgeWeight).sort((a, b) => edgeWeight(b) - edgeWeight(a));
  const pinned = view.pinned.has(node.id) ? " · pinned" : "";
  const some = (items, most, each) => (items.length ? [list(items.slice(0, most).map(each))] : []);
  return [heading(node.name),
    make("p", { class: "kind" }, shape(node.kind), `${kindWords(node)} · ${plural(node.mentions || 0, "mention")} in ${plural(node.articles || 0, "article")}${pinned}`),
    acts(node),
    ...section("Meetings", ...some(met, 200, (each) => meetingFact(each, node.id))),
    ...restOf(met.length, node.met || 0, node),
    ...section("Meetings held here", ...some(here, 200, (each) => meetingFact(each, node.id))),
    ...section("Offices", ...some(officeFacts(node.id), 60, (each) => each)),
    ...section("Named together with", ...some(ties, 25, (edge) => tieFact(edge, node.id))),
    ...section("Also written", ...(aliases.length ? [make("p", { class: "long", dir: "auto", text: aliases.slice(0, 40).join("; ") })] : [])),
    ...section(node.days ? `Articles, the newest ${number(node.sources.length)} of ${number(node.articles)}` : "Articles", ...some(newest(node.sources || []), 50, articleWords)),
  ];
}

const newest = (ids) => [...ids].sort((a, b) => (article(b).published || "").localeCompare(article(a).published || ""));

// How many of somebody's meetings are in this page, where it has not all.
function restOf(here, all, node) {
  if (here >= all) return [];
  return [make("p", { class: "note", dir: "auto", text: `${number(here)} of ${plural(all, "meeting")} are in this page; kg met "${node.name}" lists all.` })];
}

function meetingContent(node) {
  const guests = guestsOf(node.id).map((id) => nodes.get(id));
  return [heading(title(node)),
    make("p", { class: "kind" }, shape("meeting", node.status), meetingWords({ ...node, status: "held" }), ` · ${STATUS_WORDS[node.status]}${view.pinned.has(node.id) ? " · pinned" : ""}`),
    contested(node) ? make("p", { class: "note", text: "Accounts contradict each other: some say that it took place, some that it did not." }) : null,
    acts(node),
    ...section("Who took part", list(guests.map((guest) => itemButton(guest.name, guest.id, guest.kind)))),
    ...section(plural((node.reports || []).length, "sentence"), ...inTime(node.reports || []).map((report) => quoteFigure(report, otherwise(node)(report)))),
  ].filter(Boolean);
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
    make("div", { class: "acts" }, make("button", { type: "button", text: "Close", onclick: leave })),
    ...section("Who", list([itemButton(left.name, left.id, left.kind), itemButton(right.name, right.id, right.kind)])),
    ...section(figures.length < told ? `${number(figures.length)} of ${plural(told, "sentence")}` : plural(figures.length, "sentence"), ...figures)];
}

function tieWords(tie) {
  if (tie.kind === "role") return `${name(tie.holder)}: ${tie.title || "office"}`;
  const independent = tie.independent && tie.independent < tie.articles ? `, ${tie.independent} of them independent` : "";
  return `${TIES[tie.kind]} in ${plural(tie.sentences, "sentence")} of ${plural(tie.articles, "article")}${independent}`;
}

