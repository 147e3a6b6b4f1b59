// The matrix as a table: rows and columns in their order, a button for each cell, and the keys that lead through them.

const matrixOrder = { rows: "often", column: -1, full: true };

function orderMatrix(patch) {
  Object.assign(matrixOrder, patch);
  change({ view: "matrix" });
}

function matrixKept() {
  const by = matrixOrder.rows === "column" ? data.nodes[matrixOrder.column].iri : "";
  return { rows: matrixOrder.rows === "name" ? "name" : "", by, filled: matrixOrder.full ? "" : "1" };
}

function matrixTake(asked) {
  const column = placeOf(asked.get("by"));
  const by = data.matrix.columns.includes(column) ? { rows: "column", column } : { rows: asked.get("rows") === "name" ? "name" : "often" };
  Object.assign(matrixOrder, by, { full: !asked.has("filled") });
}

function matrixTable(cells, now) {
  const filled = (part) => new Set([...cells.values()].flat().map((cell) => cell[part]));
  const keep = (part, places) => (matrixOrder.full ? places : places.filter((place) => filled(part).has(place)));
  const rows = matrixRows(keep("row", data.matrix.rows), cells);
  const groups = matrixColumns(keep("column", data.matrix.columns));
  const columns = groups.flatMap(({ places }) => places);
  const heads = el("tr", {}, el("th", { scope: "col", class: "corner" }, texted("span", { text: say("who"), lang: "" })));
  heads.append(...columns.map(matrixHead));
  const over = el("tr", {}, el("td", {}));
  for (const { kind, places } of groups) {
    over.append(texted("th", term(data.kinds[kind].labels), { scope: "colgroup", colspan: places.length }));
  }
  const body = rows.map((row) => {
    const line = el("tr", {}, el("th", { scope: "row" }, stopName(row, 40)));
    for (const column of columns) {
      const here = cells.get(`${row} ${column}`) || [];
      line.append(el("td", { class: here.length ? "" : "none" }, ...here.map((cell) => matrixCell(cell, now))));
    }
    return line;
  });
  const spans = groups.map(({ places }) => el("colgroup", { span: places.length }));
  const table = el(
    "table",
    { class: "matrix" },
    el("caption", { class: "unseen" }, say("matrixcaption")),
    el("colgroup", { span: 1 }),
    ...spans,
    el("thead", {}, groups.length > 1 ? over : null, heads),
    el("tbody", {}, ...body),
  );
  // the Tab key comes back to the cell that is selected
  const { selected } = state;
  const chosen = selected && table.querySelector(Object.entries(placeMark(selected)).map(([name, place]) => `[${name}="${place}"]`)[0]);
  oneStop(table, chosen || table.querySelector("tbody button"));
  table.addEventListener("keydown", keysOfMatrix);
  table.addEventListener("focusin", (event) => oneStop(table, event.target.closest("[data-stop]")));
  return el("div", { class: "matrix-scroll" }, table);
}

function matrixRows(rows, cells) {
  const name = (place) => nameOf(data.nodes[place]).text;
  const order = new Intl.Collator(state.labels || state.language);
  const byName = (a, b) => order.compare(name(a), name(b));
  if (matrixOrder.rows === "name") return [...rows].sort(byName);
  if (matrixOrder.rows !== "column") return rows;
  const often = [...data.matrix.statuses.keys()];
  const times = (status) => data.matrix.cells.filter((cell) => cell.statuses.includes(status)).length;
  often.sort((a, b) => times(b) - times(a));
  const rank = (row) => {
    const here = cells.get(`${row} ${matrixOrder.column}`);
    if (!here) return often.length + 1;
    return Math.min(often.length, ...here.flatMap((cell) => cell.statuses.map((status) => often.indexOf(status))));
  };
  return [...rows].sort((a, b) => rank(a) - rank(b) || byName(a, b));
}

/** Columns of one class stand together; the centre of the page and its class come first. */
function matrixColumns(columns) {
  const groups = new Map();
  const first = columns.includes(data.centre) ? [data.centre] : [];
  for (const place of [...first, ...columns.filter((one) => one !== data.centre)]) {
    const { kind } = data.nodes[place];
    if (!groups.has(kind)) groups.set(kind, { kind, places: [] });
    groups.get(kind).places.push(place);
  }
  return [...groups.values()];
}

function matrixHead(place) {
  const sorted = matrixOrder.rows === "column" && matrixOrder.column === place;
  const name = shorten(nameOf(data.nodes[place]).text, 60);
  const sort = button("▾", () => orderMatrix({ rows: "column", column: place }), {
    class: "sort",
    tabindex: -1,
    "data-stop": true,
    "data-focus": `sort-${place}`,
    "aria-label": say("sortby", { name }),
    title: say("sortby", { name }),
  });
  return el("th", { scope: "col", "aria-sort": sorted ? "descending" : "none" }, stopName(place, 48), sort);
}

function matrixCell(cell, now) {
  const thing = thingOf(cell);
  const signs = cell.statuses.map((place) => data.matrix.statuses[place]);
  const { count, note } = sourcesOf(thing, now);
  const unsure = state.date && isUnsure(cell);
  const said = [
    `${shorten(nameOf(data.nodes[cell.row]).text, 60)} — ${shorten(nameOf(data.nodes[cell.column]).text, 60)}`,
    statusName(cell, data.matrix.statuses),
    dateOf(thing) || say("undated"),
    unsure ? say("beginunknown") : "",
    count ? counted("source", count) : note ? say("noteonly") : say("none"),
  ];
  const label = said.filter(Boolean).join(", ");
  const made = button("", () => select(selectionOf(cell)), {
    ...placeMark(cell),
    class: cell.plan ? "cell plan" : "cell",
    tabindex: -1,
    "data-stop": true,
    "aria-label": label,
    title: label,
  });
  const shown = signs.length ? signs.map(signOf) : [el("span", { class: "sign" }, "•")];
  made.append(...(cell.plan ? [el("span", {}, "("), ...shown, el("span", {}, ")")] : shown));
  if (unsure) made.append(el("span", { class: "unsure" }, "?"));
  made.append(el("span", { class: "sign-count" }, count ? String(count) : note ? "n" : "0"));
  return made;
}

function signOf(status) {
  const made = el("span", { class: "sign", "aria-hidden": "true" }, status.sign);
  made.style.color = colourOf(status);
  return made;
}

/** Arrows lead to the next button in their direction; Home and End to the first and last of the row. */
function keysOfMatrix(event) {
  const move = ARROWS[event.key];
  const from = event.target.closest("td, th");
  if (!move || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const beside = move[0] > 0 ? event.target.nextElementSibling : move[0] < 0 ? event.target.previousElementSibling : null;
  if (beside?.matches("button")) return beside.focus();
  const lines = [...event.currentTarget.querySelectorAll("tbody tr, thead tr:last-child")];
  let row = lines.indexOf(from.parentElement);
  let column = from.cellIndex;
  for (;;) {
    column += move[0];
    row += move[1];
    const cell = lines[row]?.cells[column];
    if (!cell) return;
    const buttons = cell.querySelectorAll("button");
    if (buttons.length) return buttons[move[0] < 0 ? buttons.length - 1 : 0].focus();
  }
}
