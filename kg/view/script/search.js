// Search as one types, over names and aliases.

const entries = [...nodes.values()].filter((node) => node.kind !== "meeting").map((node) => ({
  node, names: [...new Set([node.name, ...(node.aliases || [])])].map((each) => [each, plain(each)]) }));
let suggested = [];
let marker = -1;

// 3 for a name that begins so, 2 for one of its words, 1 for any part of it; and the name.
function fits(entry, words) {
  let best = [0, ""];
  for (const [each, bare] of entry.names) {
    const at = bare.indexOf(words);
    const score = at < 0 ? 0 : at === 0 ? 3 : /[\s'’(-]/.test(bare[at - 1]) ? 2 : 1;
    if (score > best[0]) best = [score, each];
  }
  return best;
}

// A name with what is typed of it marked, whatever its accents and case.
function lit(text, typed) {
  const words = plain(typed.trim());
  const letters = [...text];
  const bare = letters.map(plain);
  const at = bare.join("").indexOf(words);
  if (at < 0 || !words) return [text];
  let [place, start, end] = [0, 0, letters.length];
  for (const [index, each] of bare.entries()) {
    if (place <= at) start = index;
    place += each.length;
    if (place >= at + words.length) { end = index + 1; break; }
  }
  return [letters.slice(0, start).join(""), make("mark", { text: letters.slice(start, end).join("") }), letters.slice(end).join("")];
}

// Names of whom the database knows and this page holds nothing else.
const strangers = facts.others.map(([kind, each]) => ({ kind, name: each, bare: plain(each) }));

function find(text) {
  const words = plain(text.trim());
  if (!words) return [];
  return entries.map((entry) => [entry, ...fits(entry, words)]).filter(([, score]) => score)
    .sort((a, b) => b[1] - a[1] || b[0].node.importance - a[0].node.importance).slice(0, 10)
    .map(([entry, , each]) => ({ id: entry.node.id, name: entry.node.name, kind: entry.node.kind, as: each }));
}

function suggest() {
  const box = byId("search");
  suggested = find(box.value);
  marker = suggested.length ? 0 : -1;
  const short = (text) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
  const options = suggested.map((each, index) => {
    const also = each.as === each.name ? [] : [", also ", ...lit(short(each.as), box.value)];
    const option = make("li", { role: "option", id: `suggestion-${index}`, dir: "auto" }, ...lit(short(each.name), box.value),
      make("small", {}, ` ${each.kind}`, ...also, visible.nodes.has(each.id) ? "" : " · not drawn; show it"));
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
    return option;
  });
  byId("suggestions").replaceChildren(...options, ...(box.value.trim() ? elsewhere(box.value, 10 - options.length, options.length) : []));
  byId("suggestions").hidden = !box.value.trim();
  box.setAttribute("aria-expanded", String(!byId("suggestions").hidden));
  point();
}

// What stands in the list and cannot be drawn: those of whom only the database tells, or nobody.
function elsewhere(text, most, found) {
  const words = plain(text.trim());
  const some = words.length < 2 ? [] : strangers.filter(({ bare }) => bare.includes(words)).slice(0, Math.max(0, most));
  const line = (...content) => make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", dir: "auto" }, ...content);
  const lines = some.map((each) => line(...lit(each.name, text), make("small", { text: ` ${each.kind} · in the database, not in this page: kg view --around "${each.name}"` })));
  return lines.length || found ? lines : [line("No such name here")];
}

function point() {
  [...byId("suggestions").querySelectorAll("[id]")].forEach((option, index) => option.setAttribute("aria-selected", String(index === marker)));
  if (marker >= 0) byId("search").setAttribute("aria-activedescendant", `suggestion-${marker}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  byId("suggestions").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

function take(index) {
  const found = suggested[index];
  if (!found) return;
  byId("search").value = "";
  closeSuggestions();
  if (view.around.length && !visible.nodes.has(found.id)) view.around = [];
  view.kinds.add(found.kind);
  choose(found.id, { show: true, attend: true });
}

function startSearch() {
  const box = byId("search");
  box.addEventListener("input", suggest);
  box.addEventListener("blur", closeSuggestions);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.value = ""; closeSuggestions(); byId("graph").focus(); }
    if (event.key === "Enter") take(marker);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      marker = (marker + (event.key === "ArrowDown" ? 1 : -1) + suggested.length) % Math.max(1, suggested.length);
      point();
    }
  });
}
