// A text in pieces that can be lit: sentences, names, and the words that facts rest on. All places count code points.

/** The facts that rest on quotes of an article: records and ties, with their quotes and words; all, or those seen now. */
function factsOf(article, now = null) {
  const seen = (places, one) => !now || places.has(one);
  const found = new Map();
  const take = (key, thing, selection) => {
    const quotes = thing.evidence
      .filter((place) => seen(now?.evidence, place))
      .map((place) => data.evidence[place])
      .filter((one) => one.start !== undefined && data.sources[one.source]?.iri === article.iri);
    if (!quotes.length) return;
    const fact = found.get(key) || { key, thing, selection, quotes: [], words: [] };
    for (const { start, end } of quotes) {
      if (!fact.quotes.some(([from, to]) => from === start && to === end)) fact.quotes.push([start, end]);
    }
    fact.words = article.words[thing.record] || [];
    found.set(key, fact);
  };
  for (const node of data.nodes) {
    if (node.record >= 0 && seen(now?.things, node)) take(`record-${node.record}`, node, { record: node.record });
  }
  data.edges.forEach((edge, place) => {
    if (!seen(now?.things, edge)) return;
    if (edge.folded) take(`record-${edge.record}`, edge, { record: edge.record });
    else if (edge.record < 0) take(`edge-${place}`, edge, { edge: place });
  });
  return [...found.values()].sort((a, b) => a.quotes[0][0] - b.quotes[0][0] || firstWord(a) - firstWord(b));
}

function firstWord(fact) {
  const { words: said, quotes } = fact;
  const inside = said.filter(([from]) => quotes.some(([start, end]) => start <= from && from < end));
  return inside.length ? inside[0][0] : Infinity;
}

/** The facts that rest on a sentence, or on a part of it. */
function restingOn([from, to], facts) {
  return facts.filter((fact) => fact.quotes.some(([start, end]) => start < to && from < end));
}

/** What a fact is called in the margin: its class, and the things that it links. */
function factName(fact) {
  const { thing } = fact;
  if (thing.record < 0) {
    const [from, to] = [thing.from, thing.to].map((place) => shorten(nameOf(data.nodes[place]).text, 44));
    return { kind: relationOf(thing), names: `${from} → ${to}` };
  }
  const names = data.records[thing.record].details.map((detail) => placeOf(detail.iri)).filter((place) => place >= 0);
  const linked = [...new Set(names)];
  // what the whole page is about need not be said of each fact
  const telling = linked.length > 2 ? linked.filter((place) => place !== data.centre) : linked;
  const told = telling.slice(0, 3).map((place) => shorten(nameOf(data.nodes[place]).text, 52));
  return { kind: kindOf(thing), names: told.join(" · ") };
}

/** An article as paragraphs of elements, and its pieces in order, each {from, to, element}. */
function markedText(article, facts, unread) {
  const letters = Array.from(article.text);
  const cuts = new Set([0, letters.length]);
  for (const [from, to] of [...article.sentences, ...article.mentions, ...facts.flatMap((fact) => [...fact.quotes, ...fact.words])]) {
    cuts.add(from).add(to);
  }
  letters.forEach((letter, place) => letter === "\n" && cuts.add(place).add(place + 1));
  const places = [...cuts].filter((place) => place >= 0 && place <= letters.length).sort((a, b) => a - b);
  const pieces = [];
  const paragraphs = [];
  let paragraph = null;
  let sentence = { at: -1, element: null };
  let mention = { at: -1, element: null };
  const within = (list, from) => list.findIndex(([start, end]) => start <= from && from < end);
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [from, to] = [places[i], places[i + 1]];
    const text = letters.slice(from, to).join("");
    if (text === "\n") {
      paragraph = null;
      continue;
    }
    if (!paragraph) {
      // a gap between paragraphs is none of its own
      if (!text.trim()) continue;
      paragraph = { element: el("p", { lang: article.language }), sentences: [] };
      paragraphs.push(paragraph);
      sentence = mention = { at: -1, element: null };
    }
    const inSentence = within(article.sentences, from);
    if (inSentence !== sentence.at) {
      sentence = { at: inSentence, element: inSentence < 0 ? null : sentenceElement(inSentence, unread.has(inSentence)) };
      if (sentence.element) {
        paragraph.sentences.push(inSentence);
        paragraph.element.append(sentence.element);
      }
      mention = { at: -1, element: null };
    }
    const inMention = within(article.mentions, from);
    if (inMention !== mention.at) {
      mention = { at: inMention, element: inMention < 0 ? null : mentionElement(article.mentions[inMention]) };
      if (mention.element) (sentence.element || paragraph.element).append(mention.element);
    }
    const element = el("span", { class: "piece" }, text);
    (mention.element || sentence.element || paragraph.element).append(element);
    pieces.push({ from, to, element });
  }
  return { paragraphs, pieces };
}

function sentenceElement(place, unread) {
  const number = el("button", {
    type: "button",
    class: "number",
    "data-sentence": place,
    "data-focus": `sentence-${place}`,
    "aria-label": say(unread ? "sentenceunread" : "sentence", { n: place + 1 }),
  }, String(place + 1));
  return el("span", { class: unread ? "sentence unread" : "sentence", "data-at": place }, number);
}

function mentionElement([, , node]) {
  if (node < 0) return el("span", { class: "mention" });
  return el("span", { class: "mention known", role: "button", tabindex: 0, "data-mention": node });
}

/** Give the pieces within stretches a class, and take it from all others. */
function light(pieces, stretches, name) {
  for (const { from, to, element } of pieces) {
    element.classList.toggle(name, stretches.some(([start, end]) => start <= from && to <= end));
  }
}
