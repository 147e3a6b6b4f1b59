// Claims: who claims what of whom, how they stand to it and in which words; and where reports exclude each other.

views.push({
  name: "claims",
  title: "claims",
  kept: claimsKept,
  take: claimsTake,
  rows: () => (claims.part === "rows" ? rowsOfClaims() : rowsOfConflicts()),
  draw(frame) {
    const rows = claimsNow();
    const conflicts = conflictsNow();
    if (!data.claims.rows.length && !data.claims.conflicts.length) {
      frame.append(el("p", { class: "empty" }, say("noclaims")));
      return;
    }
    const part = (name, words) =>
      button(words, () => setClaims(frame, { part: name }), { "aria-pressed": String(claims.part === name), "data-focus": `part-${name}` });
    frame.append(
      el("h2", { class: "unseen" }, say("claims")),
      el("div", { class: "parts", role: "group", "aria-label": say("claims") },
        part("rows", `${say("claims")} (${rows.length})`), part("conflicts", `${say("differ")} (${conflicts.length})`)),
      claimFilters(frame),
      el("div", { class: "claims-body" }),
    );
    drawClaims(frame);
    frame.querySelector('.open[aria-pressed="true"]')?.closest("tr").scrollIntoView({ block: "nearest" });
  },
});

function setClaims(frame, patch) {
  const held = focused();
  Object.assign(claims, patch);
  const [rows, conflicts] = frame.querySelectorAll(".parts button");
  rows.setAttribute("aria-pressed", String(claims.part === "rows"));
  conflicts.setAttribute("aria-pressed", String(claims.part === "conflicts"));
  drawClaims(frame);
  writeAddress();
  if (held) document.querySelector(held)?.focus({ preventScroll: true });
}

function drawClaims(frame) {
  const body = frame.querySelector(".claims-body");
  for (const only of frame.querySelectorAll("[data-only]")) only.hidden = only.dataset.only !== claims.part;
  const part = claims.part === "rows" ? claimTable(frame) : conflictList();
  body.replaceChildren(...part);
  markChosen();
}

function claimFilters(frame) {
  const search = el("input", { type: "search", id: "claims-text", autocomplete: "off" });
  search.value = claims.text;
  search.addEventListener("input", () => setClaims(frame, { text: search.value }));
  const labelled = (words, field, only) => el("label", only ? { "data-only": only } : {}, el("span", {}, words), field);
  const choose = (part) => {
    const places = [...new Set(data.claims.rows.flatMap((row) => row[part] || []))].sort((a, b) => named(a).text.localeCompare(named(b).text));
    const any = el("option", {}, say("any"));
    any.value = "";
    const field = el("select", { id: `claims-${part}` }, any, ...places.map((place) => el("option", { value: place }, named(place).text)));
    field.value = claims[part];
    field.addEventListener("change", () => setClaims(frame, { [part]: field.value }));
    return places.length > 1 ? labelled(columnName(part), field, "rows") : null;
  };
  const order = el("select", { id: "claims-order" }, ...Object.entries(CLAIM_COLUMNS).map(([name, column]) => el("option", { value: name }, column.title())));
  order.value = claims.sort;
  order.addEventListener("change", () => setClaims(frame, { sort: order.value, down: order.value === "date" }));
  return el("div", { class: "filters" }, labelled(say("find"), search), choose("stance"), choose("tenor"), labelled(say("order"), order, "rows"));
}

function claimTable(frame) {
  const rows = claimsInOrder();
  const heads = Object.entries(CLAIM_COLUMNS).map(([name, column]) => {
    const sorted = claims.sort === name ? (claims.down ? "descending" : "ascending") : "none";
    const turn = () => setClaims(frame, { sort: name, down: claims.sort === name ? !claims.down : name === "date" });
    const sign = { ascending: " ↑", descending: " ↓", none: "" }[sorted];
    return el("th", { scope: "col", role: "columnheader", "aria-sort": sorted, class: `c-${name}` },
      button(column.title() + sign, turn, { class: "sort", "data-focus": `sort-${name}` }));
  });
  const table = el("table", { class: "claims", role: "table" },
    el("caption", {}, say("claimsshown", { shown: rows.length, all: data.claims.rows.length })),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads)),
    el("tbody", { role: "rowgroup" }, ...rows.map(claimRow)));
  return [table, rows.length ? null : el("p", { class: "aside" }, say("nofit"))].filter(Boolean);
}

function claimRow(row) {
  const cell = (name, ...content) =>
    el(name === "speaker" ? "th" : "td", {
      role: name === "speaker" ? "rowheader" : "cell",
      scope: name === "speaker" ? "row" : "",
      class: `c-${name}`,
      "data-column": CLAIM_COLUMNS[name].title(),
    }, ...content);
  const many = (places = []) => places.map((place) => el("span", { class: "one" }, nameTag(place, 60)));
  const open = button("", () => select({ node: row.node }), { class: "open", "data-node": row.node });
  open.append(...stanceOf(row));
  const made = el("tr", { role: "row" },
    cell("speaker", ...many(row.speaker)),
    cell("stance", open),
    cell("subject", ...many(row.subject)),
    cell("what", ...whatOf(row)),
    cell("date", claimDay(row) || say("undated")),
    cell("source", ...claimSources(row)));
  made.addEventListener("click", (event) => event.target.closest("a, button") || select({ node: row.node }));
  return made;
}

function stanceOf(row) {
  const place = row.stance?.[0];
  if (place === undefined) return [say("open")];
  const { sign } = data.claims.names[place];
  return [sign ? el("span", { class: "sign", "aria-hidden": "true" }, sign) : "", texted("span", named(place))];
}

function whatOf(row) {
  const said = saying(row);
  const parts = said.verbatim
    ? [el("span", { class: "words", lang: languageOf(row) }, quoted(shorten(said.text, 400), languageOf(row)))]
    : [texted("span", cut(said, 400), { class: "summary" })];
  const notes = [];
  if (!said.verbatim && said.text) notes.push(el("span", {}, say("summed")));
  // a judgement is in the words of the source
  for (const place of row.judgement || []) {
    const judged = named(place);
    notes.push(worded("judgement", judged.text, judged.lang || languageOf(row)));
  }
  for (const text of reasonsOf(row)) notes.push(worded("reason", shorten(text, 300), languageOf(row)));
  for (const part of ["tenor", "manner"]) {
    // what is so of nearly all claims is told by the card alone
    notes.push(...(row[part] || []).filter((place) => place !== usual()[part]).map((place) => texted("span", named(place))));
  }
  if (row.formal.length) notes.push(el("span", { class: "formal" }, row.formal.map((place) => named(place).text).join(" → ")));
  if (contested(row)) notes.push(el("strong", { class: "contested" }, say("contested")));
  return [...parts, el("span", { class: "notes" }, ...notes)];
}

/** Words of the source under what they tell. */
function worded(part, text, lang) {
  return el("span", {}, `${columnName(part)}: `, el("span", { lang }, quoted(text, lang)));
}

function claimSources(row) {
  const grounds = groundsOf(data.nodes[row.node]);
  if (!grounds.length) return [say("none")];
  return bySource(grounds).map((one) => {
    const look = data.grounds[one.kind];
    return el("span", { class: "ground-line" }, stroke(look.style, colourOf(look)), el("span", { class: "unseen" }, `${term(look.labels).text}: `), shortOrigin(one, false));
  });
}

function conflictList() {
  const found = conflictsNow().filter(conflictFits);
  const told = el("p", { class: "caption" }, say("conflictsshown", { shown: found.length, all: data.claims.conflicts.length }));
  return [told, el("div", { class: "conflicts" }, ...found.map(conflictCard))];
}

/** A conflict: what it is about, and its positions beside one another. */
function conflictCard(conflict) {
  const title = el("h3", {}, nameTag(conflict.thing), el("span", { class: "slot" }, ": "), texted("span", term(conflict.slot), { class: "slot" }));
  const list = el("ul", { class: "sides beside" }, ...positionsNow(conflict).map(side));
  return el("article", { class: "conflict" }, title, list);
}
