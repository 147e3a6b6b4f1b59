// Beside the picture the same as lists: legend, everything by kind, every line in a table.

function drawLegend(view) {
  const legend = document.getElementById("legend");
  legend.hidden = !view.legend;
  if (!view.legend) return;
  const seen = seenNow();
  const nodes = seen.nodes.map((place) => data.nodes[place]);
  const edges = seen.edges.map((place) => data.edges[place]);
  const used = new Set(nodes.map((node) => node.kind));
  const folded = new Set(edges.filter((edge) => edge.folded).map((edge) => edge.kind));
  const shapes = [];
  const lines = [];
  data.kinds.forEach((kind, place) => {
    const count = (things) => things.filter((thing) => thing.kind === place && thing.folded !== false).length;
    if (used.has(place)) shapes.push(entry(swatch(kind), term(kind.labels), count(nodes)));
    if (folded.has(place)) lines.push(entry(stroke("solid", colourOf(kind)), term(kind.labels), count(edges)));
  });
  const strokes = new Set(edges.map(strokeOf));
  const rests = data.grounds
    .filter((ground) => strokes.has(ground.style))
    .map((ground) => entry(stroke(ground.style, FAINT[state.theme]), term(ground.labels)));
  if (strokes.has("none")) rests.push(entry(stroke("none", FAINT[state.theme]), { text: say("none"), lang: "" }));
  const groups = [[null, shapes], [say("relations"), lines], [say("lines"), rests]];
  const made = groups
    .filter(([, entries]) => entries.length)
    .map(([title, entries]) => el("div", {}, title ? el("span", { class: "group" }, title) : null, el("ul", {}, ...entries)));
  legend.replaceChildren(...made);
}

function entry(sign, name, count) {
  const item = el("li", {}, sign, texted("span", name));
  if (count) item.append(el("span", { class: "count" }, String(count)));
  return item;
}

function drawThings(now) {
  const groups = data.kinds.map((kind, place) => ({ kind, nodes: data.nodes.map((node, at) => ({ node, at })).filter(({ node, at }) => node.kind === place && now.nodes.has(at)) }));
  const made = groups
    .filter(({ nodes }) => nodes.length)
    .map(({ kind, nodes }) =>
      el(
        "section",
        {},
        el("h3", {}, swatch(kind), texted("span", term(kind.labels)), el("span", { class: "count" }, String(nodes.length))),
        el("ul", {}, ...nodes.map(({ node, at }) => el("li", {}, thingButton(node, at)))),
      ),
    );
  document.getElementById("things").replaceChildren(...made);
}

function thingButton(node, place) {
  const made = texted("button", cut(longName(node), 120), { type: "button", "data-node": place });
  made.addEventListener("click", () => select({ node: place }, true));
  return made;
}

const COLUMNS = ["from", "relation", "to", "date", "evidence", "words"];

const PAGE = 200; // rows of a table at once

function drawTable(now, page = 0) {
  const table = document.getElementById("table");
  const cell = (role, column, ...content) =>
    el(role === "rowheader" ? "th" : "td", { role, scope: role === "rowheader" ? "row" : "", "data-column": say(column) }, ...content);
  const head = el("tr", { role: "row" }, ...COLUMNS.map((c) => el("th", { scope: "col", role: "columnheader" }, say(c))));
  const all = [...now.edges];
  const rows = all.slice(page * PAGE, (page + 1) * PAGE).map((place) => {
    const edge = data.edges[place];
    const made = texted("button", relationOf(edge), { type: "button", "data-edge": place });
    const row = el(
      "tr",
      { role: "row", "data-row": place },
      cell("rowheader", "from", shortName(edge.from)),
      cell("cell", "relation", made),
      cell("cell", "to", shortName(edge.to)),
      cell("cell", "date", dateOf(edge) || "—"),
      cell("cell", "evidence", ...kindsOf(edge)),
      cell("cell", "words", ...wordsOf(edge)),
    );
    row.addEventListener("click", () => select({ edge: place }, true));
    return row;
  });
  table.replaceChildren(
    el("caption", {}, say("table")),
    el("thead", { role: "rowgroup" }, head),
    el("tbody", { role: "rowgroup" }, ...rows),
  );
  drawPages(now, page);
}

/** Buttons to the other pages of a table, and where in it one is. */
function drawPages(now, page) {
  const place = document.getElementById("pages");
  const all = now.edges.size;
  const turn = (to) => () => {
    drawTable(now, to);
    markChosen();
    document.getElementById("table").scrollIntoView();
  };
  place.replaceChildren(
    ...(all <= PAGE
      ? []
      : [
          button("←", turn(page - 1), { "aria-label": say("pageback"), disabled: page === 0 }),
          el("span", {}, say("tablerows", { from: page * PAGE + 1, to: Math.min(all, (page + 1) * PAGE), all })),
          button("→", turn(page + 1), { "aria-label": say("pagenext"), disabled: (page + 1) * PAGE >= all }),
        ]),
  );
}

function shortName(place) {
  return texted("span", cut(longName(data.nodes[place]), 120));
}

function kindsOf(edge) {
  const kinds = [...new Set(groundsOf(edge).map((one) => one.kind))].sort();
  if (!kinds.length) return [say("none")];
  return kinds.map((kind) => {
    const look = data.grounds[kind];
    return el("span", { class: "ground-kind" }, stroke(look.style, colourOf(look)), texted("span", term(look.labels)));
  });
}

function wordsOf(edge) {
  const quotes = groundsOf(edge).filter((one) => one.kind === 0);
  if (!quotes.length) return ["—"];
  return quotes.map((one) => el("span", { class: "words", lang: one.language }, quoted(shorten(one.words || "", 300), one.language)));
}
