// Matrix: who stands in what on the chosen day, and as what; every cell opens the record that it comes from.

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
  kept: matrixKept,
  take: matrixTake,
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
