// What the page shows, and what of it is chosen.

const data = JSON.parse(byId("data").textContent);
const { facts, options } = data;
if (facts.map) VIEWS.map = "Map";
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const around = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of edges.values()) {
  around.get(edge.from).push(edge);
  around.get(edge.to).push(edge);
}
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const name = (id) => nodes.get(id).name;
const articles = new Map(facts.articles.map((each) => [each.id, each]));
const article = (id) => articles.get(id) || { id };
const isMeeting = (id) => nodes.get(id).kind === "meeting";
const title = (node) => (node.kind === "meeting" ? `Meeting of ${node.name || "unnamed parties"}` : node.name);

// Nodes and ties name their sources and sentences by number, so that each stands here once.
function sentence({ at, ...quote }) {
  const [place, start, end, text, before, after] = facts.sentences[at];
  return { article: facts.articles[place].id, start, end, text, before, after, marks: [], ...quote };
}
for (const item of [...nodes.values(), ...[...edges.values()].flatMap((edge) => edge.ties)]) {
  if (item.sources) item.sources = item.sources.map((place) => facts.articles[place].id);
  if (item.reports) item.reports = item.reports.map(sentence);
  if (item.quotes) item.quotes = item.quotes.map(sentence);
}

// Where anybody met, the page opens with meetings and offices, and who is in them.
const meetingsFirst = [...nodes.values()].some((node) => node.kind === "meeting");
const FIRST_TIES = Object.keys(TIES).filter((kind) => !meetingsFirst || kind !== "co-mention");

const NONE = { mode: "graph", hidden: [], pinned: [], extra: [], kinds: KINDS, statuses: STATUSES, ties: FIRST_TIES,
  publisher: "", weight: 1, spare: false, from: null, until: null, around: [], chosen: null, spot: null, path: null };

const fresh = () => ({ ...NONE, hidden: new Set(), pinned: new Set(), extra: new Set(), kinds: new Set(KINDS),
  statuses: new Set(STATUSES), ties: new Set(FIRST_TIES), around: [] });

let view = fresh();

// The meetings in which one took part.
const meetingsOf = (id) => around.get(id).filter((edge) => edge.kind === "participant").map((edge) => other(edge, id)).filter(isMeeting);
const guestsOf = (meeting) => around.get(meeting).filter((edge) => edge.kind === "participant").map((edge) => other(edge, meeting));

// Days since 1970 of the first and the last day that an ISO date may mean.
function days(date) {
  const ends = date.split("/");
  const first = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(ends[0]);
  const last = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(ends[1] || ends[0]);
  if (!first || !last) return null;
  const from = Date.UTC(+first[1], first[2] ? first[2] - 1 : 0, +(first[3] || 1));
  const until = last[3] ? Date.UTC(+last[1], last[2] - 1, +last[3])
    : last[2] ? Date.UTC(+last[1], +last[2], 0) : Date.UTC(+last[1], 11, 31);
  return [from / 864e5, until / 864e5];
}

const knownSpans = new Map();
function spanOfDate(date) {
  if (!knownSpans.has(date)) knownSpans.set(date, days(date));
  return knownSpans.get(date);
}

// The spans of days in which an item happened, or else in which its articles were published. Of an
// item of very many articles the page names the newest, and tells of all when they were published.
function spans(item) {
  const dates = item.date ? [item.date] : [...(item.days || []), ...(item.sources || []).map((id) => article(id).published)];
  return [...new Set(dates)].filter(Boolean).map(spanOfDate).filter(Boolean);
}
for (const node of nodes.values()) node.spans = spans(node);
for (const edge of edges.values()) for (const tie of edge.ties) tie.spans = spans(tie);
