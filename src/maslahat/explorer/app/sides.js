// What stands for and against a thing on the card: how many sources bear it, and where sources differ on it.

const conflictsOf = once(() => {
  const found = new Map();
  data.claims.conflicts.forEach((conflict, place) => {
    const { iri } = data.claims.names[conflict.thing];
    found.set(iri, [...(found.get(iri) || []), place]);
  });
  return found;
});

const claimOf = once(() => new Map(data.claims.rows.map((row) => [row.node, row])));

/** The positions of a conflict for which there is evidence to be seen now; it is none if fewer than two are left. */
function positionsNow(conflict, now = shownNow()) {
  return conflict.positions.filter((one) => !one.evidence.length || one.evidence.some((place) => now.evidence.has(place)));
}

/** What stands for a thing or record of the claims' names on this page: a node, or the line or record itself. */
function standsFor(place) {
  const { node, iri } = data.claims.names[place];
  if (node >= 0) return { node };
  const record = recordPlaces().get(iri);
  return record === undefined ? null : drawn({ record });
}

function named(place) {
  const { labels, iri } = data.claims.names[place];
  const thing = standsFor(place);
  if (thing && "node" in thing) return longName(data.nodes[thing.node]);
  if (thing && "edge" in thing) return { text: lineName(data.edges[thing.edge]), lang: state.language };
  return pick(labels) || { text: iri ? tail(iri) : "?", lang: "" };
}

function nameTag(place, most = 90) {
  const thing = standsFor(place);
  const name = cut(named(place), most);
  if (!thing) return texted("span", name);
  const made = texted("button", name, { type: "button", class: "name" });
  made.addEventListener("click", () => select(thing, true));
  return made;
}

/** How many sources stand behind a thing; two quotes of one article are one source. */
function support(grounds) {
  const sources = new Set(grounds.map((one) => one.source).filter((place) => place >= 0));
  const notes = grounds.filter((one) => one.source < 0).length;
  const parts = [];
  if (sources.size) parts.push(counted("source", sources.size));
  if (notes) parts.push(counted("note", notes));
  return parts.join(", ");
}

/** Where sources differ on a thing or record: each position with those who hold it. */
function sidesOf(iri) {
  const places = (conflictsOf().get(iri) || []).filter((place) => positionsNow(data.claims.conflicts[place]).length > 1);
  if (!places.length) return [];
  return [el("h3", { class: "differ" }, say("differ")), ...places.map((place) => sides(data.claims.conflicts[place]))];
}

function sides(conflict) {
  const list = el("ul", { class: "sides" });
  for (const position of positionsNow(conflict)) list.append(side(position));
  return el("section", { class: "conflict" }, texted("h4", term(conflict.slot)), list);
}

function side(position) {
  const item = el("li", {}, el("strong", {}, nameTag(position.value)));
  for (const voice of position.voices) item.append(el("span", { class: "voice" }, ...voiceOf(voice)));
  const grounds = bySource(groundsOf(position));
  if (grounds.length) item.append(el("span", { class: "borne" }, ...grounds.flatMap((one, at) => [at ? "; " : "", shortOrigin(one)])));
  return item;
}

function voiceOf(voice) {
  return [nameTag(voice.claimant), " ", texted("span", term(voice.stance) || { text: "", lang: "" }, { class: "stance" })];
}

/** Of each source one ground only: to name it twice would look like two. */
function bySource(grounds) {
  const met = new Set();
  return grounds.filter((one) => one.source < 0 || (!met.has(one.source) && met.add(one.source)));
}

/** A ground in a few words: outlet and date of its source, or whose note it is. */
function shortOrigin(one, dated = true) {
  const source = data.sources[one.source];
  if (!source) return texted("span", { text: [term(data.grounds[one.kind].labels).text, one.created].filter(Boolean).join(" "), lang: "" });
  const outlet = pick(source.outlet) || sourceName(source);
  const words = `${shorten(outlet.text, 50)} ${dated ? source.published || "" : ""}`.trim();
  const made = source.link ? link(source, words) : el("span", {}, words);
  made.title = [shorten(sourceName(source).text, 200), source.published || say("undated")].join(", ");
  return made;
}
