// A histogram of articles and meetings over time, and the two ends of what is shown of it.

const DAY = 864e5;
const STEPS = [["day", 1], ["week", 7], ["month", 30.4], ["quarter", 91.3], ["year", 365.2]];
let buckets = [];

function bucketStart(number, step) {
  const date = new Date(number * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (step === "day") return number;
  if (step === "week") return number - ((date.getUTCDay() + 6) % 7);
  if (step === "month") return Date.UTC(year, month, 1) / DAY;
  if (step === "quarter") return Date.UTC(year, month - (month % 3), 1) / DAY;
  return Date.UTC(year, 0, 1) / DAY;
}

function bucketNext(start, step) {
  const long = { day: 1, week: 7, month: 32, quarter: 93, year: 367 }[step];
  return bucketStart(start + long, step);
}

function startTime() {
  const meetings = [...nodes.values()].filter((node) => node.kind === "meeting" && node.date).flatMap((node) => node.spans);
  const articles = (facts.told || facts.articles.map((each) => [each.published, 1])).filter(([date]) => date)
    .map(([date, count]) => [days(date), count]).filter(([span]) => span);
  const all = meetings.concat(articles.map(([span]) => span));
  if (!all.length) return;
  const [first, last] = [Math.min(...all.map((span) => span[0])), Math.max(...all.map((span) => span[1]))];
  // A few that happened long before the others share the first bar, and leave room for those.
  const early = Math.max(first, earlyOf(all));
  const step = (STEPS.find(([, long]) => (last - early) / long <= 90) || STEPS.at(-1))[0];
  const begin = bucketStart(early, step);
  if (begin > first) buckets.push({ from: first, until: begin - 1, met: 0, told: 0 });
  for (let at = begin; at <= last; at = bucketNext(at, step)) buckets.push({ from: at, until: bucketNext(at, step) - 1, met: 0, told: 0 });
  if (buckets.length < 2) { buckets = []; return; }
  const find = (day) => buckets.find((bucket) => day <= bucket.until);
  meetings.forEach(([from]) => { find(from).met += 1; });
  articles.forEach(([[from], count]) => { find(from).told += count; });
  byId("time").hidden = false;
  const most = Math.max(...buckets.map((bucket) => bucket.met + bucket.told));
  byId("bars").replaceChildren(...buckets.map((bucket) => {
    const [met, told] = [make("b", { class: "met" }), make("b")];
    met.style.height = `${(100 * bucket.met) / most}%`;
    told.style.height = `${(100 * bucket.told) / most}%`;
    return make("i", {}, met, told);
  }));
  byId("first").textContent = begin > first ? `${dayOf(first)} //` : dayOf(buckets[0].from);
  byId("last").textContent = dayOf(buckets.at(-1).until);
  for (const id of ["from", "until"]) {
    byId(id).max = buckets.length - 1;
    byId(id).addEventListener("input", () => moveTime(id));
  }
  drawTime();
}

const dayOf = (number) => day(new Date(number * DAY).toISOString().slice(0, 10));

function moveTime(id) {
  let [from, until] = [Number(byId("from").value), Number(byId("until").value)];
  if (from > until) [from, until] = id === "from" ? [until, until] : [from, from];
  const whole = from === 0 && until === buckets.length - 1;
  view.from = whole ? null : buckets[from].from;
  view.until = whole ? null : buckets[until].until;
  drawTime();
  apply();
}

function drawTime() {
  if (!buckets.length) return;
  const index = (day, otherwise) => { const at = buckets.findIndex((bucket) => day <= bucket.until); return day === null || at < 0 ? otherwise : at; };
  const [from, until] = [index(view.from, 0), index(view.until, buckets.length - 1)];
  byId("from").value = from;
  byId("until").value = until;
  byId("from").setAttribute("aria-valuetext", dayOf(buckets[from].from));
  byId("until").setAttribute("aria-valuetext", dayOf(buckets[until].until));
  [...byId("bars").children].forEach((bar, at) => bar.classList.toggle("in", at >= from && at <= until));
  byId("time-said").textContent = view.from === null ? "All of the time"
    : `${dayOf(buckets[from].from)} – ${dayOf(buckets[until].until)}, undated left out`;
}
