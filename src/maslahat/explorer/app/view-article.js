// Article: the text itself, its names and the words that facts rest on marked; the facts stand in the margin.

// all facts of the open article, those to be seen now, the sentences without any; its pieces; what stays lit
const reading = { all: [], facts: [], unread: new Set(), pieces: [], held: null };

views.push({
  name: "article",
  title: "article",
  draw(frame, now) {
    reading.held = null;
    if (!data.articles.length) {
      frame.append(el("p", { class: "empty" }, say("noarticle")));
      return;
    }
    const article = data.articles[state.article] || data.articles[0];
    reading.all = factsOf(article);
    reading.facts = factsOf(article, now);
    // what was read but lies outside of this page is no gap in the reading
    const unread = article.sentences.map((one, place) => (one[2] || restingOn(one, reading.all).length ? -1 : place));
    reading.unread = new Set(unread.filter((place) => place >= 0));
    const { paragraphs, pieces } = markedText(article, reading.facts, reading.unread);
    reading.pieces = pieces;
    frame.append(articleHead(article), el("div", { class: "article" }, ...paragraphs.flatMap((one) => paragraphRow(one, article))));
    listen(frame);
    lightSelected(frame);
  },
  mark: (frame) => data.articles.length && lightSelected(frame),
});

/** Open an article with the words of a quote lit. */
function openArticle(article, quote) {
  change({ view: "article", article });
  hold({ quotes: [[quote.start, quote.end]], words: [] });
  const first = reading.pieces.find(({ element }) => element.classList.contains("lit"));
  first?.element.scrollIntoView({ block: "center" });
}

function articleHead(article) {
  const source = data.sources[article.source];
  const head = el("header", { class: "article-head" });
  if (data.articles.length > 1) {
    const choice = el("select", { id: "article-choice" }, ...data.articles.map((one, place) => {
      const title = pick(data.sources[one.source]?.title) || pick(one.title);
      return el("option", { value: place, lang: title.lang }, shorten(title.text, 90));
    }));
    choice.value = String(data.articles.indexOf(article));
    choice.addEventListener("change", () => change({ article: Number(choice.value) }));
    head.append(el("label", { class: "chooser" }, el("span", {}, say("articles", { n: data.articles.length })), choice));
  }
  head.append(texted("h2", pick(source?.title) || pick(article.title)));
  if (source) {
    const outlet = pick(source.outlet);
    const parts = [outlet && texted("span", outlet), el("span", {}, source.published || say("undated")), link(source, say("open"))];
    head.append(el("p", { class: "origin" }, ...parts.filter(Boolean).flatMap((part, at) => [at ? " · " : "", part])));
  }
  const unread = reading.unread.size;
  head.append(
    el("p", { class: "origin" }, say("articlecounts", { sentences: article.sentences.length, facts: reading.facts.length, unread })),
    el("p", { class: "key" },
      el("span", { class: "mention known" }, say("keyname")),
      el("span", { class: "lit" }, say("keyquote")),
      el("span", { class: "lit word" }, say("keywords")),
      el("span", { class: "sentence unread" }, say("keyunread")),
    ),
  );
  return head;
}

function paragraphRow(paragraph, article) {
  const margin = el("div", { class: "margin" });
  for (const place of paragraph.sentences) margin.append(marginOf(place, article));
  return [el("div", { class: "passage" }, paragraph.element), margin];
}

/** What rests on a sentence, its number before it. */
function marginOf(place, article) {
  const sentence = article.sentences[place];
  const facts = restingOn(sentence, reading.facts);
  const all = Math.max(sentence[2], restingOn(sentence, reading.all).length);
  const left = all - facts.length;
  const list = el("ul", {}, ...facts.map((fact) => el("li", {}, factButton(fact))));
  if (left) list.append(el("li", { class: "aside" }, say("factsleft", { n: left })));
  if (!all) list.append(el("li", { class: "aside" }, say("unreadhere")));
  return el("div", { class: "of-sentence", "data-of": place }, el("span", { class: "number", "aria-hidden": "true" }, String(place + 1)), list);
}

function factButton(fact) {
  const { kind, names } = factName(fact);
  const look = data.kinds[fact.thing.kind];
  const made = el("button", { type: "button", class: "fact", "data-fact": reading.facts.indexOf(fact), "data-focus": fact.key });
  made.append("folded" in fact.thing ? stroke("solid", colourOf(look)) : swatch(look), texted("span", kind, { class: "relation" }));
  if (names) made.append(" ", el("span", { class: "names" }, names));
  made.addEventListener("click", () => select(fact.selection));
  for (const name of ["mouseenter", "focus"]) made.addEventListener(name, () => show(fact));
  for (const name of ["mouseleave", "blur"]) made.addEventListener(name, () => show(reading.held));
  return made;
}

function show(fact) {
  light(reading.pieces, fact?.quotes || [], "lit");
  light(reading.pieces, fact?.words || [], "word");
}

/** What stays lit when nothing is pointed at. */
function hold(fact) {
  reading.held = fact;
  show(fact);
}

/** The quotes of what is selected stay lit; so do its names in the text. */
function lightSelected(frame) {
  const chosen = (fact) => {
    const [[list, place]] = Object.entries(fact.selection);
    return isSelected(list, place);
  };
  hold(reading.facts.find(chosen) || null);
  for (const made of frame.querySelectorAll("[data-fact]")) {
    made.setAttribute("aria-pressed", String(chosen(reading.facts[Number(made.dataset.fact)])));
  }
  for (const made of frame.querySelectorAll("[data-mention]")) {
    made.setAttribute("aria-pressed", String(isSelected("node", Number(made.dataset.mention))));
  }
}

/** A click on words shows the facts that rest on them; on a name, the thing it means as well. */
function listen(frame) {
  if (frame.dataset.listens) return;
  frame.dataset.listens = "yes";
  const act = (target) => {
    const mention = target.closest("[data-mention]");
    const sentence = target.closest(".sentence[data-at]");
    if (mention) select({ node: Number(mention.dataset.mention) });
    if (sentence) showSentence(frame, Number(sentence.dataset.at), !mention);
  };
  frame.addEventListener("click", (event) => event.target.closest(".passage") && act(event.target));
  frame.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-mention]") || ![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    act(event.target);
  });
}

function showSentence(frame, place, alone) {
  for (const one of frame.querySelectorAll("[data-of]")) one.classList.toggle("on", Number(one.dataset.of) === place);
  const facts = frame.querySelector(`[data-of="${place}"]`);
  facts?.scrollIntoView({ block: "nearest" });
  const article = data.articles[state.article] || data.articles[0];
  const [from, to] = article.sentences[place];
  if (alone) hold({ quotes: [[from, to]], words: [] });
  const told = facts?.querySelectorAll(".fact").length || 0;
  document.getElementById("told").textContent = reading.unread.has(place) ? say("unreadhere") : say("sentencefacts", { n: told, number: place + 1 });
}
