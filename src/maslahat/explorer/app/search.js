// Search: every name in every language, in whatever alphabet it is typed; by keys alone if one likes.

const FOUND = 12; // names shown at once

const index = once(() => {
  return data.nodes.map((node, place) => ({ place, ties: touching()[place].length, names: namesOf(node).map(indexed) }));
});

function indexed({ text, lang }) {
  // a name of twenty thousand letters is found by its first ones
  const keys = folds(text.slice(0, 400));
  return { text, lang, keys, wide: keys.map(loose) };
}

/** All a node is called, in every language; the words it consists of and the end of its IRI if it has no name. */
function namesOf(node) {
  const names = Object.entries(node.labels).map(([lang, text]) => ({ text, lang }));
  for (const also of node.also || []) names.push({ text: also.text, lang: also.lang || "" });
  if (!names.length && node.words) names.push({ text: node.words, lang: "" });
  if (!names.length && node.record < 0) names.push({ text: tail(node.iri), lang: "" });
  return names;
}

/** The nodes that a text may mean, best first: each with the name that matched. */
function find(text) {
  const asked = folds(text.slice(0, 200)).filter(Boolean);
  if (!asked.length) return [];
  const found = [];
  for (const { place, ties, names } of index()) {
    let best = null;
    for (const name of names) {
      const rank = Math.min(...asked.map((key) => rankOf(key, name)));
      if (rank < Infinity && (!best || rank < best.rank)) best = { place, ties, rank, name };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.rank - b.rank || b.ties - a.ties || a.place - b.place);
}

/** How well a name fits, 0 best; the coarse way of writing ranks below every exact one. */
function rankOf(key, name) {
  const strict = Math.min(...name.keys.map((one) => fit(key, one)));
  return strict < Infinity ? strict : 4 + Math.min(...name.wide.map((one) => fit(loose(key), one)));
}

function fit(key, name) {
  if (name === key) return 0;
  if (name.startsWith(key)) return 1;
  const parts = name.split(" ");
  if (key.split(" ").every((asked) => parts.some((part) => part.startsWith(asked)))) return 2;
  return key.length > 2 && name.includes(key) ? 3 : Infinity;
}

// ── the field and its list ───────────────────────────────────────────────────────────────────────────────────────

const listed = { found: [], at: -1 };

function startSearch() {
  const field = document.getElementById("search");
  field.addEventListener("input", () => {
    state.query = field.value;
    drawFound();
  });
  field.addEventListener("focus", drawFound);
  field.addEventListener("blur", () => window.setTimeout(closeFound, 150));
  field.addEventListener("keydown", keysOfSearch);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "range";
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

function drawFound() {
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const all = find(field.value);
  listed.found = all.slice(0, FOUND);
  listed.at = listed.found.length ? 0 : -1;
  list.replaceChildren(...listed.found.map(option));
  const told = document.getElementById("found-told");
  if (!field.value.trim()) told.textContent = "";
  else if (!all.length) told.textContent = say("foundnone");
  else told.textContent = say("found", { shown: listed.found.length, total: all.length });
  const open = Boolean(field.value.trim());
  document.getElementById("foundbox").hidden = !open;
  list.hidden = !listed.found.length;
  field.setAttribute("aria-expanded", String(open && listed.found.length > 0));
  markFound();
}

function option({ place, name }, number) {
  const node = data.nodes[place];
  const shownName = nameOf(node);
  const made = el("li", { role: "option", id: `found-${number}`, "aria-selected": "false" }, swatch(data.kinds[node.kind]));
  const called = el("span", { class: "called" }, texted("span", cut(shownName, 80)));
  // the name that was found, where another one is shown
  if (name.text !== shownName.text) called.append(" ", texted("span", cut(name, 60), { class: "also" }));
  if (!shownNow().nodes.has(place)) called.append(" ", el("span", { class: "also" }, `(${say("notshown")})`));
  made.append(called, texted("span", kindOf(node), { class: "count" }));
  made.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(number);
  });
  return made;
}

function markFound() {
  listed.found.forEach((_, number) => {
    document.getElementById(`found-${number}`).setAttribute("aria-selected", String(number === listed.at));
  });
  const field = document.getElementById("search");
  if (listed.at >= 0) {
    field.setAttribute("aria-activedescendant", `found-${listed.at}`);
    document.getElementById(`found-${listed.at}`).scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
}

function closeFound() {
  document.getElementById("foundbox").hidden = true;
  const field = document.getElementById("search");
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function keysOfSearch(event) {
  const count = listed.found.length;
  const open = !document.getElementById("foundbox").hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!open) drawFound();
    else if (count) listed.at = (listed.at + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    markFound();
  } else if (event.key === "Enter" && open && listed.at >= 0) choose(listed.at);
  else if (event.key === "Escape") {
    if (open) closeFound();
    else event.target.value = state.query = "";
  } else return;
  event.preventDefault();
}

/** What was found comes into the middle, and its card opens. */
function choose(number) {
  const { place } = listed.found[number];
  closeFound();
  change({ selected: { node: place }, centre: place });
  select({ node: place }, true);
}
