// Words and elements. All text from articles goes through textContent, never through HTML.

const KINDS = ["person", "group", "state", "place", "meeting"];
const PLURALS = { person: "People", group: "Groups", state: "States", place: "Places", meeting: "Meetings" };
const STATUSES = ["held", "planned", "denied"];
const STATUS_WORDS = { held: "took place", planned: "planned", denied: "did not take place" };
const TIES = { participant: "took part", role: "office", place: "held in", "co-mention": "named together" };
const VIEWS = { graph: "Graph", timeline: "Timeline", table: "Table" };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const byId = (id) => document.getElementById(id);
const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
const kindWords = (node) => node.kind + (node.code ? ` · ${node.code}` : "");

// Without accents and case: how names are compared.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (name === "text") element.textContent = value;
    else if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// "2023-06-14" -> ["14", "Jun", "2023"], in the precision that the date has.
function dayWords(date) {
  const [year, month, of] = date.split("-");
  return [of && String(Number(of.slice(0, 2))), MONTHS[Number(month) - 1], year].filter(Boolean);
}

// "2023-06-12/2023-06-23" -> "12–23 Jun 2023": what both ends share is said once.
function day(date) {
  const [begin, end] = (date || "").split("/").filter(Boolean).map(dayWords);
  if (!end || begin.join() === end.join()) return (begin || []).join(" ");
  let shared = 0;
  if (begin.length === end.length) while (begin.at(-1 - shared) === end.at(-1 - shared)) shared += 1;
  const [first, last] = [begin, end].map((words) => words.slice(0, words.length - shared));
  return [first.join(" ") + (first.length === 1 && last.length === 1 ? "–" : " – ") + last.join(" "), ...end.slice(end.length - shared)].join(" ");
}

function shape(kind, status) {
  const figures = {
    person: "M7 1a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
    group: "M1.5 1.5h11v11h-11z",
    state: "M3.7 1.5h6.6L13.5 7l-3.2 5.5H3.7L.5 7z",
    place: "M1 2h12L7 13z",
    meeting: "M7 .5L13.5 7L7 13.5L.5 7z",
  };
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 14 14");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", figures[kind] || "M0 7h14");
  path.setAttribute("class", status && status !== "held" ? status : kind);
  picture.append(path);
  return picture;
}

// The name of SVG's elements, read from one that the parser made, so that no host is named here.
const SVG = new DOMParser().parseFromString("<svg></svg>", "text/html").querySelector("svg").namespaceURI;

const say = (text) => { byId("said").textContent = text; };
