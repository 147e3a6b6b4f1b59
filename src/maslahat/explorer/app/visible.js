// What is to be seen: what holds on the chosen day, rests on evidence known by then, and is not filtered away.

let shown = null;

/** Whether a record holds on the chosen day: a situation while it lasts, an event once it has come, a plan always. */
function holds(record, day = state.date) {
  if (!day || record.plan) return true;
  return (!record.first || record.first <= day) && (!isSituation(record) || !record.last || day <= record.last);
}

/** Whether a record lasts; what happens on a date has happened ever since. */
function isSituation(record) {
  return record.lasts ?? (Boolean(record.since || record.until) || !record.date);
}

/** Whether evidence was published by the chosen day; a curator's word is not published, nor is what has no date. */
function knownBy(evidence, day = state.known) {
  if (!day) return true;
  if (evidence.kind === 2) return false;
  const published = dayOf(data.sources[evidence.source]?.published);
  return Boolean(published) && published <= day;
}

/** Whether an edge, a node or a record is to be seen now. */
function visible(thing) {
  return shownNow().things.has(thing);
}

/** What is seen now: sets of places (nodes, edges, records, evidence) and of the things themselves. */
function shownNow() {
  shown ??= seenBy();
  return shown;
}

/** The evidence of a thing that counts now: published by the chosen day, and not filtered away. */
function groundsOf(thing) {
  const { evidence } = shownNow();
  return thing.evidence.filter((place) => evidence.has(place)).map((place) => data.evidence[place]);
}

let ever = { of: null, seen: null };

/** What would be seen on any day: the same without the chosen day, for a view on which that day is a place. */
function shownEver() {
  const now = shownNow();
  if (ever.of !== now) ever = { of: now, seen: state.date ? seenBy("") : now };
  return ever.seen;
}

function seenBy(day = state.date) {
  const { hidden } = state;
  const evidence = new Set();
  data.evidence.forEach((one, place) => {
    const keys = evidenceKeys()[place];
    const filtered = ["certainties", "grounds", "sources"].some((group) => hidden[group].has(keys[group]));
    if (knownBy(one) && !filtered) evidence.add(place);
  });
  // evidence is asked for by a day, or where all there is was filtered away
  const rests = (grounds) => (grounds.length ? grounds.some((one) => evidence.has(one)) : !state.known);
  const classes = classKeys();
  const offTopic = (keys) => hidden.topics.size > 0 && keys.length > 0 && keys.every((one) => hidden.topics.has(one));
  const records = new Set();
  data.records.forEach((record, place) => {
    const { kind, grounds } = recordGrounds()[place];
    const off = (kind >= 0 && hidden.classes.has(classes[kind])) || offTopic(topicsOfRecords()[place]);
    if (holds(record, day) && rests(grounds) && !off) records.add(place);
  });
  const stands = (thing) =>
    (thing.record < 0 || records.has(thing.record)) && !hidden.classes.has(classes[thing.kind]);
  const may = data.nodes.map((node, place) => stands(node) && !offTopic(topics().of[place]) && !hidden.topics.has(topics().keys.get(place)));
  const edges = new Set();
  const tied = new Set();
  data.edges.forEach((edge, place) => {
    if (!may[edge.from] || !may[edge.to] || !stands(edge) || !rests(edge.evidence)) return;
    edges.add(place);
    tied.add(edge.from).add(edge.to);
  });
  const nodes = new Set();
  data.nodes.forEach((node, place) => {
    // a thing without a date of its own is there as long as something is said of it
    const kept = node.record >= 0 || tied.has(place) || !isTied(place) || place === state.centre;
    if (may[place] && kept) nodes.add(place);
  });
  // what is drawn as a line stands only with what it ties: who came, only with the occasion
  for (const place of records) {
    const { line } = recordGrounds()[place];
    if (line >= 0 && !edges.has(line)) records.delete(place);
  }
  const things = new Set();
  for (const [places, list] of [[nodes, data.nodes], [edges, data.edges], [records, data.records]]) {
    for (const place of places) things.add(list[place]);
  }
  const undated = [...records].filter((place) => {
    const record = data.records[place];
    return day && !record.first && !record.plan && datedKinds().has(recordGrounds()[place].kind);
  }).length;
  return { nodes, edges, records, evidence, things, undated };
}

// ── what filters go by; reckoned once ────────────────────────────────────────────────────────────────────────────

/** The ends of IRIs as names; the whole IRI where two end alike. */
function shortNames(iris) {
  const times = new Map();
  for (const iri of iris) times.set(tail(iri), (times.get(tail(iri)) || 0) + 1);
  return iris.map((iri) => (times.get(tail(iri)) > 1 ? iri : tail(iri)));
}

const classKeys = once(() => shortNames(data.kinds.map((kind) => kind.iri)));
const sourceKeys = once(() => shortNames(data.sources.map((source) => source.iri)));
const groundKeys = once(() => shortNames(data.grounds.map((ground) => ground.iri)));

const evidenceKeys = once(() =>
  data.evidence.map((one) => ({
    certainties: one.certainty ? one.certainty.en || Object.values(one.certainty)[0] || "" : "",
    grounds: groundKeys()[one.kind],
    sources: one.source >= 0 ? sourceKeys()[one.source] : "",
  })),
);

/** Of each record its class, the line it is drawn as (−1 if it is a node), and all that any part of it rests on. */
const recordGrounds = once(() => {
  const found = data.records.map(() => ({ kind: -1, line: -1, grounds: new Set() }));
  const take = (thing, own, line) => {
    if (thing.record < 0) return;
    if (own) Object.assign(found[thing.record], { kind: thing.kind, line });
    for (const one of thing.evidence) found[thing.record].grounds.add(one);
  };
  data.edges.forEach((edge, place) => take(edge, edge.folded, place));
  for (const node of data.nodes) take(node, true, -1);
  return found.map((one) => ({ ...one, grounds: [...one.grounds] }));
});

/** Classes of which any record has a date; of the others none is missed. */
const datedKinds = once(() => {
  const kinds = data.records.map((record, place) => (record.first || record.last ? recordGrounds()[place].kind : -1));
  return new Set(kinds.filter((kind) => kind >= 0));
});

/** Of each node the topics that lines tie it to (nodes), and the names of all topics by the place of their nodes. */
const topics = once(() => {
  const of = data.nodes.map(() => new Set());
  const found = new Set();
  for (const edge of data.edges) {
    if (!data.kinds[edge.kind].topic) continue;
    of[edge.from].add(edge.to);
    found.add(edge.to);
  }
  const places = [...found];
  const names = shortNames(places.map((place) => data.nodes[place].iri));
  const keys = new Map(places.map((place, at) => [place, names[at]]));
  return { keys, of: of.map((ones) => [...ones].map((place) => keys.get(place))) };
});

/** Of each record the topics it is about: those of its node, or of what it links. */
const topicsOfRecords = once(() => {
  const own = data.records.map((record) => {
    const linked = record.details.map((detail) => placeOf(detail.iri)).filter((place) => place >= 0);
    return new Set(linked.flatMap((place) => [...(topics().keys.has(place) ? [topics().keys.get(place)] : []), ...topics().of[place]]));
  });
  data.nodes.forEach((node, place) => {
    if (node.record >= 0) for (const key of topics().of[place]) own[node.record].add(key);
  });
  return own.map((keys) => [...keys]);
});

/** What there is to choose from, as sets of names. */
const choices = once(() => ({
  classes: new Set([...data.nodes, ...data.edges.filter((edge) => edge.folded)].map((one) => classKeys()[one.kind])),
  topics: new Set(topics().keys.values()),
  certainties: new Set(evidenceKeys().map((keys) => keys.certainties).filter(Boolean)),
  grounds: new Set(evidenceKeys().map((keys) => keys.grounds)),
  sources: new Set(evidenceKeys().map((keys) => keys.sources).filter(Boolean)),
}));
