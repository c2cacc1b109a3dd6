// The axis of days of the timeline: long times in which nobody met are cut out where they would
// press all others together.

const CUT = { room: 40, most: 4, share: 0.2, near: 12 };

// Returns the axis of days [from, until], in any order, between two places on the screen.
function axisOf(spans, left, right) {
  const ends = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, until]) => until))];
  const cuts = [];
  for (const gap of gapsOf(spans).slice(0, CUT.most)) {
    const axis = axisWith(cuts, ends, left, right);
    const places = spans.map(([from, until]) => axis.x((from + until) / 2)).sort((a, b) => a - b);
    const pressed = places.some((at, index) => index && at > places[index - 1] && at - places[index - 1] < CUT.near);
    if (!pressed || gap[1] - gap[0] < CUT.share * axis.days) break;
    cuts.push(gap);
  }
  return axisWith(cuts, ends, left, right);
}

// The times in which nobody met, longest first.
function gapsOf(spans) {
  const gaps = [];
  let last = Infinity;
  for (const [from, until] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from > last) gaps.push([last, from]);
    last = last === Infinity ? until : Math.max(last, until);
  }
  return gaps.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}

function axisWith(cuts, [first, last], left, right) {
  const order = [...cuts].sort((a, b) => a[0] - b[0]);
  const parts = [first, ...order.map((gap) => gap[1])].map((from, index) => [from, index < order.length ? order[index][0] : last]);
  const days = parts.reduce((sum, [from, until]) => sum + until - from, 0);
  const pad = order.length ? Math.max(1, 0.04 * days) : 0;
  const perDay = (right - left - order.length * CUT.room) / Math.max(1, days + 2 * pad * parts.length);
  let place = left;
  const placed = parts.map(([from, until]) => {
    const part = { from, until, begin: from - pad, end: until + pad, place };
    place += (until - from + 2 * pad) * perDay + CUT.room;
    return part;
  });
  const x = (day) => {
    const part = placed.filter(({ begin }) => begin <= day).at(-1) || placed[0];
    return part.place + (Math.min(day, part.end) - part.begin) * perDay;
  };
  const breaks = order.map(([from, until], index) => ({ from, until, x: placed[index + 1].place - CUT.room / 2 }));
  return { x, days, perDay, parts: placed, breaks };
}

// Days that have lines and words, the same step apart: words need so much room.
function tickDays({ parts, perDay }) {
  const unit = (STEPS.find(([, long]) => long * perDay >= 84) || STEPS.at(-1))[0];
  const every = unit === "year" ? Math.ceil(44 / (365 * perDay)) : 1;
  const fits = (at) => unit !== "year" || new Date(at * DAY).getUTCFullYear() % every === 0;
  return parts.flatMap(({ from, until }) => {
    const days = [];
    for (let at = bucketStart(from, unit); at <= until; at = bucketNext(at, unit)) if (at >= from && fits(at)) days.push({ at, unit });
    // A short time between two cuts has a line where it begins.
    return days.length ? days : [{ at: from, unit: from === until || perDay > 3 ? "day" : "month" }];
  });
}
