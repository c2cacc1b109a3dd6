// How one moves over the map: by hand, wheel, two fingers, buttons and keys.

const mapBox = byId("map");
const mapFrame = () => ({ width: Math.max(200, mapBox.clientWidth), height: Math.max(200, mapBox.clientHeight) });
let looking = false;
let seenFrom = null;

function drawMap() {
  if (!mapBox.clientWidth) return;
  const frame = mapFrame();
  // A place has come or gone under the filters: all of them are brought into view, unless a hand moved it.
  const key = [...spots().keys()].sort().join();
  if (!lens || (seenFrom !== key && !touchedMap)) fitMap({ draw: false });
  seenFrom = key;
  mapBox.replaceChildren(mapPicture(lens, frame, { live: true }), make("p", { class: "credit", text: facts.map.credit }));
  if (!spots().size) mapBox.append(make("p", { class: "nothing over", text: "No meeting with a known place is left under these filters." }));
}

let touchedMap = false;

function fitMap({ draw = true } = {}) {
  lens = lensOver([...spots().keys()].map((at) => facts.map.places[at]), { ...mapFrame(), height: mapFrame().height - covered() });
  lens.y += covered() / 2 / lens.scale;
  touchedMap = false;
  if (draw) lookAgain();
}

// Draws once before the next picture, however many fingers move.
function lookAgain() {
  if (looking) return;
  looking = true;
  requestAnimationFrame(() => {
    looking = false;
    const picture = mapBox.querySelector("svg");
    if (picture && view.mode === "map") look(picture, lens, mapFrame(), { live: true });
  });
}

function moveMap(dx, dy) {
  lens.x = Math.max(-180 * squeeze, Math.min(180 * squeeze, lens.x - dx / lens.scale));
  lens.y = Math.max(-85, Math.min(60, lens.y - dy / lens.scale));
  touchedMap = true;
  lookAgain();
}

// What is under this point of the map stays there.
function zoomMap(factor, point) {
  const { width, height } = mapFrame();
  const [px, py] = point || [width / 2, height / 2];
  const scale = Math.min(400, Math.max(0.8, lens.scale * factor));
  const [x, y] = [lens.x + (px - width / 2) / lens.scale, lens.y + (py - height / 2) / lens.scale];
  lens = { x: x - (px - width / 2) / scale, y: y - (py - height / 2) / scale, scale };
  moveMap(0, 0);
}

function chooseSpot(at, { attend } = {}) {
  view.chosen = view.path = null;
  view.spot = at;
  mark();
  apply({ stay: true });
  raiseSheet();
  revealSpot(at);
  drawPanel({ attend });
  say(`${spotName(at)}, ${plural((spots().get(at) || []).length, "meeting")}`);
}

// Brings a place into view where it is not, or where the sheet of a phone covers it.
function revealSpot(at) {
  const { width, height } = mapFrame();
  const [x, y] = placedAt(facts.map.places[at], lens, mapFrame());
  const low = height - covered();
  if (x > 40 && y > 40 && x < width - 40 && y < low - 40) return;
  moveMap(width / 2 - x, low / 2 - y);
}

function startMap() {
  if (!facts.map) return;
  const fingers = new Map();
  let moved = false;
  const here = (event) => { const box = mapBox.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  mapBox.addEventListener("wheel", (event) => { event.preventDefault(); zoomMap(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), here(event)); }, { passive: false });
  mapBox.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, here(event)); moved = fingers.size > 1; });
  mapBox.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = here(event);
    const by = [now[0] - before[0], now[1] - before[1]];
    if (!moved && Math.hypot(...by) < 5) return;
    if (!moved) mapBox.setPointerCapture(event.pointerId);
    moved = true;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoomMap(apartOf(now, other) / apartOf(before, other), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    moveMap(by[0] / fingers.size, by[1] / fingers.size);
    fingers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) mapBox.addEventListener(end, (event) => fingers.delete(event.pointerId));
  // A hand that moved the map chooses nothing with it.
  mapBox.addEventListener("click", (event) => {
    if (moved) event.stopPropagation();
    else if (!event.target.closest("[data-spot]")) { if (view.spot !== null || view.chosen) leave(); else if (phone.matches) setSheet("low"); }
    moved = false;
  }, { capture: true });
  mapBox.addEventListener("keydown", mapKeys);
  new ResizeObserver(() => { if (view.mode === "map") { if (!touchedMap) lens = null; drawMap(); } }).observe(mapBox);
}

const apartOf = (one, two) => Math.max(1, Math.hypot(one[0] - two[0], one[1] - two[1]));

function mapKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = { ArrowLeft: () => moveMap(80, 0), ArrowRight: () => moveMap(-80, 0), ArrowUp: () => moveMap(0, 80), ArrowDown: () => moveMap(0, -80),
    "+": () => zoomMap(1.4), "=": () => zoomMap(1.4), "-": () => zoomMap(1 / 1.4), 0: () => fitMap() };
  if (!acts[event.key]) return;
  acts[event.key]();
  event.preventDefault();
}
