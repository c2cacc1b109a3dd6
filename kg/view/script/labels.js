// Labels of one size at any zoom, none of which covers another label or a node.

const FONT = { plain: "500 12.5px system-ui, sans-serif", meeting: "italic 12px system-ui, sans-serif", role: "italic 11px system-ui, sans-serif" };
const LINE = 15;
const measured = new Map();

function measure(ctx, text, font) {
  const key = font + text;
  if (!measured.has(key)) {
    ctx.font = font;
    measured.set(key, ctx.measureText(text).width);
  }
  return measured.get(key);
}

// Rectangles already taken, found by the cell of a grid in which they lie.
class Taken {
  constructor() { this.cells = new Map(); }
  add(box) {
    this.find(box, (key, some) => { if (some) some.push(box); else this.cells.set(key, [box]); });
  }
  free(box) {
    const clear = ([x, y, width, height]) => box[0] >= x + width || x >= box[0] + box[2] || box[1] >= y + height || y >= box[1] + box[3];
    return this.find(box, (_, some) => some && !some.every(clear)) === null;
  }
  // About how much of a box is taken, in square pixels: what lies in two cells counts twice.
  covered(box) {
    let sum = 0;
    const shared = (each, side) => Math.max(0, Math.min(box[side] + box[side + 2], each[side] + each[side + 2]) - Math.max(box[side], each[side]));
    this.find(box, (_, some) => { if (some) for (const each of some) sum += shared(each, 0) * shared(each, 1); return false; });
    return sum;
  }
  // The first cell under a box for which something holds; by number, since this is asked very often.
  find([x, y, width, height], holds) {
    for (let column = Math.floor(x / 64); column <= (x + width) / 64; column += 1)
      for (let row = Math.floor(y / 64); row <= (y + height) / 64; row += 1) {
        const key = column * 65536 + row;
        if (holds(key, this.cells.get(key))) return key;
      }
    return null;
  }
}

// Places for a label beside a node, the best first: below, above, right, left, at the corners.
function around8({ sx, sy, r }, width, height, gap) {
  const [far, near] = [r + gap, (r + gap) * 0.7];
  return [[sx - width / 2, sy + far], [sx - width / 2, sy - far - height], [sx + far, sy - height / 2], [sx - far - width, sy - height / 2],
    [sx + near, sy + near], [sx - near - width, sy + near], [sx + near, sy - near - height], [sx - near - width, sy - near - height]];
}

// More of them, where those are taken: along an edge, so that a part of the label is still beside it.
function aside({ sx, sy, r }, width, height, gap) {
  const far = r + gap;
  const along = [-0.3, -0.7, -0.1, -0.9].map((share) => sx + share * width);
  const beside = [-0.15, -0.85].map((share) => sy + share * height);
  return [...along.flatMap((x) => [[x, sy + far], [x, sy - far - height]]), ...beside.flatMap((y) => [[sx + far, y], [sx - far - width, y]])];
}

// So many of the most important entities have their labels, also where a meeting stands in the way.
const ALWAYS = 160;
// And so many of the very foremost, also where lesser ones crowd around them.
const FOREMOST = 12;

// Returns where no label may stand: beside all that is drawn (`taken`), beside names (`texts`), and
// at worst (`words`): on buttons, and later on other labels.
function roomOf(frame) {
  const room = { taken: new Taken(), texts: new Taken(), words: new Taken() };
  const buttons = frame.bare ? [] : [[frame.width - 46, frame.height - 118, 46, 118], ...(byId("more").hidden ? [] : [[0, frame.height - 44, 240, 44]])];
  for (const each of buttons) for (const some of Object.values(room)) some.add(each);
  return room;
}

// Returns the labels to draw: {id, lines, box, font, muted}, in pixels of the screen. None covers
// another, and only the foremost a lesser entity. Names come before the dates of meetings, the
// important before the lesser.
function placeLabels(ctx, shown, first, frame, room = roomOf(frame)) {
  const labels = [];
  const met = (node) => node.kind === "meeting";
  const order = shown.filter((node) => node.words !== "undated" || first(node))
    .sort((a, b) => first(b) - first(a) || met(a) - met(b) || b.importance - a.importance);
  const foremost = new Set(order.filter((node) => first(node) > 2 || !met(node)).slice(0, FOREMOST));
  const ahead = new Set(order.filter((node) => first(node) > 1 || !met(node)).slice(0, ALWAYS));
  for (const node of shown) {
    const { sx, sy, r } = node;
    const body = [sx - 0.85 * r, sy - 0.85 * r, 1.7 * r, 1.7 * r];
    room.taken.add(body);
    if (!met(node)) room.texts.add(body);
  }
  for (const node of order) {
    const rooms = foremost.has(node) ? [room.texts, room.words] : ahead.has(node) ? [room.texts] : [];
    const label = labels.length < 500 && labelOf(ctx, node, { taken: room.taken, rooms, frame });
    if (!label) continue;
    labels.push(label);
    for (const each of Object.values(room)) each.add(label.box);
  }
  return labels;
}

// Returns the label of a node in the first place that is free; else in that which covers least of
// what is drawn, in the first of the `rooms` that has one.
function labelOf(ctx, node, { taken, rooms, frame }) {
  const font = node.kind === "meeting" ? FONT.meeting : FONT.plain;
  const shapes = [node.words.split("\n")];
  // Where a long line fits nowhere, two short ones may.
  if (shapes[0].length === 1) shapes.push(broken(node.words));
  const places = (near, gaps) => shapes.flatMap((lines) => {
    const width = Math.max(...lines.map((line) => measure(ctx, line, font))) + 4;
    const height = lines.length * LINE;
    const inside = ([x, y]) => x > 0 && y > 0 && x + width < frame.width && y + height < frame.height;
    return gaps.flatMap((gap) => near(node, width, height, gap)).filter(inside).map((at) => ({ lines, box: [...at, width, height] }));
  });
  const free = ({ box }) => taken.free(box);
  let found = places(around8, [3, 12, 20]).find(free);
  const more = found || !rooms.length ? [] : [...places(aside, [3, 12]), ...places(around8, [3, 12, 20])];
  let least = Infinity;
  for (const room of rooms) {
    for (const each of found ? [] : more) {
      const covers = room.free(each.box) ? taken.covered(each.box) : Infinity;
      if (covers < least) [found, least] = [each, covers];
      if (!covers) break;
    }
  }
  return found && { id: node.id, lines: found.lines, box: found.box, font, muted: node.kind === "meeting" };
}

// "Ali Akbar Ahmadian" -> ["Ali Akbar", "Ahmadian"]: broken at the space nearest to its middle.
function broken(words) {
  const middle = words.length / 2;
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return spaces.length ? [words.slice(0, spaces[0]), words.slice(spaces[0] + 1)] : [words];
}

// Offices stand on their lines, in the middle or else nearer to an end, and within the picture.
function placeRoles(ctx, roles, taken, frame) {
  const labels = [];
  for (const { id, text, from, to } of roles) {
    const short = text.length > 26 ? `${text.slice(0, 25)}…` : text;
    const width = measure(ctx, short, FONT.role) + 4;
    const along = (share) => {
      const [x, y] = [from.sx + (to.sx - from.sx) * share, from.sy + (to.sy - from.sy) * share];
      return [Math.min(Math.max(2, x - width / 2), frame.width - width - 2), y - 7, width, 14];
    };
    const box = [0.5, 0.4, 0.6].map(along).find((each) => each[1] > 0 && each[1] + 14 < frame.height && taken.free(each));
    if (!box) continue;
    taken.add(box);
    labels.push({ id, lines: [short], box, font: FONT.role, muted: true });
  }
  return labels;
}

// What a label covers in part.
function under(labels, shown) {
  const meets = ({ sx, sy, r }, [x, y, width, height]) => sx + r > x && sx - r < x + width && sy + r > y && sy - r < y + height;
  return shown.filter((node) => labels.some((label) => meets(node, label.box)));
}

// Lines fade behind the text.
function drawBack(ctx, { box }) {
  ctx.globalAlpha = 0.8;
  ctx.fillStyle = colours.paper;
  ctx.fillRect(...box);
  ctx.globalAlpha = 1;
}

function drawWords(ctx, label) {
  const [x, y, width] = label.box;
  ctx.font = label.font;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = colours.paper;
  ctx.fillStyle = label.muted ? colours.muted : colours.ink;
  label.lines.forEach((line, index) => {
    ctx.strokeText(line, x + width / 2, y + index * LINE + 1);
    ctx.fillText(line, x + width / 2, y + index * LINE + 1);
  });
}
