// The state of the page: one value, changed in one place, kept in the address so that a link shows the same.

const GROUPS = ["classes", "topics", "certainties", "grounds", "sources"];
const views = [];

const state = {
  view: "",
  date: "", // the day on which things are to hold; any day if empty
  known: "", // the day by which evidence is to be published; any if empty
  language: data.language,
  labels: "", // the language of names; that of the interface if empty
  theme: "light",
  selected: null, // {node}, {edge} or {record}, each a place in its list
  centre: data.centre,
  hidden: Object.fromEntries(GROUPS.map((group) => [group, new Set()])),
  query: "",
  article: 0, // which of the articles is open, by its place
};

/** What a name in the address means: the IRI of a node or record, or the name of an edge. */
function selectionNamed(name) {
  const node = placeOf(name);
  if (node >= 0) return { node };
  const edge = data.edges.findIndex((one) => one.id === name);
  if (edge >= 0) return { edge };
  const record = recordPlaces().get(name);
  return record === undefined ? null : drawn({ record });
}

/** A record as the node or the folded line that stands for it, if there is one. */
function drawn(selected) {
  if (!selected || !("record" in selected)) return selected;
  const node = data.nodes.findIndex((one) => one.record === selected.record);
  if (node >= 0) return { node };
  const edge = data.edges.findIndex((one) => one.folded && one.record === selected.record);
  return edge >= 0 ? { edge } : selected;
}

function selectionName(selected) {
  if (!selected) return "";
  if ("record" in selected) return data.records[selected.record].iri;
  return "node" in selected ? data.nodes[selected.node].iri : data.edges[selected.edge].id;
}

function firstSelection() {
  return (
    (data.selection && selectionNamed(data.selection)) ||
    (data.centre >= 0 ? { node: data.centre } : data.nodes.length ? { node: 0 } : null)
  );
}

/** The day that YYYY, YYYY-MM or YYYY-MM-DD means as a clock, of a month or year its last; empty if it is no date. */
function dayOf(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(String(text || "").trim());
  if (!parts || parts[1] === "0000") return "";
  const month = parts[2] || "12";
  const last = lastOf(Number(parts[1]), Number(month));
  const day = parts[3] || String(last).padStart(2, "0");
  const right = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
  return right ? `${parts[1]}-${month}-${day}` : "";
}

/** The last day of a month; not by Date.UTC alone, which takes the years before 100 for others. */
function lastOf(year, month) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] || 0;
}

/** What the address asks for, as a patch of the state; what it does not know or what is not of this page is left out. */
function readAddress() {
  let hash = "";
  try {
    hash = window.location.hash.slice(1);
  } catch {
    return {};
  }
  const asked = new URLSearchParams(hash);
  const patch = { date: dayOf(asked.get("at")), known: dayOf(asked.get("known")), labels: "" };
  if (views.some((one) => one.name === asked.get("view"))) patch.view = asked.get("view");
  if (data.languages.some((one) => one.tag === asked.get("lang"))) patch.language = asked.get("lang");
  if (Object.hasOwn(data.fallbacks, asked.get("labels") || "")) patch.labels = asked.get("labels");
  const selected = asked.has("sel") ? selectionNamed(asked.get("sel")) : null;
  if (selected) patch.selected = selected;
  const centre = placeOf(asked.get("around"));
  if (centre >= 0) patch.centre = centre;
  const article = data.articles.findIndex((one) => tail(one.iri) === asked.get("text"));
  if (article >= 0) patch.article = article;
  patch.hidden = hiddenFrom(asked.get("hide") || "");
  views.find((one) => one.name === (patch.view || views[0]?.name))?.take?.(asked);
  return patch;
}

function writeAddress() {
  const said = new URLSearchParams();
  if (state.view !== views[0]?.name) said.set("view", state.view);
  if (state.date) said.set("at", state.date);
  if (state.known) said.set("known", state.known);
  said.set("lang", state.language);
  if (state.labels) said.set("labels", state.labels);
  if (state.centre >= 0 && state.centre !== data.centre) said.set("around", data.nodes[state.centre].iri);
  if (state.selected) said.set("sel", selectionName(state.selected));
  if (state.article && data.articles[state.article]) said.set("text", tail(data.articles[state.article].iri));
  const hidden = hiddenText();
  if (hidden) said.set("hide", hidden);
  const own = views.find((one) => one.name === state.view)?.kept?.() || {};
  for (const [name, value] of Object.entries(own)) if (value) said.set(name, value);
  try {
    window.history.replaceState(null, "", `#${said}`);
  } catch {
    // a sandboxed frame has no history of its own: the state stays in memory
  }
}

// Filters: `hide=classes:State,sources:oc-media-2025`; a thing is named by the end of its IRI.

function hiddenText() {
  return GROUPS.flatMap((group) => [...state.hidden[group]].sort().map((key) => `${group}:${encodeURIComponent(key)}`)).join(",");
}

function hiddenFrom(text) {
  const found = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));
  for (const one of text.split(",")) {
    const [group, key] = one.split(":");
    try {
      if (found[group] && key && choices()[group].has(decodeURIComponent(key))) found[group].add(decodeURIComponent(key));
    } catch {
      // not an escape of ours
    }
  }
  return found;
}

function prefers(feature) {
  return window.matchMedia ? window.matchMedia(feature).matches : false;
}
