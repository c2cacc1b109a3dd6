// The meetings that are shown, as a table: one line each, sorted by any column.

const COLUMNS = [
  ["Date", (node) => (node.date ? day(node.date) : "undated"), (node) => node.date || ""],
  ["Who", (node) => node.name || "unnamed parties", (node) => plain(node.name || "")],
  ["Where", (node) => node.place || "", (node) => plain(node.place || "")],
  ["Status", (node) => STATUS_WORDS[node.status], (node) => STATUSES.indexOf(node.status)],
  ["Articles", (node) => number(node.articles || 0), (node) => node.articles || 0],
];
let sorted = { column: 0, up: false };

const shownMeetings = () => [...visible.nodes].filter(isMeeting).map((id) => nodes.get(id));

function tableRows() {
  const key = COLUMNS[sorted.column][2];
  const order = (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
  return shownMeetings().sort((a, b) => (sorted.up ? order(a, b) : order(b, a)) || a.id.localeCompare(b.id));
}

function drawTable() {
  const focused = [...document.querySelectorAll("#table th button")].indexOf(document.activeElement);
  const head = COLUMNS.map(([words], column) => make("th", { scope: "col", "aria-sort": sorted.column !== column ? "none" : sorted.up ? "ascending" : "descending" },
    make("button", { type: "button", text: words, onclick: () => { sorted = { column, up: sorted.column === column ? !sorted.up : column > 0 && column < 4 }; drawTable(); } })));
  const rows = tableRows().map((node) => make("tr", { "data-chosen": view.chosen?.id === node.id ? "" : null },
    ...COLUMNS.map(([words, of]) => make("td", { dir: "auto", "data-of": words === "Articles" ? (node.articles === 1 ? " article" : " articles") : null }, words === "Who"
      ? make("button", { type: "button", class: "link", text: of(node), onclick: () => choose(node.id, { attend: true }) }) : of(node)))));
  byId("table").replaceChildren(rows.length
    ? make("table", {}, make("caption", { class: "quiet", text: "Meetings that are shown" }), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows))
    : make("p", { class: "nothing", text: "No meeting is left under these filters." }));
  if (focused >= 0) document.querySelectorAll("#table th button")[focused].focus();
}
