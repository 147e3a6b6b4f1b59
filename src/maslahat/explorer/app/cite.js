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
  return plainLine(`${said.join(": ")}${rest ? ` — ${rest}` : ""}.`);
}

function sourceName(source) {
  return pick(source.title) || { text: tail(source.iri), lang: "" };
}

/** Text and BibTeX of a thing (its title and IRI) with the grounds it rests on; `left` more are not to be seen now. */
function citationOf(title, iri, grounds, left = 0) {
  const { version, digest, asked } = dataNamed();
  const page = ["maslahat", version ? `${say("version")} ${version}` : "", asked, `sha256 ${digest}`].filter(Boolean).join(", ");
  const name = plainLine(title);
  const lines = [`${name}${/[.!?…]$/u.test(name) ? "" : "."} ${plainLine(page)}. ${iri}`, ...grounds.map(groundText)];
  if (left) lines.push(`${say("groundsleft", { n: left })}.`);
  const whole = bibEntry(`maslahat-${bibKey(iri)}`, {
    title: name,
    howpublished: "maslahat",
    version,
    url: iri,
    note: [asked, `data sha256 ${digest}`].filter(Boolean).join(", "),
  });
  const bySource = new Map();
  for (const one of grounds) bySource.set(one.source, [...(bySource.get(one.source) || []), one]);
  const sources = [...bySource].filter(([place]) => place >= 0).map(([place, ones]) => bibOfSource(data.sources[place], ones));
  return `${lines.join("\n")}\n\n${[whole, ...sources].join("\n\n")}\n`;
}

function bibOfSource(source, grounds) {
  const quotes = grounds.filter((one) => one.kind === 0).map((one) => quoted(one.words || "", one.language));
  const [date] = /^\d{4}(-\d\d(-\d\d)?)?/.exec(source.published || "") || [""];
  return bibEntry(bibKey(source.iri), {
    title: sourceName(source).text,
    howpublished: pick(source.outlet)?.text || "",
    date,
    year: date.slice(0, 4),
    url: source.link ? source.url : "",
    note: [quotes.join(" … "), source.link ? "" : source.url].filter(Boolean).join("; "),
  });
}

/** A key of its own for each IRI: its last two parts, and a sign of the whole where letters of them are lost. */
function bibKey(iri) {
  const parts = iri.split(/[/#]/).filter(Boolean).slice(-2).join("-");
  const plain = parts.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return plain === parts ? plain : [plain.slice(0, 60), digestOf(iri)].filter(Boolean).join("-");
}

function digestOf(text) {
  let sign = 2166136261;
  for (const letter of text) sign = Math.imul(sign ^ letter.codePointAt(0), 16777619) >>> 0;
  return sign.toString(36);
}

function bibEntry(key, fields) {
  const lines = Object.entries(fields)
    .filter(([, text]) => text)
    .map(([name, text]) => [name, name === "url" ? bibAddress(text) : bibText(text)])
    // styles write titles small, and with them the names in them, unless braces keep them
    .map(([name, text]) => `  ${name} = {${name === "title" ? `{${text}}` : text}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}`;
}

// BibTeX counts braces even behind a backslash, so those of a text are spelt out.
const BIB = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A text in which BibTeX reads no command. */
function bibText(text) {
  return plainLine(text).replace(/[\\{}$&#_%~^]/g, (one) => BIB[one] || `\\${one}`);
}

/** An address in letters that no program stumbles over; the others as their codes. */
function bibAddress(text) {
  return xmlText(text).replace(/[^!-~]|[{}\\^<>"`|]/gu, encodeURIComponent);
}

/** A text on one line, without what no reader can see. */
function plainLine(text) {
  return xmlText(text.replace(/\s+/gu, " ")).trim();
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
