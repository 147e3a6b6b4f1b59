// What is seen, as files: CSV, JSON and GraphML of the lines and things, SVG and PNG of the picture.

const FORMATS = ["png", "svg", "csv", "json", "graphml"];

/** The places of things and lines in the view; a view that draws only some of what is visible says which (seen). */
function seenNow() {
  const now = shownNow();
  const { nodes, edges } = activeView().seen?.(now) || now;
  return { nodes: [...nodes], edges: [...edges] };
}

function startSaving() {
  const box = document.getElementById("saving-box");
  for (const format of FORMATS) box.append(button("", () => save(format), { id: `save-${format}`, "data-word": format }));
  box.append(button("", copyLink, { id: "save-link", "data-word": "copylink" }));
}

/** Only a view that draws can be kept as a picture. */
function drawSaving() {
  const drawn = Boolean(activeView().picture);
  for (const format of ["png", "svg"]) document.getElementById(`save-${format}`).disabled = !drawn;
}

async function save(format) {
  const name = `${fileName()}.${format}`;
  try {
    const made = await { csv: csvOf, json: jsonOf, graphml: graphmlOf, svg: svgText, png: pngOf }[format]();
    download(name, made);
    tell(say("saved", { name }));
  } catch (error) {
    tell(say("notsaved", { name, why: shorten(String(error && error.message), 80) }));
  }
}

function download(name, content) {
  const types = { csv: "text/csv;charset=utf-8", json: "application/json", graphml: "application/xml", svg: "image/svg+xml" };
  const blob = content instanceof Blob ? content : new Blob([content], { type: types[name.split(".").pop()] });
  const address = URL.createObjectURL(blob);
  const anchor = el("a", { hidden: true });
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A name that any file system takes: the title in plain letters, the view, the days. */
function fileName() {
  const parts = ["maslahat", slug(document.getElementById("title").textContent), activeView().name, state.date, state.known && `known-${state.known}`];
  return parts.filter(Boolean).join("_");
}

async function copyLink() {
  const address = window.location.href;
  try {
    await navigator.clipboard.writeText(address);
    tell(say("copied"));
  } catch {
    // without a clipboard the address is shown, to be copied by hand
    const field = el("textarea", { rows: 3, readonly: true, "aria-label": say("copylink"), class: "link" });
    field.value = address;
    document.querySelector("#saving-box .link")?.remove();
    document.getElementById("saving-box").append(field);
    field.select();
  }
}

// ── tables and graphs ────────────────────────────────────────────────────────────────────────────────────────────

function csvOf() {
  const rows = activeView().rows?.(shownNow()) || rowsOfLines();
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that no spreadsheet takes for a formula, and no reader for two. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rowsOfLines() {
  const { edges } = seenNow();
  const head = [...COLUMNS.map((column) => say(column)), say("source"), "IRI", `IRI: ${say("from")}`, `IRI: ${say("to")}`];
  return [head, ...edges.map((place) => rowOfLine(data.edges[place]))];
}

function rowOfLine(edge) {
  const grounds = groundsOf(edge);
  const kinds = [...new Set(grounds.map((one) => one.kind))].sort();
  const addresses = grounds.map((one) => data.sources[one.source]).filter(Boolean).map((source) => source.url || source.iri);
  return [
    longName(data.nodes[edge.from]).text,
    relationOf(edge).text,
    longName(data.nodes[edge.to]).text,
    dateOf(edge) || "—",
    kinds.length ? kinds.map((kind) => term(data.grounds[kind].labels).text).join("; ") : say("none"),
    grounds.filter((one) => one.kind === 0).map((one) => quoted(one.words || "", one.language)).join(" | ") || "—",
    [...new Set(addresses)].join(" "),
    data.records[edge.record]?.iri || "",
    data.nodes[edge.from].iri,
    data.nodes[edge.to].iri,
  ];
}

/** Under what choices the file was made, so that it can be made again. */
function circumstances() {
  return {
    title: document.getElementById("title").textContent,
    version: document.getElementById("version")?.textContent || "",
    sha256: document.getElementById("digest").textContent,
    view: activeView().name,
    at: state.date,
    known: state.known,
    hidden: Object.fromEntries(GROUPS.filter((group) => state.hidden[group].size).map((group) => [group, [...state.hidden[group]].sort()])),
  };
}

function jsonOf() {
  const { nodes, edges } = seenNow();
  const evidence = (thing) => groundsOf(thing).map(evidenceOf);
  const record = (thing) => {
    const { iri, date, since, until } = data.records[thing.record] || {};
    return iri ? { iri, date, since, until } : null;
  };
  const made = {
    ...circumstances(),
    nodes: nodes.map((place) => data.nodes[place]).map((node) => ({
      iri: node.iri,
      class: data.kinds[node.kind].iri,
      labels: node.labels,
      record: record(node),
      evidence: evidence(node),
    })),
    edges: edges.map((place) => data.edges[place]).map((edge) => ({
      from: data.nodes[edge.from].iri,
      to: data.nodes[edge.to].iri,
      relation: data.kinds[edge.kind].iri,
      record: record(edge),
      evidence: evidence(edge),
    })),
  };
  return `${JSON.stringify(made, null, 2)}\n`;
}

function evidenceOf(one) {
  const source = data.sources[one.source];
  return {
    iri: one.iri,
    kind: data.grounds[one.kind].iri,
    words: one.words || "",
    language: one.language || "",
    source: source ? { iri: source.iri, title: source.title, published: source.published, url: source.url } : null,
  };
}

function graphmlOf() {
  const { nodes, edges } = seenNow();
  const keys = [
    ["node", "label"],
    ["node", "class"],
    ["edge", "relation"],
    ["edge", "record"],
    ["edge", "date"],
    ["edge", "evidence"],
    ["edge", "quotes"],
  ];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'];
  for (const [of, name] of keys) {
    const type = name === "evidence" ? "int" : "string";
    lines.push(`<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`);
  }
  const said = (of, values) =>
    Object.entries(values).map(([name, value]) => `<data key="${of}-${name}">${xml(value)}</data>`).join("");
  lines.push('<graph id="maslahat" edgedefault="directed">', `<desc>${xml(JSON.stringify(circumstances()))}</desc>`);
  for (const place of nodes) {
    const node = data.nodes[place];
    const values = { label: nameOf(node).text, class: data.kinds[node.kind].iri };
    lines.push(`<node id="${xml(node.iri)}">${said("node", values)}</node>`);
  }
  for (const place of edges) {
    const edge = data.edges[place];
    const grounds = groundsOf(edge);
    const values = {
      relation: data.kinds[edge.kind].iri,
      record: data.records[edge.record]?.iri || "",
      date: dateOf(edge),
      evidence: grounds.length,
      quotes: grounds.filter((one) => one.kind === 0).map((one) => one.words || "").join(" | "),
    };
    const ends = `source="${xml(data.nodes[edge.from].iri)}" target="${xml(data.nodes[edge.to].iri)}"`;
    lines.push(`<edge id="${xml(edge.id)}" ${ends}>${said("edge", values)}</edge>`);
  }
  return `${[...lines, "</graph>", "</graphml>"].join("\n")}\n`;
}

/** A text in XML. */
function xml(value) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return xmlText(String(value ?? "")).replace(/[&<>"]/g, (sign) => entities[sign]);
}
