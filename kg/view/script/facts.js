// Meetings, offices and ties as lines that open to the sentences that say so.

// `extra` says of a quotation what is to be said of it besides.
function opening(summary, quotes, links, extra = () => "") {
  const fact = make("details", { class: "fact" }, make("summary", { dir: "auto" }, ...summary));
  // Built only once it is opened: a minister has a thousand sentences.
  fact.addEventListener("toggle", () => {
    if (!fact.open || fact.children.length > 1) return;
    fact.append(...inTime(quotes).slice(0, 20).map((quote) => quoteFigure(quote, extra(quote))), links);
  });
  return fact;
}

const goTo = (words, id) => make("button", { type: "button", class: "link", text: words, onclick: () => choose(id, { show: true, attend: true }) });

function meetingWords(node) {
  return [whenWords(node), node.place, node.status === "held" ? null : STATUS_WORDS[node.status]].filter(Boolean).join(", ");
}

// A meeting without a date is told of on some day.
function whenWords(node) {
  const when = node.date ? null : whenOf(node);
  return node.date ? day(node.date) : when ? `undated, told ${dayOf(when.from)}` : "undated";
}

const withWhom = (meeting, id) => {
  // Whoever stands beside it was not there himself: a place, or nobody.
  if (!(meeting.participants || []).includes(id)) return meeting.name || "unnamed parties";
  const others = meeting.participants.filter((each) => each !== id && nodes.has(each)).map(name);
  return others.length ? `with ${others.join(", ")}` : meeting.name || "unnamed parties";
};

function contested(node) {
  const said = new Set((node.reports || []).map((report) => report.status));
  return said.has("held") && said.has("denied");
}

// What an account says otherwise than the meeting: its status, its date.
const otherwise = (node) => (report) => [report.status === node.status ? null : `says: ${STATUS_WORDS[report.status]}`,
  report.date && report.date !== node.date ? `says ${day(report.date)}` : null].filter(Boolean).join(", ");

function meetingFact(meeting, id) {
  const summary = [make("span", { class: "when", text: whenWords(meeting) }), " ",
    make("b", { text: withWhom(meeting, id) }), meeting.place ? `, ${meeting.place}` : "",
    meeting.status === "held" ? null : make("em", { text: ` ${STATUS_WORDS[meeting.status]}` }),
    make("small", { text: ` ${plural(meeting.articles || 0, "article")}` })];
  const others = (meeting.participants || []).filter((each) => each !== id && nodes.has(each));
  const links = make("p", { class: "go" }, goTo("The meeting", meeting.id), ...others.flatMap((each) => [" · ", goTo(name(each), each)]));
  return opening(summary, meeting.reports || [], links, otherwise(meeting));
}

// The years in which articles told of an office: the first and the last.
function yearsOf(tie) {
  const years = (tie.sources || []).map((id) => article(id).published).filter(Boolean).map((date) => date.slice(0, 4)).sort();
  if (!years.length) return "";
  return years[0] === years.at(-1) ? `, told in ${years[0]}` : `, told from ${years[0]} to ${years.at(-1)}`;
}

// Offices of a person, or who holds office in a body.
function officeFacts(id) {
  const found = around.get(id).flatMap((edge) => edge.ties.filter((tie) => tie.kind === "role").map((tie) => ({ edge, tie })));
  const facts = found.map(({ edge, tie }) => {
    const there = other(edge, id);
    const words = tie.holder === id ? [make("b", { text: tie.title || "office" }), `, ${name(there)}`] : [make("b", { text: name(there) }), `, ${tie.title || "office"}`];
    return opening([...words, make("small", { text: yearsOf(tie) })], tie.quotes || [], make("p", { class: "go" }, goTo(name(there), there)));
  });
  const bare = (nodes.get(id).roles || []).filter((role) => !role.body).map((role) => role.title);
  return [...facts, ...[...new Set(bare)].map((title) => make("span", { text: title || "office" }))];
}

const edgeWeight = (edge) => edge.ties.reduce((sum, tie) => sum + (tie.kind === "co-mention" ? tie.sentences || 0 : 0), 0);

function tieFact(edge, id) {
  const there = other(edge, id);
  const quotes = edge.ties.flatMap((tie) => tie.quotes || []);
  return opening([make("b", { text: name(there) }), make("small", { text: ` ${plural(edgeWeight(edge), "sentence")}` })], quotes,
    make("p", { class: "go" }, goTo(name(there), there), " · ", goTo("What ties them", edge.id)));
}
