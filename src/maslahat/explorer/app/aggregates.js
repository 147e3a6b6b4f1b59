// A graph too large for any picture: how many of which class in which years; each number opens its things as a list.

const PICTURED = 5000; // nodes up to which the overview is drawn
const LISTED = 200; // things of a list; the rest is counted
const YEARS = 5; // in one column

/** Nodes by class and by period of their first day: {kinds: [kind], periods: [year], cells: Map("kind year" → places)}. */
function aggregated(now) {
  const cells = new Map();
  const kinds = new Map();
  const periods = new Set();
  for (const place of now.nodes) {
    const node = data.nodes[place];
    const year = Number(data.records[node.record]?.first.slice(0, 4)) || 0;
    const period = year ? Math.floor((year - 1) / YEARS) * YEARS + 1 : 0;
    const key = `${node.kind} ${period}`;
    periods.add(period);
    kinds.set(node.kind, (kinds.get(node.kind) || 0) + 1);
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(place);
  }
  const largest = [...kinds.keys()].sort((a, b) => kinds.get(b) - kinds.get(a) || a - b);
  // what has no date comes last
  return { kinds: largest, periods: [...periods].sort((a, b) => (a || Infinity) - (b || Infinity)), cells };
}

function drawAggregates(frame, now) {
  const { kinds, periods, cells } = aggregated(now);
  const named = (period) => (period ? `${period}–${period + YEARS - 1}` : say("undated"));
  const list = el("div", { class: "listed", "aria-live": "polite" });
  const cell = (kind, period) => {
    const places = cells.get(`${kind} ${period}`) || [];
    if (!places.length) return el("td", {}, "·");
    const label = `${term(data.kinds[kind].labels).text}, ${named(period)}: ${places.length}`;
    const open = () => list.replaceChildren(...listedThings(places, label));
    return el("td", {}, button(String(places.length), open, { "aria-label": label, "data-focus": `${kind}-${period}` }));
  };
  const head = el("tr", {}, el("th", { scope: "col" }, say("kindword")), ...periods.map((one) => el("th", { scope: "col" }, named(one))));
  const rows = kinds.map((kind) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, swatch(data.kinds[kind]), " ", texted("span", term(data.kinds[kind].labels))),
      ...periods.map((period) => cell(kind, period)),
    ),
  );
  frame.replaceChildren(
    el("p", { class: "empty" }, say("toolarge", { n: now.nodes.size, most: PICTURED })),
    el("table", { class: "aggregates" }, el("caption", {}, say("aggregates")), el("thead", {}, head), el("tbody", {}, ...rows)),
    list,
  );
}

function listedThings(places, label) {
  const first = places.slice(0, LISTED);
  const items = first.map((place) => {
    const made = texted("button", cut(longName(data.nodes[place]), 120), { type: "button", class: "name", "data-node": place });
    made.addEventListener("click", () => change({ view: "around", centre: place, selected: { node: place } }));
    return el("li", {}, made);
  });
  const rest = places.length - first.length;
  return [el("h3", {}, label), el("ul", {}, ...items), rest ? el("p", {}, say("notlisted", { n: rest })) : ""].filter(Boolean);
}
