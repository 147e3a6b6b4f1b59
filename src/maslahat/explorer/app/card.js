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
  const mine = touching()[place].map((number) => ({ edge: data.edges[number], number })).filter(({ edge }) => visible(edge));
  const record = node.record >= 0;
  const statements = mine.length
    ? [el("h3", {}, `${say("statements")} (${mine.length})`), tieList(mine, place)]
    : [];
  // a record is its evidence; of a thing one asks first what is said of it
  const rests = grounds(node, record || !mine.length, record ? "evidence" : "described");
  return [
    kindLine(node),
    texted("h2", cut(longName(node), 160), { id: "card-title" }),
    facts(node),
    ...saidOf(place),
    ...sidesOf(node.iri),
    ...(record ? [...rests, ...statements] : [...statements, ...rests]),
    identifier(node.iri, longName(node, 200).text, node),
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
    ...sidesOf(record && edge.folded ? record.iri : ""),
    ...grounds(edge, true),
    record ? identifier(record.iri, lineName(edge, true), edge) : null,
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
    ...sidesOf(data.records[place].iri),
    ...grounds(thing, true),
    identifier(data.records[place].iri, title.text, thing),
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

const TIES = 40; // statements listed at once

function tieList(ties, place) {
  const list = el("ul", { class: "ties" });
  const add = (from, to) => list.append(...ties.slice(from, to).map(({ edge, number }) => tieItem(edge, number, place)));
  add(0, TIES);
  if (ties.length > TIES) {
    const more = el("li", {}, button(say("showmore", { n: ties.length - TIES }), () => (more.remove(), add(TIES)), { class: "more" }));
    list.append(more);
  }
  return list;
}

/** One statement about a node: the relation and the other end, as a button that opens it. */
function tieItem(edge, number, place) {
  const other = nameOf(data.nodes[acrossFrom(edge, place)]);
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
    const place = placeOf(detail.iri);
    const value = pick(detail.value) || { text: tail(detail.iri), lang: "" };
    if (detail.verbatim) value.text = quoted(value.text);
    list.append(
      texted("dt", term(detail.labels)),
      el("dd", {}, place >= 0 ? nodeButton(place) : texted("span", value)),
    );
  }
  return list;
}

/** What a claim holds: in the curator's words, and formally where it is told so; its own words stand in the details. */
function saidOf(place) {
  const claim = claimOf().get(place);
  if (!claim) return [];
  const summary = pick(claim.summary);
  const formal = claim.formal.length ? el("p", { class: "formal" }, ...claim.formal.flatMap((one, at) => [at ? " → " : "", nameTag(one)])) : null;
  return [
    summary ? el("p", { class: "summary" }, el("span", { class: "whose" }, `${say("summed")} `), texted("span", summary)) : null,
    formal,
  ];
}

function identifier(iri, title, thing) {
  return el(
    "div",
    { class: "iri" },
    el("p", {}, el("span", {}, `${say("iri")}: `), el("code", {}, iri)),
    citeButton(() => citationOf(title, iri, groundsOf(thing), thing.evidence.length - groundsOf(thing).length)),
  );
}

/** A line as one text: what it joins, and how. */
function lineName(edge, dated = false) {
  const [from, to] = [edge.from, edge.to].map((place) => nameOf(data.nodes[place]).text);
  const date = dated ? dateOf(edge) : "";
  return `${from} → ${relationOf(edge).text} → ${to}${date ? ` (${date})` : ""}`;
}
