// What is shown, as a picture, a table or data.

function save(blob, ending, called = "kg-graph") {
  const link = make("a", { href: URL.createObjectURL(blob), download: `${called}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  let text = value === undefined || value === null ? "" : String(value);
  if (typeof value === "string" && /^(\s*[=+\-@]|[\t\r])/.test(text)) text = `'${text}`;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function tableText() {
  const rows = [["source", "source_kind", "target", "target_kind", "tie", "title", "sentences", "articles", "status", "date", "place"]];
  for (const id of visible.edges) {
    const edge = edges.get(id);
    const [left, right] = [nodes.get(edge.from), nodes.get(edge.to)];
    const met = [left, right].find((node) => node.kind === "meeting") || {};
    for (const tie of edge.ties.filter((each) => tieFits(each, edge))) {
      rows.push([left.name, left.kind, right.name, right.kind, tie.kind, tie.title, tie.sentences, tie.articles ?? met.articles, met.status, met.date, met.place]);
    }
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function meetingsText() {
  const rows = [["date", "who", "place", "status", "articles", "sentence", "publisher", "published", "url"]];
  for (const node of tableRows()) {
    const report = node.reports?.[0] || {};
    const { publisher, published, url } = report.article ? article(report.article) : {};
    rows.push([node.date, node.name, node.place, node.status, node.articles, report.text, publisher, published, url]);
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function shownData() {
  const bare = ({ id, kind, name: called, aliases, code, mentions, articles, roles, status, date, place, participants, reports, sources }) => (
    { id, kind, name: called, aliases, code, mentions, articles, roles, status, date, place, participants, reports, sources });
  const ties = [...visible.edges].flatMap((id) => edges.get(id).ties.filter((tie) => tieFits(tie, edges.get(id)))
    .map(({ spans: _spans, spare: _spare, ...tie }) => ({ source: edges.get(id).from, target: edges.get(id).to, ...tie })));
  return { shown: byId("share").textContent, nodes: [...visible.nodes].map((id) => bare(nodes.get(id))), edges: ties, articles: facts.articles };
}

function startDownload() {
  const [opener, menu] = [byId("save-open"), byId("save")];
  const open = (yes) => { menu.hidden = !yes; opener.setAttribute("aria-expanded", String(yes)); };
  opener.addEventListener("click", () => open(menu.hidden));
  document.addEventListener("click", (event) => { if (!event.target.closest(".tools")) open(false); });
  const acts = {
    svg: () => save(new Blob([printedText()], { type: "image/svg+xml" }), "svg"),
    png: savePicture,
    meetings: () => save(new Blob(["\ufeff", meetingsText()], { type: "text/csv;charset=utf-8" }), "csv", "kg-meetings"),
    csv: () => save(new Blob(["\ufeff", tableText()], { type: "text/csv;charset=utf-8" }), "csv"),
    json: () => save(new Blob([JSON.stringify(shownData(), null, 1)], { type: "application/json" }), "json"),
  };
  for (const button of menu.querySelectorAll("button")) button.addEventListener("click", () => { acts[button.dataset.save](); open(false); });
}
