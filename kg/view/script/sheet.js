// On a phone the text lies over the graph as a sheet: low, half or full.

const phone = matchMedia("(max-width: 760px)");
const SHEETS = ["low", "half", "full"];
const sheet = () => document.documentElement.dataset.sheet || "low";

function setSheet(state) {
  document.documentElement.dataset.sheet = state;
  const next = SHEETS[(SHEETS.indexOf(state) + 1) % SHEETS.length];
  byId("sheet").setAttribute("aria-label", { low: "Text: open it", half: "Text: open it fully", full: "Text: close it" }[state]);
  byId("sheet").dataset.next = next;
}

// What was tapped can be read at once.
function raiseSheet() {
  if (!phone.matches || sheet() !== "low") return;
  setSheet("half");
  // The tap that raised it may still become a click on what now lies under the finger.
  const box = byId("panel-box");
  box.classList.add("rising");
  setTimeout(() => box.classList.remove("rising"), 450);
}

// How much of the picture, from below, the sheet covers, in pixels.
function covered() {
  if (!phone.matches || !canvas.clientHeight) return 0;
  const edge = byId("panel-box").getBoundingClientRect().top;
  const box = canvas.getBoundingClientRect();
  return Math.max(0, Math.min(box.bottom - edge, box.height * 0.7));
}

function startSheet() {
  setSheet("low");
  const button = byId("sheet");
  button.addEventListener("click", () => setSheet(button.dataset.next));
  let from = null;
  button.addEventListener("touchstart", (event) => { from = event.touches[0].clientY; }, { passive: true });
  button.addEventListener("touchend", (event) => {
    const by = from === null ? 0 : event.changedTouches[0].clientY - from;
    from = null;
    if (Math.abs(by) < 30) return;
    event.preventDefault();
    setSheet(SHEETS[Math.max(0, Math.min(2, SHEETS.indexOf(sheet()) + (by < 0 ? 1 : -1)))]);
  });
}
