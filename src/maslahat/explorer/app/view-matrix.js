// Matrix: who stands in what on the chosen day, and as what; every cell opens the record that it comes from.

const matrixOrder = { rows: "often", column: -1, full: true };

views.push({
  name: "matrix",
  title: "matrix",
  stop: true, // the cells are reached by keys
  draw(frame, now) {
    const cells = matrixCells(now);
    if (!data.matrix.cells.length) {
      frame.append(el("p", { class: "empty" }, say("nocells")));
      return;
    }
    frame.append(matrixTools(cells), matrixTable(cells, now));
  },
  picture: () => asPicture(...document.querySelectorAll("#view-matrix .signs, #view-matrix .matrix-scroll")),
  rows: (now) => matrixLines(now),
});

/** The cells that are seen now, by row and column. */
function matrixCells(now) {
  const found = new Map();
  for (const cell of data.matrix.cells) {
    if (!isShown(cell, now)) continue;
    const key = `${cell.row} ${cell.column}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(cell);
  }
  return found;
}

/** The matrix as a table, for a file: a line for each cell. */
function matrixLines(now) {
  const head = [say("who"), say("format"), say("status"), say("date"), say("first"), say("last"), say("sources"), say("iri")];
  const cells = [...matrixCells(now).values()].flat();
  const lines = cells.map((cell) => {
    const thing = thingOf(cell);
    const { first = "", last = "", iri = "" } = data.records[thing.record] || {};
    const [who, format] = [cell.row, cell.column].map((place) => nameOf(data.nodes[place]).text);
    return [who, format, statusName(cell, data.matrix.statuses), dateOf(thing), first, last, sourcesOf(thing, now).count, iri];
  });
  return [head, ...lines];
}

function isShown(drawn, now) {
  return "edge" in drawn ? now.edges.has(drawn.edge) : now.nodes.has(drawn.node);
}

/** The node or line of a cell, bar, mark or step. */
function thingOf(drawn) {
  return "edge" in drawn ? data.edges[drawn.edge] : data.nodes[drawn.node];
}

/** How many sources a thing rests on now, and whether a curator's note is among its evidence. */
function sourcesOf(thing, now) {
  const seen = thing.evidence.filter((place) => now.evidence.has(place)).map((place) => data.evidence[place]);
  const sources = new Set(seen.map((one) => one.source).filter((place) => place >= 0));
  return { count: sources.size, note: seen.some((one) => one.kind === 2) };
}

function statusName(drawn, signs, places = drawn.statuses) {
  const names = places.map((place) => term(signs[place].labels)?.text || "");
  const name = names.join(" / ") || say("nostatus");
  return drawn.plan ? say("plan", { what: name }) : name;
}

// ── above the table ──────────────────────────────────────────────────────────────────────────────────────────────

function matrixTools(cells) {
  const all = data.matrix.cells.length;
  const seen = [...cells.values()].flat();
  const unsure = state.date ? seen.filter(isUnsure).length : 0;
  const said = [
    state.date ? say("standson", { date: dayInWords(state.date) }) : say("standsever"),
    say("shownof", { n: seen.length, all }),
    unsure ? say("unsure", { n: unsure }) : "",
  ];
  const rows = el("select", { id: "matrix-rows" });
  for (const order of ["often", "name"]) rows.append(el("option", { value: order }, say(`order_${order}`)));
  if (matrixOrder.column >= 0) {
    const name = shorten(nameOf(data.nodes[matrixOrder.column]).text, 40);
    rows.append(el("option", { value: "column" }, say("order_column", { name })));
  }
  rows.value = matrixOrder.rows;
  rows.addEventListener("change", () => orderMatrix({ rows: rows.value }));
  const full = el("input", { type: "checkbox", id: "matrix-full", checked: !matrixOrder.full });
  full.addEventListener("change", () => orderMatrix({ full: !full.checked }));
  return el(
    "div",
    { class: "view-tools" },
    el("p", { class: "view-said" }, said.filter(Boolean).join(" ")),
    el(
      "div",
      { class: "view-choices" },
      el("label", {}, `${say("rows")} `, rows),
      el("label", {}, full, ` ${say("filledonly")}`),
    ),
    matrixSigns(seen),
  );
}

function orderMatrix(patch) {
  Object.assign(matrixOrder, patch);
  change({ view: "matrix" });
}

/** Whether no source tells since when a record holds, so that it may not have held on the chosen day. */
function isUnsure(drawn) {
  const record = data.records[thingOf(drawn).record];
  return Boolean(record) && !drawn.plan && !record.first;
}

function matrixSigns(seen) {
  const used = new Set(seen.flatMap((cell) => cell.statuses));
  const list = el("ul", { class: "signs", "aria-label": say("legend") });
  data.matrix.statuses.forEach((status, place) => {
    if (used.has(place)) list.append(el("li", {}, signOf(status), texted("span", term(status.labels))));
  });
  if (seen.some((cell) => !cell.statuses.length)) list.append(el("li", {}, el("span", { class: "sign" }, "•"), say("nostatus")));
  if (seen.some((cell) => cell.plan)) list.append(el("li", {}, el("span", { class: "sign" }, "( )"), say("onlyplanned")));
  list.append(el("li", {}, el("span", { class: "sign-count" }, "3"), say("sources")));
  if (seen.some((cell) => noteOnly(cell))) list.append(el("li", {}, el("span", { class: "sign-count" }, "n"), say("noteonly")));
  if (state.date && seen.some(isUnsure)) list.append(el("li", {}, el("span", { class: "sign" }, "?"), say("beginunknown")));
  return list;
}

function noteOnly(cell) {
  const { count, note } = sourcesOf(thingOf(cell), shownNow());
  return !count && note;
}

function signOf(status) {
  const made = el("span", { class: "sign", "aria-hidden": "true" }, status.sign);
  made.style.color = colourOf(status);
  return made;
}

// ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────

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
    const line = el("tr", {}, el("th", { scope: "row" }, matrixName(row, "row")));
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
  const chosen = selected && table.querySelector("edge" in selected ? `[data-edge="${selected.edge}"]` : `[data-node="${selected.node}"]`);
  oneStop(table, chosen || table.querySelector("tbody button"));
  table.addEventListener("keydown", keysOfMatrix);
  table.addEventListener("focusin", (event) => oneStop(table, event.target.closest("[data-stop]")));
  return el("div", { class: "matrix-scroll" }, table);
}

/** In a table or chart of many buttons the Tab key stops once; arrows lead on from there. */
function oneStop(frame, target) {
  if (!target) return;
  for (const other of frame.querySelectorAll("[data-stop][tabindex='0']")) other.setAttribute("tabindex", "-1");
  target.setAttribute("tabindex", "0");
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
  return el("th", { scope: "col", "aria-sort": sorted ? "descending" : "none" }, matrixName(place, "column"), sort);
}

function matrixName(place, part) {
  const name = nameOf(data.nodes[place]);
  const made = texted("button", cut(name, part === "row" ? 40 : 48), {
    type: "button",
    class: "name",
    tabindex: -1,
    "data-stop": true,
    "data-node": place,
    title: shorten(name.text, 200),
  });
  made.addEventListener("click", () => select({ node: place }));
  return made;
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
  const place = "edge" in cell ? { "data-edge": cell.edge } : { "data-node": cell.node };
  const made = button("", () => select("edge" in cell ? { edge: cell.edge } : { node: cell.node }), {
    ...place,
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

/** Arrows lead to the next button in their direction; Home and End to the first and last of the row. */
function keysOfMatrix(event) {
  const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const from = event.target.closest("td, th");
  if (!move || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const beside = move[1] > 0 ? event.target.nextElementSibling : move[1] < 0 ? event.target.previousElementSibling : null;
  if (beside?.matches("button")) return beside.focus();
  const lines = [...event.currentTarget.querySelectorAll("tbody tr, thead tr:last-child")];
  let row = lines.indexOf(from.parentElement);
  let column = from.cellIndex;
  for (;;) {
    row += move[0];
    column += move[1];
    const cell = lines[row]?.cells[column];
    if (!cell) return;
    const buttons = cell.querySelectorAll("button");
    if (buttons.length) return buttons[move[1] < 0 ? buttons.length - 1 : 0].focus();
  }
}
