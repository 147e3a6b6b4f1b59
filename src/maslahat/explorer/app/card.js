// The card: what the selected node or line is, and each ground it rests on in a block of its own.

function drawCard() {
  const card = document.getElementById("card");
  const { selected } = state;
  if (!selected) {
    card.replaceChildren(el("p", { class: "empty" }, say("empty")));
    return;
  }
  if ("record" in selected) card.replaceChildren(...recordCard(selected.record));
  else card.replaceChildren(...("node" in selected ? nodeCard(selected.node) : edgeCard(data.edges[selected.edge])));
  card.scrollTop = 0;
}

function cut(name, most) {
  return { ...name, text: shorten(name.text, most) };
}

function nodeCard(place) {
  const node = data.nodes[place];
  const ties = data.edges.map((edge, number) => ({ edge, number }));
  const mine = ties.filter(({ edge }) => edge.from === place || edge.to === place);
  const record = node.record >= 0;
  const statements = mine.length
    ? [
        el("h3", {}, `${say("statements")} (${mine.length})`),
        el("ul", { class: "ties" }, ...mine.map(({ edge, number }) => tieItem(edge, number, place))),
      ]
    : [];
  // a record is its evidence; of a thing one asks first what is said of it
  const rests = grounds(node, record || !mine.length, record ? "evidence" : "described");
  return [
    kindLine(node),
    texted("h2", cut(longName(node), 160), { id: "card-title" }),
    facts(node),
    ...(record ? [...rests, ...statements] : [...statements, ...rests]),
    identifier(node.iri),
  ].filter(Boolean);
}

function edgeCard(edge) {
  const relation = relationOf(edge);
  const record = data.records[edge.record];
  const title = el("h2", { id: "card-title" });
  title.append(nodeButton(edge.from), " → ", texted("span", relation, { class: "relation" }), " → ", nodeButton(edge.to));
  return [
    edge.folded ? kindLine(edge) : record ? kindLine(recordHolder(edge)) : null,
    title,
    facts(edge),
    ...grounds(edge, true),
    record ? identifier(record.iri) : null,
  ].filter(Boolean);
}

/** A record that neither a node nor a line stands for: what it says, and all it rests on. */
function recordCard(place) {
  const { kind, grounds: rests } = recordGrounds()[place];
  const thing = { record: place, kind: Math.max(kind, 0), evidence: rests };
  const title = kind >= 0 ? kindOf(thing) : { text: tail(data.records[place].iri), lang: "" };
  return [
    texted("h2", title, { id: "card-title" }),
    facts(thing),
    ...grounds(thing, true),
    identifier(data.records[place].iri),
  ].filter(Boolean);
}

/** The node or folded line that stands for the record of an edge. */
function recordHolder(edge) {
  return (
    data.nodes.find((node) => node.record === edge.record) ||
    data.edges.find((other) => other.folded && other.record === edge.record) ||
    edge
  );
}

function kindLine(thing) {
  const look = data.kinds[thing.kind];
  const date = dateOf(thing);
  const sign = "folded" in thing ? stroke(strokeOf(thing), colourOf(look)) : swatch(look);
  return el("p", { class: "kind" }, sign, texted("span", kindOf(thing)), date ? el("span", { class: "date" }, date) : null);
}

function nodeButton(place) {
  const made = texted("button", cut(nameOf(data.nodes[place]), 90), { type: "button", class: "name" });
  made.addEventListener("click", () => select({ node: place }, true));
  return made;
}

/** One statement about a node: the relation and the other end, as a button that opens it. */
function tieItem(edge, number, place) {
  const other = nameOf(data.nodes[edge.from === place ? edge.to : edge.from]);
  const made = el("button", { type: "button" });
  const colour = data.kinds[edge.kind].plain ? FAINT[state.theme] : colourOf(data.kinds[edge.kind]);
  made.append(
    stroke(strokeOf(edge), colour),
    texted("span", relationOf(edge), { class: "relation" }),
    ` ${edge.from === place ? "→" : "←"} `,
    texted("span", cut(other, 70)),
  );
  if (dateOf(edge)) made.append(el("span", { class: "date" }, ` ${dateOf(edge)}`));
  made.addEventListener("click", () => select({ edge: number }, true));
  return el("li", {}, made);
}

function facts(thing) {
  const record = data.records[thing.record];
  if (!record || !record.details.length) return null;
  const list = el("dl", { class: "facts" });
  for (const detail of record.details) {
    const place = detail.iri ? data.nodes.findIndex((node) => node.iri === detail.iri) : -1;
    const value = pick(detail.value) || { text: tail(detail.iri), lang: "" };
    if (detail.verbatim) value.text = quoted(value.text);
    list.append(
      texted("dt", term(detail.labels)),
      el("dd", {}, place >= 0 ? nodeButton(place) : texted("span", value)),
    );
  }
  return list;
}

function identifier(iri) {
  return el("p", { class: "iri" }, el("span", {}, `${say("iri")}: `), el("code", {}, iri));
}

// ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────────────

function grounds(thing, needed, title = "evidence") {
  if (!thing.evidence.length) return needed ? [el("p", { class: "missing" }, say("noevidence"))] : [];
  return [
    el("h3", {}, `${say(title)} (${thing.evidence.length})`),
    ...thing.evidence.map((place) => groundBlock(data.evidence[place])),
  ];
}

function groundBlock(one) {
  const look = data.grounds[one.kind];
  const source = data.sources[one.source];
  const colour = colourOf(look);
  const block = el("article", { class: `ground ${["quote", "citation", "note"][one.kind]}` });
  block.style.setProperty("--tone", colour);
  const kind = term(look.labels);
  block.append(el("h4", {}, stroke(look.style, colour), texted("span", kind)));
  if (one.kind === 0) block.append(passage(one));
  else if (one.kind === 1) block.append(el("p", { class: "named" }, say("named")));
  else block.append(el("p", { class: "word" }, one.words || ""));
  if (source) block.append(origin(source));
  const told = [];
  if (pick(one.certainty)) told.push([say("certainty"), pick(one.certainty)]);
  if (pick(one.attributed)) told.push([say("attributed"), pick(one.attributed)]);
  if (pick(one.curator)) told.push([say("curator"), pick(one.curator)]);
  if (one.created) told.push([say("date"), { text: one.created, lang: "" }]);
  if (one.start !== undefined) told.push([say("place"), { text: `${one.start}–${one.end}`, lang: "" }]);
  if (told.length) {
    const list = el("dl", { class: "told" });
    for (const [term, value] of told) list.append(el("div", {}, el("dt", {}, term), texted("dd", value)));
    block.append(list);
  }
  return block;
}

/** The words of a quote in their surroundings; only they stand in quotation marks. */
function passage(one) {
  const words = one.words || "";
  const [open, close] = [quoted(words, one.language)[0], quoted(words, one.language).at(-1)];
  const around = (text) => (text ? el("span", { class: "context" }, text) : null);
  return el(
    "blockquote",
    { lang: one.language },
    around(one.prefix),
    el("mark", {}, open + words + close),
    around(one.suffix),
  );
}

function origin(source) {
  const title = pick(source.title) || { text: tail(source.iri), lang: "" };
  const outlet = pick(source.outlet);
  const line = el("p", { class: "origin" }, texted("cite", title));
  const more = [outlet ? texted("span", outlet) : null, el("span", {}, source.published || say("undated")), link(source, say("open"))];
  for (const part of more.filter(Boolean)) line.append(" · ", part);
  return line;
}
