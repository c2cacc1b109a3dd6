// The text of the map: the meetings of a place, and those that are not on it.

function spotContent(at) {
  const [called, kind] = facts.map.places[at];
  const met = [...(spots().get(at) || [])].sort(byDate);
  const listed = met.map((node) => meetingFact(node));
  // A few are read at once; many are opened one by one.
  if (listed.length <= 3) for (const fact of listed) fact.open = true;
  return [heading(called),
    make("p", { class: "kind", text: `${kind === "state" ? "somewhere in this state" : "city"} · ${plural(met.length, "meeting")}` }),
    make("div", { class: "acts" }, make("button", { type: "button", text: "Close", onclick: leave })),
    ...(listed.length ? [list(listed.slice(0, 200))] : [make("p", { class: "note", text: "No meeting here is left under these filters." })])];
}

const WHY_OPEN = { unknown: "no city or state of this name is known", several: "several places have this name, and the text does not say which" };

// The meetings that are not on the map, by the place that they name.
function unplaced() {
  const found = new Map();
  for (const node of shownMeetings()) {
    if (spotOf(node.id) !== undefined) continue;
    const key = node.place || "";
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(node);
  }
  return [...found].sort(([a, one], [b, two]) => !a - !b || two.length - one.length || a.localeCompare(b));
}

function unplacedFact([called, meetings]) {
  const why = called ? WHY_OPEN[facts.map.open[meetings[0].id]] : "no place is told";
  const fact = make("details", { class: "fact" }, make("summary", { dir: "auto" }, called ? make("b", { text: `${called} ` }) : "", make("small", { text: `${why} · ${plural(meetings.length, "meeting")}` })));
  fact.append(list(meetings.sort(byDate).slice(0, 200).map((node) => itemButton(node.name || "unnamed parties", node.id, meetingWords(node)))));
  return fact;
}

function mapContent() {
  const placed = [...spots()].map(([at, meetings]) => make("button", { type: "button", class: "item", dir: "auto", onclick: () => chooseSpot(at, { attend: true }) },
    spotName(at), make("small", { text: ` ${plural(meetings.length, "meeting")}${facts.map.places[at][1] === "state" ? ", somewhere in this state" : ""}` })));
  const open = unplaced().map(unplacedFact);
  return [heading("Where they met"),
    make("p", { class: "muted", text: "Choose a place to read of its meetings. The larger a mark, the more of them; a hollow one is of meetings that are not known to have taken place." }),
    ...(placed.length ? [list(placed)] : []),
    ...section("Not on the map", ...(open.length ? [list(open)] : [])),
    ...notes().map((words) => make("p", { class: "note", text: words }))];
}
