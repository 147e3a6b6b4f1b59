// The claims as data: which are seen, in which order, what they say, whether they fit what is looked for; as rows of a file.

const claims = { part: "rows", sort: "date", down: true, text: "", stance: "", tenor: "" };

const CLAIM_COLUMNS = {
  speaker: { title: () => columnName("speaker"), key: (row) => namesKey(row.speaker) },
  stance: { title: () => columnName("stance"), key: (row) => namesKey(row.stance) },
  subject: { title: () => columnName("subject"), key: (row) => namesKey(row.subject) },
  what: { title: () => say("claimed"), key: (row) => plainly(saying(row).text) },
  date: { title: () => say("date"), key: (row) => claimDay(row) },
  source: { title: () => say("evidence"), key: (row) => plainly(groundsOf(data.nodes[row.node]).map((one) => shortOrigin(one).textContent).join(" ")) },
};

/** The choices of this view as the address has them; a stance or tenor by the end of its IRI. */
function claimsKept() {
  const term = (place) => (place === "" ? "" : tail(data.claims.names[place].iri));
  const order = claims.sort === "date" && claims.down ? "" : `${claims.sort}${claims.down ? "-" : ""}`;
  const part = claims.part === "rows" ? "" : claims.part;
  return { part, order, find: claims.text, stance: term(claims.stance), tenor: term(claims.tenor) };
}

function claimsTake(asked) {
  const order = asked.get("order") || "date-";
  const sort = order.replace(/-$/, "");
  const place = (part, name) => {
    const places = new Set(data.claims.rows.flatMap((row) => row[part] || []));
    return String([...places].find((one) => tail(data.claims.names[one].iri) === name) ?? "");
  };
  claims.part = asked.get("part") === "conflicts" ? "conflicts" : "rows";
  if (Object.hasOwn(CLAIM_COLUMNS, sort)) Object.assign(claims, { sort, down: order.endsWith("-") });
  Object.assign(claims, { text: asked.get("find") || "", stance: place("stance", asked.get("stance")), tenor: place("tenor", asked.get("tenor")) });
}

function claimsNow() {
  return data.claims.rows.filter((row) => visible(data.nodes[row.node]));
}

function conflictsNow() {
  return data.claims.conflicts.filter((one) => positionsNow(one).length > 1);
}

function columnName(part) {
  const name = data.claims.columns[part];
  return name ? term(name).text : say("claims");
}

function plainly(text) {
  return text.toLocaleLowerCase(state.language).replaceAll("ё", "е");
}

function namesKey(places = []) {
  return plainly(places.map((place) => named(place).text).join(", "));
}

/** What is claimed: the words of the source if they are at hand, else how the curator sums them up. */
function saying(row) {
  const { words: passages } = row;
  const words = passages.map((one) => pick(one)).find(Boolean);
  if (words) return { ...words, verbatim: true };
  return { ...(pick(row.summary) || { text: "", lang: "" }), verbatim: false };
}

/** The day of a claim: its own, else the first on which a source of it was published. */
function claimDay(row) {
  const record = data.records[data.nodes[row.node].record];
  const published = groundsOf(data.nodes[row.node]).map((one) => data.sources[one.source]?.published).filter(Boolean);
  return record.date || published.sort()[0] || "";
}

function claimFits(row) {
  const has = (part, wanted) => !wanted || (row[part] || []).some((place) => String(place) === wanted);
  if (!has("stance", claims.stance) || !has("tenor", claims.tenor)) return false;
  if ([...(row.speaker || []), ...(row.subject || [])].some(isMeant)) return true;
  const text = ["speaker", "subject", "stance"].map((part) => namesKey(row[part])).join(" ");
  const said = [...row.words, row.summary, ...row.reason].flatMap((one) => Object.values(one)).join(" ");
  return plainly(`${text} ${said}`).includes(plainly(claims.text.trim()));
}

function conflictFits(conflict) {
  const things = [conflict.thing, ...conflict.positions.flatMap((one) => [one.value, ...one.voices.map((voice) => voice.claimant)])];
  if (things.some(isMeant)) return true;
  const told = [...things.map(named), term(conflict.slot)];
  return plainly(told.map((one) => one.text).join(" ")).includes(plainly(claims.text.trim()));
}

/** Whether what is looked for is one of a thing's names, in whatever language and alphabet. */
function isMeant(place) {
  const { node } = data.claims.names[place];
  return node >= 0 && meant().has(node);
}

const meant = (() => {
  let text = "";
  let nodes = new Set();
  return () => {
    if (text !== claims.text) [text, nodes] = [claims.text, new Set(find(claims.text).map((one) => one.place))];
    return nodes;
  };
})();

function claimsInOrder() {
  const rows = claimsNow().filter(claimFits);
  const { key } = CLAIM_COLUMNS[claims.sort];
  const keys = new Map(rows.map((row) => [row, key(row)]));
  const way = claims.down ? -1 : 1;
  // what has no key stands last, whichever way
  return rows.sort((a, b) => !keys.get(a) - !keys.get(b) || way * keys.get(a).localeCompare(keys.get(b), state.language));
}

/** The commonest tenor and manner. */
const usual = once(() => {
  const most = (part) => {
    const times = new Map();
    for (const place of data.claims.rows.flatMap((row) => row[part] || [])) times.set(place, (times.get(place) || 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  };
  return { tenor: most("tenor"), manner: most("manner") };
});

function languageOf(row) {
  return groundsOf(data.nodes[row.node])[0]?.language || "";
}

/** Whether what a claim holds formally is what other sources or claims exclude. */
function contested(row) {
  if (!row.formal.length) return false;
  const [thing, slot] = row.formal.map((place) => data.claims.names[place]);
  return (conflictsOf().get(thing.iri) || []).some((place) => data.claims.conflicts[place].slot.en === slot.labels.en);
}

/** The words in which a claim gives its reason. */
function reasonsOf(row) {
  return row.reason.map((one) => pick(one)?.text).filter(Boolean);
}

/** The claims seen, as rows of a file: nothing is cut short, what is verbatim stands apart from what is summed up. */
function rowsOfClaims() {
  const places = (row, part) => (row[part] || []).map((place) => named(place).text).join("; ");
  const head = [
    ...["speaker", "stance", "subject", "words"].map(columnName), say("summed"),
    ...["judgement", "reason", "tenor", "manner"].map(columnName), say("date"), say("source"), "IRI",
  ];
  const line = (row) => {
    const said = saying(row);
    return [
      ...["speaker", "stance", "subject"].map((part) => places(row, part)),
      said.verbatim ? said.text : "", said.verbatim ? "" : said.text,
      places(row, "judgement"), reasonsOf(row).join(" | "), places(row, "tenor"), places(row, "manner"),
      claimDay(row), origins(groundsOf(data.nodes[row.node])), data.nodes[row.node].iri,
    ];
  };
  return [head, ...claimsInOrder().map(line)];
}

/** The differences seen, a row for each position. */
function rowsOfConflicts() {
  const head = [say("what"), say("relation"), say("claimed"), columnName("speaker"), columnName("stance"), say("source"), "IRI"];
  const line = (conflict) => (position) => [
    named(conflict.thing).text,
    term(conflict.slot).text,
    named(position.value).text,
    position.voices.map((voice) => named(voice.claimant).text).join("; "),
    position.voices.map((voice) => term(voice.stance)?.text || "").join("; "),
    origins(groundsOf(position)),
    data.claims.names[conflict.thing].iri,
  ];
  return [head, ...conflictsNow().filter(conflictFits).flatMap((one) => positionsNow(one).map(line(one)))];
}

function origins(grounds) {
  return bySource(grounds).map((one) => shortOrigin(one).textContent).join("; ");
}
