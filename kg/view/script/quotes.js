// The sentences, with the names marked, what stands before and after them, and where.

// Offsets count characters as Python does, so emoji are one, not two.
function marked(text, marks) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [start, end] of [...(marks || [])].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > letters.length) continue;
    parts.push(letters.slice(at, start).join(""), make("mark", { text: letters.slice(start, end).join("") }));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
}

function articleWords(id) {
  const { title: headline, publisher, published, url, path } = article(id);
  // Without a headline the publisher and the day stand for it: the file is named below.
  const said = [publisher, day(published)].filter(Boolean);
  const words = headline || said.join(", ") || path || id;
  const first = url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: words }) : make("cite", { text: words });
  first.setAttribute("dir", "auto");
  return [first, headline ? said.map((each) => `, ${each}`).join("") : ""];
}

function quoteFigure(quote, extra) {
  const caption = make("figcaption", {}, ...articleWords(quote.article));
  if (extra) caption.append(` — ${extra}`);
  const where = `${article(quote.article).path || quote.article}, characters ${number(quote.start)}–${number(quote.end)}`;
  caption.append(make("br"), make("span", { text: where }));
  const beside = (text) => (text ? make("span", { class: "beside", text }) : null);
  return make("figure", {}, make("blockquote", { dir: "auto" },
    beside(quote.before && `${quote.before} `), make("span", { class: "said" }, ...marked(quote.text, quote.marks)), beside(quote.after && ` ${quote.after}`)), caption);
}

function inTime(quotes) {
  return quotes.filter((quote) => {
    const { publisher } = article(quote.article);
    return !view.publisher || publisher === view.publisher;
  });
}
