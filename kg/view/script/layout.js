// Where nodes stand once something else is shown: forces after Fruchterman and Reingold (1991),
// then boxes (a node with its label) that overlap push one another apart.

const AIR = 1.25;

// Returns the places of so many nodes, whose boxes are [width, height], around the middle of the
// frame. `links` are pairs of their numbers; `start` are places to begin from, `fixed` stay there.
function layout({ boxes, links, start, fixed, frame }) {
  const area = boxes.reduce((sum, [width, height]) => sum + width * height, 0);
  const grow = Math.max(1, Math.sqrt((AIR * area) / (frame[0] * frame[1])));
  const room = frame.map((side) => side * grow);
  const at = start.map((each) => [...each]);
  forces(at, links, room, fixed);
  spread(at, room, fixed);
  apart(at, boxes, room, fixed);
  return at;
}

function forces(at, links, room, fixed) {
  const count = at.length;
  const ideal = Math.sqrt((room[0] * room[1]) / Math.max(1, count));
  const rounds = count <= 150 ? 160 : count <= 400 ? 80 : 30;
  const mean = (room[0] + room[1]) / 2;
  const gravity = room.map((side) => (0.9 * (mean / side) ** 2 * ideal) / mean);
  for (let round = 0; round < rounds; round += 1) {
    const force = at.map(([x, y]) => [-x * gravity[0], -y * gravity[1]]);
    for (let one = 0; one < count; one += 1) for (let two = one + 1; two < count; two += 1) {
      if (fixed.has(one) && fixed.has(two)) continue;
      const [dx, dy] = [at[one][0] - at[two][0], at[one][1] - at[two][1]];
      const push = (ideal * ideal) / Math.max(1, dx * dx + dy * dy);
      force[one][0] += dx * push; force[one][1] += dy * push;
      force[two][0] -= dx * push; force[two][1] -= dy * push;
    }
    for (const [one, two] of links) {
      const [dx, dy] = [at[one][0] - at[two][0], at[one][1] - at[two][1]];
      const pull = Math.hypot(dx, dy) / ideal;
      force[one][0] -= dx * pull; force[one][1] -= dy * pull;
      force[two][0] += dx * pull; force[two][1] += dy * pull;
    }
    const heat = ideal * 0.9 * (1 - round / rounds) ** 1.5 + 0.5;
    force.forEach(([x, y], index) => {
      if (fixed.has(index)) return;
      const size = Math.hypot(x, y) || 1;
      at[index][0] += (x / size) * Math.min(size, heat);
      at[index][1] += (y / size) * Math.min(size, heat);
    });
  }
}

// Crowded parts get more room, empty ones less: each side is pulled towards an even spread.
function spread(at, room, fixed) {
  for (const axis of [0, 1]) {
    const free = at.map((_, index) => index).filter((index) => !fixed.has(index)).sort((a, b) => at[a][axis] - at[b][axis]);
    if (free.length < 2 || free.length < fixed.size) continue;
    const [first, last] = [at[free[0]][axis], at[free.at(-1)][axis]];
    free.forEach((index, order) => {
      const own = (at[index][axis] - first) / Math.max(1, last - first) - 0.5;
      const even = (order + 0.5) / free.length - 0.5;
      at[index][axis] = (0.3 * own + 0.7 * even) * room[axis] * 0.92;
    });
  }
}

function apart(at, boxes, room, fixed) {
  const order = at.map((_, index) => index);
  const widest = Math.max(...boxes.map(([width]) => width), 0);
  const rounds = at.length <= 400 ? 300 : 40;
  for (let round = 0; round < rounds; round += 1) {
    order.sort((a, b) => at[a][0] - at[b][0]);
    let clashes = 0;
    for (let first = 0; first < order.length; first += 1) for (let next = first + 1; next < order.length; next += 1) {
      const [one, two] = [order[first], order[next]];
      if (at[two][0] - at[one][0] >= widest) break;
      clashes += push(at, boxes, one, two, fixed);
    }
    if (!clashes) break;
    const slack = 1.004 ** Math.max(0, round - 60);
    at.forEach((point, index) => {
      if (fixed.has(index)) return;
      for (const axis of [0, 1]) {
        const half = Math.max(0, (room[axis] * slack - boxes[index][axis]) / 2);
        point[axis] = Math.min(half, Math.max(-half, point[axis]));
      }
    });
  }
}

// Pushes two boxes aside, if they overlap, along the axis on which less is needed.
function push(at, boxes, one, two, fixed) {
  if (fixed.has(one) && fixed.has(two)) return 0;
  const gap = [at[two][0] - at[one][0], at[two][1] - at[one][1]];
  const over = [0, 1].map((axis) => (boxes[one][axis] + boxes[two][axis]) / 2 - Math.abs(gap[axis]));
  if (over[0] <= 0 || over[1] <= 0) return 0;
  const axis = over[0] < 2.5 * over[1] ? 0 : 1;
  const by = 0.3 * (over[axis] + 1) * (gap[axis] < 0 ? -1 : 1);
  if (!fixed.has(one)) at[one][axis] -= fixed.has(two) ? 2 * by : by;
  if (!fixed.has(two)) at[two][axis] += fixed.has(one) ? 2 * by : by;
  return 1;
}
