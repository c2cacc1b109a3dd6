// What is shown as a picture for print: SVG with title, legend, source line and date.

// Returns the graph or the timeline as one SVG that needs nothing else.
function printed() {
  const inner = view.mode === "timeline" && shownMeetings().length ? lanesPicture(1100) : view.mode === "map" ? printedMap() : graphPicture();
  const [width, height] = ["width", "height"].map((side) => Number(inner.getAttribute(side)));
  const wide = Math.max(width, 640);
  const [head, foot] = [64, 34];
  inner.setAttribute("x", (wide - width) / 2);
  inner.setAttribute("y", head);
  const text = (x, y, words, more = {}) => svg("text", { x, y, fill: colours.ink, ...more }, words);
  return svg("svg", { viewBox: `0 0 ${wide} ${height + head + foot}`, width: wide, height: height + head + foot, "font-family": "system-ui, sans-serif", "font-size": 12.5 },
    svg("rect", { width: "100%", height: "100%", fill: colours.paper }),
    text(16, 28, document.title, { "font-size": 20, "font-weight": 600, "font-family": "Georgia, serif" }),
    printedLegend(wide), inner, text(16, height + head + 22, sourceLine(), { fill: colours.muted }));
}

// The part of the world that one looks at, at the width of a page.
function printedMap() {
  const { width, height } = mapFrame();
  const grow = 1100 / width;
  return mapPicture({ ...lens, scale: lens.scale * grow }, { width: 1100, height: Math.round(height * grow) });
}

// A timeline on paper has not all lanes of that on the screen.
function printedShare() {
  if (view.mode !== "timeline") return byId("share").textContent;
  const { who, meetings } = lanesOf();
  return shareOf(meetings.length, who.length);
}

// Who made it from what, and when.
function sourceLine() {
  const publishers = [...new Set(facts.articles.map((each) => each.publisher).filter(Boolean))];
  const from = publishers.length && publishers.length < 4 ? ` of ${publishers.join(", ")}` : "";
  return `Source: ${plural(facts.articles.length, "article")}${from}, read with kg. ${printedShare()}. ${day(new Date().toISOString().slice(0, 10))}${view.mode === "map" ? ` · ${facts.map.credit}` : ""}`;
}

// What stands in the picture, and no more: figures, status of meetings, and what the lines mean.
function legendEntries() {
  const figure = (words, kind, status = "held") => [words, (x, y) => bodyShape({ kind, status }, x + 7, y, 6)];
  const statuses = (some, all) => STATUSES.filter((status) => (all || status !== "held") && some.some((node) => node.status === status)).map((status) => figure(all ? STATUS_WORDS[status] : `Meeting, ${STATUS_WORDS[status]}`, "meeting", status));
  if (view.mode === "map") return mapEntries();
  if (view.mode === "timeline") {
    const { meetings } = lanesOf();
    const told = meetings.some(({ when, node }) => when.told && node.status === "held") ? [["undated, on the day first told", (x, y) => diamond(x + 7, y, { open: true })]] : [];
    return [...statuses(meetings.map(({ node }) => node), true), ...told];
  }
  const shown = [...visible.nodes].map((id) => nodes.get(id));
  const lines = Object.keys(TIES).filter((kind) => [...visible.edges].some((id) => edges.get(id).kind === kind));
  return [...KINDS.filter((kind) => shown.some((node) => node.kind === kind)).map((kind) => figure(PLURALS[kind], kind)), ...statuses(shown, false),
    ...lines.map((kind) => [TIES[kind], (x, y) => lineShape(kind, x, y)])];
}

function mapEntries() {
  const some = [...spots()].map(([at, meetings]) => ({ state: facts.map.places[at][1] === "state", held: meetings.some((node) => node.status === "held") }));
  const circle = (fill, x, y) => svg("circle", { cx: x + 7, cy: y, r: 6, fill, stroke: colours.accent, "stroke-width": 1.5 });
  return [["met in this city", (x, y) => circle(colours.accent, x, y), ({ state }) => !state],
    ["met somewhere in this state", (x, y) => svg("polygon", { points: [1, 4, 10, 13, 10, 4].map((dx, at) => `${x + dx},${y + [0, -5.5, -5.5, 0, 5.5, 5.5][at]}`).join(" "), fill: colours.accent }), ({ state }) => state],
    ["not known to have met", (x, y) => circle(colours.paper, x, y), ({ held }) => !held]].filter(([, , fits]) => some.some(fits));
}

function lineShape(kind, x, y) {
  const { color, dashes } = edgeLook({ kind });
  return svg("line", { x1: x - 2, x2: x + 15, y1: y, y2: y, stroke: color.color, "stroke-width": 2, "stroke-dasharray": dashes ? dashes.join(" ") : null });
}

function printedLegend(wide) {
  let x = 16;
  return svg("g", {}, ...legendEntries().flatMap(([words, figure]) => {
    const long = 34 + words.length * 6.6;
    if (x + long > wide) return [];
    const drawn = [figure(x, 49), svg("text", { x: x + 19, y: 53, fill: colours.muted }, words)];
    x += long;
    return drawn;
  }));
}

// The figure of a node around a point, as vis-network draws it.
function bodyShape(node, x, y, r) {
  const look = nodeLook(node);
  const paint = { fill: look.color.background, stroke: look.color.border, "stroke-width": look.borderWidth, "stroke-dasharray": look.shapeProperties.borderDashes ? "3 2" : null };
  const points = (some) => svg("polygon", { points: some.map(([dx, dy]) => `${x + dx * r},${y + dy * r}`).join(" "), ...paint });
  if (node.kind === "person") return svg("circle", { cx: x, cy: y, r, ...paint });
  if (node.kind === "group") return points([[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]);
  if (node.kind === "state") return points([0, 60, 120, 180, 240, 300].map((turn) => [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]));
  if (node.kind === "place") return points([[-1, -0.8], [1, -0.8], [0, 1]]);
  return points([[0, -1], [1, 0], [0, 1], [-1, 0]]);
}

// The whole graph at the size at which its labels were laid out.
function graphPicture() {
  const places = network.getPositions([...visible.nodes]);
  const [xs, ys] = [Object.values(places).map((at) => at.x), Object.values(places).map((at) => at.y)];
  const [left, top] = [Math.min(...xs, 0) - 110, Math.min(...ys, 0) - 50];
  const frame = { width: Math.max(...xs, 0) + 160 - left, height: Math.max(...ys, 0) + 60 - top };
  const shown = [...visible.nodes].map((id) => {
    const node = nodes.get(id);
    return { id, sx: places[id].x - left, sy: places[id].y - top, r: node.size + 1, kind: node.kind, importance: node.importance, words: node.label };
  });
  const at = new Map(shown.map((node) => [node.id, node]));
  const ctx = make("canvas").getContext("2d");
  const room = roomOf({ ...frame, bare: true });
  const labels = placeLabels(ctx, shown, () => 0, frame, room);
  const roles = placeRoles(ctx, rolesOnScreen(at, null), room.taken, frame);
  const lines = [...visible.edges].map((id) => edges.get(id)).map((edge) => {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    const look = edgeLook(edge);
    return svg("line", { x1: from.sx, y1: from.sy, x2: to.sx, y2: to.sy, stroke: look.color.color, "stroke-width": edge.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null });
  });
  return svg("svg", { viewBox: `0 0 ${frame.width} ${frame.height}`, width: frame.width, height: frame.height },
    ...lines, ...labels.concat(roles).map(printedBack), ...shown.map((node) => bodyShape(nodes.get(node.id), node.sx, node.sy, node.r - 1)), ...labels.concat(roles).map(printedWords));
}

// Lines fade behind a label, as on the screen.
const printedBack = ({ box: [x, y, width, height] }) => svg("rect", { x, y, width, height, fill: colours.paper, opacity: 0.8 });

function printedWords({ lines, box: [x, y, width], font, muted }) {
  const size = Number(/([\d.]+)px/.exec(font)[1]);
  return svg("text", { "text-anchor": "middle", "font-size": size, "font-style": font.startsWith("italic") ? "italic" : null, "font-weight": font.startsWith("500") ? 500 : null,
      fill: muted ? colours.muted : colours.ink, stroke: colours.paper, "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" },
  ...lines.map((line, index) => svg("tspan", { x: x + width / 2, y: y + index * LINE + 0.8 * LINE }, line)));
}

// Paper is white, also where one reads in the dark.
function printedText() {
  const before = document.documentElement.dataset.theme;
  theme("light");
  readColours();
  colours.paper = "#ffffff";
  const text = new XMLSerializer().serializeToString(printed());
  theme(before);
  readColours();
  return text;
}

// Width in pixels of a PNG: a column of print, 25 cm at 300 dots an inch.
const PRINT = 3000;

function savePicture() {
  const address = URL.createObjectURL(new Blob([printedText()], { type: "image/svg+xml" }));
  const image = new Image();
  image.addEventListener("load", () => {
    const scale = PRINT / image.width;
    const picture = make("canvas", { width: PRINT, height: Math.round(image.height * scale) });
    picture.getContext("2d").drawImage(image, 0, 0, picture.width, picture.height);
    URL.revokeObjectURL(address);
    picture.toBlob((blob) => save(blob, "png"), "image/png");
  });
  image.src = address;
}
