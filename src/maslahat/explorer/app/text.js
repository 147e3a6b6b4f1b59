// Texts: the reader's language, names with a fallback, elements built without ever parsing markup.

/** A word of the interface, its {places} filled; one that is missing is told where tests and developers look. */
function say(key, values = {}) {
  const words = data.text[state.language] || data.text.en;
  if (!Object.hasOwn(words, key)) console.error(`no word of the page is called ${key}`);
  const text = words[key] || key;
  return text.replace(/\{(\w+)\}/g, (all, name) => {
    if (!(name in values)) console.error(`the word ${key} is said without its ${name}`);
    return name in values ? String(values[name]) : all;
  });
}

/** A count in words that are right in every language of the interface. */
function counted(word, count) {
  return say(`${word}${new Intl.PluralRules(state.language).select(count)}`, { n: count });
}

/** The text of {language: text} for the reader of names, and the language it is in; null if there is none. */
function pick(labels) {
  return chosen(labels, state.labels || state.language);
}

/** The same for the words of the ontology (classes, properties, kinds of evidence): they speak as the page does. */
function term(labels) {
  return chosen(labels, state.language);
}

function chosen(labels, language) {
  if (!labels) return null;
  const chain = [language, ...(data.fallbacks[language] || []), ""];
  const tag = chain.find((one) => labels[one]) ?? Object.keys(labels).sort().find((one) => labels[one]);
  return tag === undefined ? null : { text: labels[tag], lang: tag };
}

/** At most `most` characters of a text, cut between words; counts code points, so that no emoji is halved. */
function shorten(text, most) {
  const letters = Array.from(text.replace(/\s+/g, " ").trim().slice(0, most * 4));
  if (letters.length <= most) return letters.join("");
  const cut = letters.slice(0, most).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

/** A text in quotation marks of its language, or of its letters where no language is told; not in those that it opens with itself. */
function quoted(text, lang) {
  const latin = lang ? lang === "en" : !/\p{Script=Cyrillic}/u.test(text);
  if (latin) return text.startsWith("“") ? `‘${text}’` : `“${text}”`;
  return text.startsWith("«") ? `„${text}“` : `«${text}»`;
}

/** The last part of an IRI, for what has no name. */
function tail(iri) {
  const last = iri.split(/[/#]/).filter(Boolean).pop() || iri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function kindOf(thing) {
  const record = data.records[thing.record];
  const kind = term(data.kinds[thing.kind].labels);
  if (!record || !record.plan) return kind;
  const planned = term(record.plan);
  return { text: say("plan", { what: planned.text }), lang: state.language };
}

/** The date of a thing's record as the source gives it, with since and until in words. */
function dateOf(thing) {
  const record = data.records[thing.record];
  if (!record) return "";
  const parts = [record.date];
  if (record.since) parts.push(say("since", { date: record.since }));
  if (record.until) parts.push(say("until", { date: record.until }));
  return parts.filter(Boolean).join(", ");
}

/** What a node is called: its name, else the words it consists of, else its class and date. */
function nameOf(node) {
  const name = pick(node.labels);
  if (name) return name;
  if (node.words) return { text: quoted(node.words), lang: "" };
  if (node.record >= 0) {
    const date = dateOf(node);
    const kind = kindOf(node);
    return { text: date ? `${kind.text}, ${date}` : kind.text, lang: kind.lang };
  }
  return { text: `${tail(node.iri)} (${say("nameless")})`, lang: state.language };
}

/** A name that tells one record from another: the things it links stand beside its class. */
function longName(node, most = 40) {
  const record = data.records[node.record];
  if (!record || pick(node.labels) || node.words) return nameOf(node);
  const linked = record.details.map((detail) => placeOf(detail.iri));
  const names = [...new Set(linked)].filter((place) => place >= 0 && place !== data.centre && data.nodes[place] !== node);
  const said = names.slice(0, 3).map((place) => shorten(nameOf(data.nodes[place]).text, most));
  const parts = [said.join(", "), dateOf(node)].filter(Boolean).join(", ");
  return { text: parts ? `${kindOf(node).text}: ${parts}` : kindOf(node).text, lang: state.language };
}

/** What a line says. */
function relationOf(edge) {
  return edge.folded ? kindOf(edge) : term(data.kinds[edge.kind].labels) || { text: "—", lang: "" };
}

/** A text without what XML cannot hold. */
function xmlText(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}

/** An element; children are text or elements, so that nothing in the data is ever read as markup. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== "" && value !== null && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** An element that holds one text in its language. */
function texted(tag, name, attributes = {}) {
  const lang = name.lang && name.lang !== state.language ? name.lang : "";
  return el(tag, { ...attributes, lang }, name.text);
}

/** A link to a source, only if its address is http or https; else its address as text. */
function link(source, words) {
  let address = null;
  try {
    address = source.link ? new URL(source.url) : null;
  } catch {
    address = null;
  }
  if (!address || !["http:", "https:"].includes(address.protocol)) {
    return source.url ? el("span", { class: "address" }, source.url) : null;
  }
  const made = el("a", { target: "_blank", rel: "noopener noreferrer" }, words);
  made.href = address.href;
  return made;
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function button(text, act, attributes = {}) {
  const made = el("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

function colourOf(look) {
  return look[state.theme];
}
