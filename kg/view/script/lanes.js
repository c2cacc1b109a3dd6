// The timeline: a lane for each who met, and each meeting a line across those of its participants.

const LANE = { row: 26, name: 190, head: 34, most: 40 };

// When a meeting stands in the timeline: its own date, else the first day on which it was told.
function whenOf(node) {
  if (node.spans.length && node.date) return { from: node.spans[0][0], until: node.spans[0][1], told: false };
  const days = (node.sources || []).map((id) => article(id).published).filter(Boolean).map((date) => dayNumber(date));
  return days.length ? { from: Math.min(...days), until: Math.min(...days), told: true } : null;
}
const dayNumber = (date) => days(date)[0];

// Returns who have lanes, those of most meetings first, and the meetings with their days.
function lanesOf() {
  const meetings = shownMeetings().map((node) => ({ node, when: whenOf(node), guests: guestsOf(node.id).filter((id) => visible.nodes.has(id)) }));
  const dated = meetings.filter(({ when }) => when);
  const times = new Map();
  for (const { guests } of dated) for (const id of guests) times.set(id, (times.get(id) || 0) + 1);
  const order = [...times.keys()].sort((a, b) => times.get(b) - times.get(a) || nodes.get(b).importance - nodes.get(a).importance);
  const who = nextToEachOther(order.slice(0, LANE.most), dated);
  return { who, left: order.length - who.length, meetings: dated.filter(({ guests }) => guests.some((id) => who.includes(id))), undated: meetings.length - dated.length };
}

// Whoever met stands near: each lane is followed by the one that shares most meetings with it.
function nextToEachOther(order, meetings) {
  const shared = (a, b) => meetings.filter(({ guests }) => guests.includes(a) && guests.includes(b)).length;
  const [lanes, left] = [[], [...order]];
  while (left.length) {
    const last = lanes.at(-1);
    const best = last ? left.reduce((one, two) => (shared(last, two) > shared(last, one) ? two : one)) : left[0];
    lanes.push(...left.splice(left.indexOf(best), 1));
  }
  return lanes;
}

const svg = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// Returns the timeline as SVG that stands for itself, of this width.
function lanesPicture(width, { live = false } = {}) {
  const { who, meetings } = lanesOf();
  const narrow = width < 560;
  const left = narrow ? 130 : LANE.name;
  const span = spanOf(meetings);
  const x = (at) => left + (span.early ? 56 : 16) + Math.max(span.early ? -30 : 0, ((at - span.from) / Math.max(1, span.until - span.from)) * (width - left - (span.early ? 80 : 40)));
  const y = (lane) => LANE.head + (lane + 0.5) * LANE.row;
  const height = LANE.head + who.length * LANE.row + 12;
  const rows = who.map((id, lane) => laneRow(id, { lane, y: y(lane), left, width, most: narrow ? 15 : 27 }, live));
  const marks = meetings.sort((a, b) => a.when.from - b.when.from).map((each) => laneMeeting(each, { who, x, y }, live));
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: live ? "group" : null, "aria-label": live ? "Meetings by date, a lane for each who met" : null,
    "font-family": "system-ui, sans-serif", "font-size": 12.5 }, ...ticks(span, x, height, narrow ? 3 : 7), ...rows, ...marks);
}

// The first and the last day. A few meetings long before all others would press these together:
// they stand at the left edge, as earlier.
function spanOf(meetings) {
  const begins = meetings.map(({ when }) => when.from).sort((a, b) => a - b);
  const until = Math.max(...meetings.map(({ when }) => when.until));
  const from = begins[Math.floor(begins.length * 0.06)];
  const early = until - begins[0] > 2.5 * (until - from) && until - begins[0] > 365;
  return { from: early ? from : begins[0], until, early };
}

function ticks({ from, until, early }, x, height, most) {
  const unit = (STEPS.find(([, long]) => (until - from) / long <= 2 * most) || STEPS.at(-1))[0];
  const lines = early ? [svg("text", { x: x(-Infinity), y: LANE.head - 14, fill: colours.muted, "text-anchor": "middle" }, "earlier")] : [];
  let last = early ? x(-Infinity) : -Infinity;
  for (let at = bucketStart(from, unit); at <= until; at = bucketNext(at, unit)) {
    if (at < from - 5 || x(at) - last < 74) continue;
    last = x(at);
    const date = dayOf(at).split(" ");
    const words = { year: date.at(-1), month: date.slice(1).join(" "), quarter: date.slice(1).join(" ") }[unit] || date.join(" ");
    lines.push(svg("line", { x1: last, x2: last, y1: LANE.head - 8, y2: height, stroke: colours.line, "stroke-width": 1 }),
      svg("text", { x: last, y: LANE.head - 14, fill: colours.muted, "text-anchor": "middle" }, words));
  }
  return lines;
}

function laneRow(id, { y, left, width, most }, live) {
  const node = nodes.get(id);
  const words = node.name.length > most ? `${node.name.slice(0, most - 1)}…` : node.name;
  const text = svg("text", { x: left - 4, y: y + 4, "text-anchor": "end", fill: colours.ink }, words);
  const row = svg("g", live ? { role: "button", tabindex: 0, class: "lane", "aria-label": `${node.name}, ${node.kind}` } : {},
    svg("line", { x1: left + 4, x2: width - 8, y1: y, y2: y, stroke: colours.line, "stroke-width": 1 }), text);
  return live ? active(row, id) : row;
}

function laneMeeting({ node, when, guests }, { who, x, y }, live) {
  const lanes = guests.map((id) => who.indexOf(id)).filter((lane) => lane >= 0).sort((a, b) => a - b);
  const colour = colours[node.status === "denied" ? "muted" : "meeting"];
  const open = node.status !== "held" || when.told;
  const at = x((when.from + when.until) / 2);
  const dashes = node.status === "planned" ? "3 2" : when.told ? "1.5 2" : null;
  const line = svg("line", { x1: at, x2: at, y1: y(lanes[0]), y2: y(lanes.at(-1)), stroke: colour, "stroke-width": 1.5, "stroke-dasharray": dashes });
  const spread = x(when.until) - x(when.from) > 6 ? lanes.map((lane) => svg("line", { x1: x(when.from), x2: x(when.until), y1: y(lane), y2: y(lane), stroke: colour, "stroke-width": 4, opacity: 0.25 })) : [];
  const dots = lanes.map((lane) => svg("path", { d: `M${at} ${y(lane) - 6}l6 6l-6 6l-6-6z`, fill: open ? colours.paper : colour, stroke: colour, "stroke-width": 1.5, "stroke-dasharray": node.status === "planned" ? "3 2" : null }));
  const words = `${when.told ? `undated, first told ${dayOf(when.from)}` : day(node.date)}: ${node.name}${node.place ? `, ${node.place}` : ""} (${STATUS_WORDS[node.status]})`;
  const mark = svg("g", live ? { role: "button", tabindex: 0, class: "met", "aria-label": words, "data-id": node.id, "data-chosen": view.chosen?.id === node.id ? "" : null } : {}, svg("title", {}, words), ...spread, line, ...dots);
  return live ? active(mark, node.id) : mark;
}

function active(element, id) {
  element.addEventListener("click", () => choose(id));
  element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(id, { attend: true }); } });
  return element;
}

function drawLanes() {
  const box = byId("timeline");
  const { who, left, undated } = lanesOf();
  const said = [undated ? `${plural(undated, "meeting")} without any date left out.` : "", left ? `The ${number(who.length)} of most meetings have lanes, ${number(left)} others have none.` : "",
    "A hollow mark is a meeting without a date, at the day on which it was first told, or one that is not known to have taken place."].filter(Boolean).join(" ");
  box.replaceChildren(...(who.length ? [lanesPicture(Math.max(340, box.clientWidth - 20), { live: true }), make("p", { class: "note", text: said })]
    : [make("p", { class: "nothing", text: "No meeting with a date is left under these filters." })]));
}
