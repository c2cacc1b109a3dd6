// The timeline: a lane for each who met, and each meeting a line across those of its participants.

// On paper there is room for fewer lanes than where one scrolls.
const LANE = { row: 26, name: 190, head: 34, most: 120, printed: 40 };
// Between the words of two dates.
const TICKS_APART = 8;

// When a meeting stands in the timeline: its own date, else the first day on which it was told.
function whenOf(node) {
  if (node.spans.length && node.date) return { from: node.spans[0][0], until: node.spans[0][1], told: false };
  const days = (node.sources || []).map((id) => article(id).published).filter(Boolean).map((date) => dayNumber(date));
  return days.length ? { from: Math.min(...days), until: Math.min(...days), told: true } : null;
}
const dayNumber = (date) => days(date)[0];

// Returns who have lanes, those of most meetings first, and the meetings with their days. Where not
// all have one, the foremost meetings give lanes to all of theirs: nobody meets a lane that is missing.
function lanesOf(most = LANE.printed) {
  const meetings = shownMeetings().map((node) => ({ node, when: whenOf(node), guests: guestsOf(node.id).filter((id) => visible.nodes.has(id)) }));
  const dated = meetings.filter(({ when }) => when);
  const times = new Map();
  for (const { guests } of dated) for (const id of guests) times.set(id, (times.get(id) || 0) + 1);
  const order = [...times.keys()].sort((a, b) => times.get(b) - times.get(a) || nodes.get(b).importance - nodes.get(a).importance);
  const kept = order.length > most ? foremostWith(dated, most) : dated;
  const some = new Set(kept.flatMap(({ guests }) => guests));
  const who = nextToEachOther(order.filter((id) => some.has(id)), kept);
  return { who, left: order.length - who.length, meetings: kept, undated: meetings.length - dated.length };
}

// Returns the foremost meetings whose participants, all together, are no more than `most`.
function foremostWith(meetings, most) {
  const there = new Set();
  return [...meetings].sort((a, b) => b.node.importance - a.node.importance).filter(({ guests }) => {
    const all = new Set([...there, ...guests]);
    if (all.size > most) return false;
    for (const id of all) there.add(id);
    return true;
  });
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
  const { who, meetings } = lanesOf(live ? LANE.most : LANE.printed);
  const narrow = width < 560;
  const left = narrow ? 130 : LANE.name;
  const early = earlyOf(meetings.map(({ when }) => [when.from, when.until]));
  const spans = meetings.map(({ when }) => [when.from, when.until]).filter(([, until]) => until >= early);
  const axis = axisOf(spans.map(([from, until]) => [Math.max(from, early), until]), left + (early > -Infinity ? 56 : 16), width - 24);
  const x = (at) => (at < early ? left + 26 : axis.x(at));
  const y = (lane) => LANE.head + (lane + 0.5) * LANE.row;
  const height = LANE.head + who.length * LANE.row + 12;
  const rows = who.map((id, lane) => laneRow(id, { lane, y: y(lane), left, width, most: narrow ? 15 : 27 }, live));
  const marks = meetings.sort((a, b) => a.when.from - b.when.from).map((each) => laneMeeting(each, { who, x, y }, live));
  const words = early > -Infinity ? [tickWords(left + 26, "earlier")] : [];
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: live ? "group" : null, "aria-label": live ? "Meetings by date, a lane for each who met" : null,
    "font-family": "system-ui, sans-serif", "font-size": 12.5 }, ...words, ...ticks(axis, height, words.length ? left + 48 : -Infinity, width), ...rows, ...breaks(axis, height), ...marks);
}

// The first day, or one after which all spans of days are but a few: long before these, they would
// press all others together, and stand at the left edge, as earlier.
function earlyOf(spans) {
  const begins = spans.map(([from]) => from).sort((a, b) => a - b);
  const until = Math.max(...spans.map(([, last]) => last));
  const from = begins[Math.floor(begins.length * 0.06)];
  return until - begins[0] > 2.5 * (until - from) && until - begins[0] > 365 ? from : -Infinity;
}

const tickWords = (x, words) => svg("text", { x, y: LANE.head - 14, fill: colours.muted, "text-anchor": "middle", class: "tick" }, words);

function ticks(axis, height, taken, width) {
  let last = taken;
  return tickDays(axis).flatMap(({ at, unit }) => {
    const place = axis.x(at);
    const date = dayOf(at).split(" ");
    const words = unit === "year" ? date.at(-1) : unit === "month" || unit === "quarter" ? date.slice(1).join(" ") : date.join(" ");
    // They stand above the middle of their line, or a little aside at the edge.
    const half = measure(canvas.getContext("2d"), words, "12.5px system-ui, sans-serif") / 2;
    const middle = Math.min(place, width - half - 2);
    if (middle - half < last + TICKS_APART) return [];
    last = middle + half;
    return [svg("line", { x1: place, x2: place, y1: LANE.head - 8, y2: height, stroke: colours.line, "stroke-width": 1 }), tickWords(middle, words)];
  });
}

// Where a long time is left out, the lanes are broken.
function breaks(axis, height) {
  return axis.breaks.map(({ x, from, until }) => svg("g", { class: "cut" }, svg("title", {}, `nothing from ${dayOf(from + 1)} to ${dayOf(until - 1)}`),
    svg("rect", { x: x - 5, y: LANE.head - 8, width: 10, height: height - LANE.head + 8, fill: colours.paper }),
    svg("path", { d: `M${x - 7} ${LANE.head + 3}l5 -9m4 9l5 -9`, stroke: colours.muted, "stroke-width": 1.2, fill: "none" })));
}

function laneRow(id, { y, left, width, most }, live) {
  const node = nodes.get(id);
  const words = node.name.length > most ? `${node.name.slice(0, most - 1)}…` : node.name;
  const there = live && nodes.get(view.chosen?.id)?.participants?.includes(id);
  const text = svg("text", { x: left - 4, y: y + 4, "text-anchor": "end", fill: there ? colours.accent : colours.ink, "font-weight": there ? 700 : null }, words);
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
  const dots = lanes.map((lane) => diamond(at, y(lane), { open, colour, dashes: node.status === "planned" ? "3 2" : null }));
  const words = `${when.told ? `undated, first told ${dayOf(when.from)}` : day(node.date)}: ${node.name}${node.place ? `, ${node.place}` : ""} (${STATUS_WORDS[node.status]})`;
  const mark = svg("g", live ? { role: "button", tabindex: 0, class: "met", "aria-label": words, "data-id": node.id, "data-chosen": view.chosen?.id === node.id ? "" : null } : {}, svg("title", {}, words), ...spread, line, ...dots);
  return live ? active(mark, node.id) : mark;
}

// The dates once more, which stay in sight however far one scrolls.
function headOf(picture) {
  const width = picture.getAttribute("width");
  return svg("svg", { viewBox: `0 0 ${width} ${LANE.head - 8}`, width, height: LANE.head - 8, class: "head", "aria-hidden": "true", "font-family": "system-ui, sans-serif", "font-size": 12.5 },
    ...[...picture.querySelectorAll(".tick")].map((each) => { const copy = each.cloneNode(true); copy.removeAttribute("class"); return copy; }));
}

const diamond = (x, y, { open, colour = colours.meeting, dashes = null }) => svg("path", { d: `M${x} ${y - 6}l6 6l-6 6l-6-6z`,
  fill: open ? colours.paper : colour, stroke: colour, "stroke-width": 1.5, "stroke-dasharray": dashes });

function active(element, id) {
  element.addEventListener("click", () => choose(id));
  element.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(id, { attend: true }); } });
  return element;
}

function drawLanes() {
  const box = byId("timeline");
  const { who, left, undated } = lanesOf(LANE.most);
  const said = [undated ? `${plural(undated, "meeting")} without any date left out.` : "", left ? `The ${number(who.length)} of the foremost meetings have lanes, ${number(left)} others have none.` : "",
    "A hollow mark is a meeting without a date, at the day on which it was first told, or one that is not known to have taken place."].filter(Boolean).join(" ");
  const picture = who.length ? lanesPicture(Math.max(340, box.clientWidth - 20), { live: true }) : null;
  box.replaceChildren(...(picture ? [headOf(picture), picture, make("p", { class: "note", text: said })]
    : [make("p", { class: "nothing", text: "No meeting with a date is left under these filters." })]));
}
