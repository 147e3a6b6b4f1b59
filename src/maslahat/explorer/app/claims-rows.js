// The claims as data: which are seen, what they say, since when, and whether they fit what is looked for.

const claims = { part: "rows", sort: "date", down: true, text: "", stance: "", tenor: "" };

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
  const text = ["speaker", "subject", "stance"].map((part) => namesKey(row[part])).join(" ");
  const said = [...row.words, row.summary].flatMap((one) => Object.values(one)).join(" ");
  return plainly(`${text} ${said}`).includes(plainly(claims.text.trim()));
}

function conflictFits(conflict) {
  const told = [named(conflict.thing), term(conflict.slot), ...conflict.positions.flatMap((one) => [
    named(one.value), ...one.voices.map((voice) => named(voice.claimant)),
  ])];
  return plainly(told.map((one) => one.text).join(" ")).includes(plainly(claims.text.trim()));
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
