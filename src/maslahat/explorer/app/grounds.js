// What a thing rests on: each ground in a block of its own, its kind to be seen at once.

/** The grounds of a thing; those that the chosen days or filters leave out stand folded below. */
function grounds(thing, needed, title = "evidence") {
  if (!thing.evidence.length) return needed ? [el("p", { class: "missing" }, say("noevidence"))] : [];
  const now = shownNow();
  const [seen, left] = [true, false].map((wanted) => thing.evidence.filter((place) => now.evidence.has(place) === wanted));
  const blocks = (places) => places.map((place) => groundBlock(data.evidence[place]));
  const told = support(seen.map((place) => data.evidence[place]));
  const folded = left.length ? el("details", { class: "left" }, el("summary", {}, say("groundsleft", { n: left.length })), ...blocks(left)) : null;
  return [
    el("h3", {}, say(title), told ? el("span", { class: "count" }, ` ${told}`) : ""),
    ...blocks(seen),
    folded,
  ];
}

function groundBlock(one) {
  const look = data.grounds[one.kind];
  const source = data.sources[one.source];
  const colour = colourOf(look);
  const block = el("article", { class: `ground ${["quote", "citation", "note"][one.kind]}` });
  block.style.setProperty("--tone", colour);
  block.append(el("h4", {}, stroke(look.style, colour), texted("span", term(look.labels))));
  if (one.kind === 0) block.append(passage(one));
  else if (one.kind === 1) block.append(el("p", { class: "named" }, say("named")));
  else block.append(el("p", { class: "word", lang: one.language }, one.words || ""));
  if (source) block.append(origin(source));
  block.append(...mannerOf(one));
  const article = data.articles.findIndex((text) => source && text.iri === source.iri);
  if (one.kind === 0 && article >= 0) {
    block.append(el("p", {}, button(say("inarticle"), () => openArticle(article, one), { class: "small" })));
  }
  return block;
}

/** How certain, on whose word, by which curator, from when, and where in the text. */
function mannerOf(one) {
  const told = [
    [say("certainty"), pick(one.certainty)],
    [say("attributed"), pick(one.attributed)],
    [say("curator"), pick(one.curator)],
    [say("date"), one.created ? { text: one.created, lang: "" } : null],
    [say("place"), one.start === undefined ? null : { text: `${one.start}–${one.end}`, lang: "" }],
  ].filter(([, value]) => value);
  if (!told.length) return [];
  return [el("dl", { class: "told" }, ...told.map(([name, value]) => el("div", {}, el("dt", {}, name), texted("dd", value))))];
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
  const outlet = pick(source.outlet);
  const line = el("p", { class: "origin" }, texted("cite", sourceName(source)));
  const more = [outlet ? texted("span", outlet) : null, el("span", {}, source.published || say("undated")), link(source, say("open"))];
  for (const part of more.filter(Boolean)) line.append(" · ", part);
  return line;
}
