// What is selected, in which language: kept in the address, so that a link shows the same.

/** A selection is a node or an edge by its place; in the address it is the IRI of a node or the name of an edge. */
function selectionNamed(name) {
  const node = data.nodes.findIndex((one) => one.iri === name);
  if (node >= 0) return { node };
  let edge = data.edges.findIndex((one) => one.id === name);
  // the IRI of a folded record means its line
  if (edge < 0) edge = data.edges.findIndex((one) => one.folded && data.records[one.record].iri === name);
  return edge >= 0 ? { edge } : null;
}

function selectionName(selected) {
  if (!selected) return "";
  return "node" in selected ? data.nodes[selected.node].iri : data.edges[selected.edge].id;
}

function readAddress() {
  let hash = "";
  try {
    hash = window.location.hash.slice(1);
  } catch {
    return;
  }
  const asked = new URLSearchParams(hash);
  const language = asked.get("lang");
  if (data.languages.some((one) => one.tag === language)) state.language = language;
  const selected = asked.has("sel") ? selectionNamed(asked.get("sel")) : null;
  if (selected) state.selected = selected;
}

function writeAddress() {
  const said = new URLSearchParams({ lang: state.language });
  if (state.selected) said.set("sel", selectionName(state.selected));
  try {
    window.history.replaceState(null, "", `#${said}`);
  } catch {
    // a sandboxed frame has no history of its own: the state stays in memory
  }
}

function firstSelection() {
  return (
    (data.selection && selectionNamed(data.selection)) ||
    (data.centre >= 0 ? { node: data.centre } : data.nodes.length ? { node: 0 } : null)
  );
}

function prefers(feature) {
  return window.matchMedia ? window.matchMedia(feature).matches : false;
}
