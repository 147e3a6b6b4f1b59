// A citation of what the card shows: plain text and BibTeX, with the version and digest of the data.

/** How the data of this page are named, so that another reader finds the same. */
function dataNamed() {
  const version = document.getElementById("version")?.textContent.trim() || "";
  const digest = document.getElementById("digest")?.textContent.trim() || "";
  const asked = [state.date ? say("asofday", { date: state.date }) : "", state.known ? say("knownbyday", { date: state.known }) : ""];
  return { version, digest, asked: asked.filter(Boolean).join(", ") };
}

/** One ground as a line of text; only the words of a quote stand in quotation marks. */
function groundText(one) {
  const source = data.sources[one.source];
  const kind = term(data.grounds[one.kind].labels).text;
  const said = [kind];
  if (one.kind === 0) said.push(quoted(one.words || "", one.language));
  if (one.kind === 2) said.push(one.words || "");
  const whence = source ? [sourceName(source).text, pick(source.outlet)?.text, source.published || say("undated"), source.url] : [];
  const whose = [pick(one.attributed)?.text, pick(one.curator)?.text, one.created];
  if (one.start !== undefined) whose.push(`${say("place")} ${one.start}–${one.end}`);
  const rest = [...whence, ...whose].filter(Boolean).join(", ");
  return `${said.join(": ")}${rest ? ` — ${rest}` : ""}.`;
}

function sourceName(source) {
  return pick(source.title) || { text: tail(source.iri), lang: "" };
}

/** Text and BibTeX of a thing (its title and IRI) with the grounds it rests on. */
function citationOf(title, iri, grounds) {
  const { version, digest, asked } = dataNamed();
  const page = ["maslahat", version ? `${say("version")} ${version}` : "", asked, `sha256 ${digest}`].filter(Boolean).join(", ");
  const text = [`${title}. ${page}. ${iri}`, ...grounds.map(groundText)].join("\n");
  const whole = bibEntry(`maslahat-${tail(iri)}`, {
    title,
    organization: "maslahat",
    version,
    url: iri,
    note: [asked, `data sha256 ${digest}`].filter(Boolean).join(", "),
  });
  const bySource = new Map();
  for (const one of grounds) bySource.set(one.source, [...(bySource.get(one.source) || []), one]);
  const sources = [...bySource].filter(([place]) => place >= 0).map(([place, ones]) => bibOfSource(data.sources[place], ones));
  return `${text}\n\n${[whole, ...sources].join("\n\n")}\n`;
}

function bibOfSource(source, grounds) {
  const quotes = grounds.filter((one) => one.kind === 0).map((one) => quoted(one.words || "", one.language));
  return bibEntry(`source-${tail(source.iri)}`, {
    title: sourceName(source).text,
    organization: pick(source.outlet)?.text || "",
    date: source.published,
    year: (source.published || "").slice(0, 4),
    url: source.link ? source.url : "",
    note: [quotes.join(" … "), source.link ? "" : source.url].filter(Boolean).join("; "),
  });
}

function bibEntry(key, fields) {
  const lines = Object.entries(fields)
    .filter(([, text]) => text)
    .map(([name, text]) => `  ${name} = {${name === "url" ? bibAddress(text) : bibText(text)}}`);
  return `@misc{${key.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "")},\n${lines.join(",\n")}\n}`;
}

const BIB = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** A text in which BibTeX reads no command. */
function bibText(text) {
  return text.replace(/\s+/g, " ").trim().replace(/[\\{}$&#_%~^]/g, (one) => BIB[one] || `\\${one}`);
}

/** An address: what would end its field is written as its code. */
function bibAddress(text) {
  return text.replace(/[\s{}\\^~]/gu, (one) => encodeURIComponent(one));
}

/** A button that copies a citation, and shows it: where nothing may be copied by script, the reader can. */
function citeButton(make, words = "cite") {
  const frame = el("div", { class: "cite" });
  const made = button(say(words), () => showCitation(frame, make()), { class: "small" });
  frame.append(made);
  return frame;
}

function showCitation(frame, text) {
  frame.querySelector("textarea")?.remove();
  frame.querySelector("p")?.remove();
  const told = el("p", { class: "cite-told", role: "status" });
  const area = el("textarea", { readonly: true, rows: 8, spellcheck: "false", "aria-label": say("citation") });
  area.value = text;
  frame.append(told, area);
  area.focus({ preventScroll: true });
  area.select();
  const done = (key) => (told.textContent = say(key));
  done("copyself");
  try {
    window.navigator.clipboard.writeText(text).then(() => done("citecopied"), () => done("copyself"));
  } catch {
    // no clipboard for a page from a disk or in a sandboxed frame: the text stands there, selected
  }
}
