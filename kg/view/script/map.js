// The map: where the meetings that are shown were, over outlines of the countries.

// What is in the middle, in degrees, and how many pixels a degree of latitude has.
let lens = null;
let world = null;

const spotOf = (id) => facts.map?.at[id];
const spotName = (at) => facts.map.places[at][0];

// Degrees are drawn as long and as wide as they are at the middle of all places.
const squeeze = (() => {
  const norths = (facts.map?.places || []).map(([, , north]) => north);
  const middle = norths.length ? (Math.min(...norths) + Math.max(...norths)) / 2 : 30;
  return Math.max(0.5, Math.cos((middle * Math.PI) / 180));
})();

// Meetings by the number of their place: those that are shown.
function spots() {
  const found = new Map();
  for (const node of shownMeetings()) {
    const at = spotOf(node.id);
    if (at === undefined) continue;
    if (!found.has(at)) found.set(at, []);
    found.get(at).push(node);
  }
  return new Map([...found].sort(([a, one], [b, two]) => two.length - one.length || a - b));
}

// Returns the outlines as one path, in degrees.
function worldPath() {
  if (world) return world;
  const { grid, arcs, rings } = facts.map.outlines;
  const lines = arcs.map((steps) => {
    const points = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      [x, y] = [x + steps[at], y + steps[at + 1]];
      points.push(`${+((x / grid) * squeeze).toFixed(3)} ${-y / grid}`);
    }
    return points;
  });
  world = rings.map((ring) => `M${ring.flatMap((each) => (each < 0 ? [...lines[~each]].reverse() : lines[each])).join("L")}Z`).join("");
  return world;
}

// The lens through which these places are seen at this size, with room for labels.
function lensOver(places, { width, height }) {
  const xs = places.map(([, , , east]) => east * squeeze);
  const ys = places.map(([, , north]) => -north);
  const [left, right, top, low] = places.length ? [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)] : [-150 * squeeze, 170 * squeeze, -70, 50];
  const scale = Math.min((width - Math.min(160, width / 3)) / Math.max(22, right - left), (height - 110) / Math.max(15, low - top));
  return { x: (left + right) / 2, y: (top + low) / 2, scale: Math.max(0.8, scale) };
}

const placedAt = ([, , north, east], { x, y, scale }, { width, height }) => [(east * squeeze - x) * scale + width / 2, (-north - y) * scale + height / 2];

// What is chosen, as places: one of them, that of a meeting, or those of whoever met.
function chosenSpots() {
  if (view.spot !== null) return new Set([view.spot]);
  const id = view.chosen?.id;
  if (!id) return null;
  const meetings = edges.has(id) ? [edges.get(id).from, edges.get(id).to].filter(isMeeting) : isMeeting(id) ? [id] : meetingsOf(id);
  const found = new Set(meetings.map(spotOf).filter((at) => at !== undefined));
  return found.size ? found : null;
}

const radius = (meetings) => Math.min(24, 4 + 3.2 * Math.sqrt(meetings.length));

// Returns the map as SVG that stands for itself, seen through a lens.
function mapPicture(seen, frame, { live = false } = {}) {
  const { width, height } = frame;
  const land = svg("path", { class: "land", d: worldPath(), fill: colours.land, "fill-rule": "evenodd", stroke: colours.border, "stroke-width": 0.7, "vector-effect": "non-scaling-stroke", "stroke-linejoin": "round" });
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "font-family": "system-ui, sans-serif", "font-size": 12.5, role: live ? "group" : null, "aria-label": live ? "Places of meetings" : null },
    svg("rect", { width, height, fill: colours.paper }), land, svg("g", { class: "spots" }));
  look(picture, seen, frame, { live });
  return picture;
}

// Draws what depends on the lens: the outlines stay the same path.
function look(picture, seen, frame, { live }) {
  const { width, height } = frame;
  picture.querySelector(".land").setAttribute("transform", `translate(${width / 2 - seen.x * seen.scale} ${height / 2 - seen.y * seen.scale}) scale(${seen.scale})`);
  const chosen = chosenSpots();
  const shown = [...spots()].map(([at, meetings]) => {
    const [sx, sy] = placedAt(facts.map.places[at], seen, frame);
    return { id: at, at, sx, sy, r: radius(meetings), kind: "place", importance: meetings.length, words: spotName(at), meetings };
  }).filter(({ sx, sy, r }) => sx > -r && sy > -r && sx < width + r && sy < height + r);
  const ctx = make("canvas").getContext("2d");
  const room = roomOf({ width, height, bare: !live });
  const labels = placeLabels(ctx, shown, ({ at }) => (chosen?.has(at) ? 2 : 0), frame, room);
  const marks = shown.map((spot) => spotMark(spot, chosen, live));
  const focused = live && document.activeElement?.dataset?.spot;
  picture.querySelector(".spots").replaceChildren(...countryNames(ctx, room.taken, seen, frame), ...marks, ...labels.map(printedWords));
  if (focused) picture.querySelector(`[data-spot="${focused}"]`)?.focus();
}

// The names of countries that are wide enough for them, where nothing else stands.
function countryNames(ctx, taken, seen, frame) {
  const names = [];
  for (const [words, north, east, wide] of [...facts.map.states].sort((a, b) => b[3] - a[3])) {
    const [x, y] = placedAt([words, "state", north, east], seen, frame);
    const width = measure(ctx, words, FONT.role) + 8;
    const box = [x - width / 2, y - 8, width, 16];
    if (wide * squeeze * seen.scale < width || x < width / 2 || y < 8 || x > frame.width - width / 2 || y > frame.height - 8 || !taken.free(box)) continue;
    taken.add(box);
    names.push(svg("text", { class: "country", x, y: y + 4, "text-anchor": "middle", "font-size": 11, "font-style": "italic", fill: colours.muted }, words));
  }
  return names;
}

function spotMark({ at, sx, sy, r, meetings }, chosen, live) {
  const statuses = new Set(meetings.map((node) => node.status));
  const held = statuses.has("held");
  const paint = { fill: held ? colours.accent : colours.card, "fill-opacity": held ? 0.85 : 1, stroke: held ? colours.card : colours.accent, "stroke-width": 1.5, "stroke-dasharray": !held && statuses.has("planned") ? "3 2" : null };
  // A state is no point: its meetings were somewhere in it.
  const corners = [0, 60, 120, 180, 240, 300].map((turn) => `${sx + r * Math.cos((turn * Math.PI) / 180)},${sy + r * Math.sin((turn * Math.PI) / 180)}`).join(" ");
  const body = facts.map.places[at][1] === "state" ? svg("polygon", { points: corners, ...paint }) : svg("circle", { cx: sx, cy: sy, r, ...paint });
  const ring = chosen?.has(at) ? [svg("circle", { cx: sx, cy: sy, r: r + 4, fill: "none", stroke: colours.accent, "stroke-width": 2 })] : [];
  const count = meetings.length > 1 && r > 7 ? [svg("text", { x: sx, y: sy + 4, "text-anchor": "middle", "font-size": 11, "font-weight": 600, fill: held ? colours.card : colours.ink }, number(meetings.length))] : [];
  const words = `${spotName(at)}, ${plural(meetings.length, "meeting")}`;
  const mark = svg("g", live ? { role: "button", tabindex: 0, class: "met", "aria-label": words, "data-spot": at } : {}, svg("title", {}, words), ...ring, body, ...count);
  if (chosen && !chosen.has(at)) mark.setAttribute("opacity", 0.45);
  if (!live) return mark;
  mark.addEventListener("click", () => chooseSpot(at));
  mark.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); chooseSpot(at, { attend: true }); } });
  return mark;
}
