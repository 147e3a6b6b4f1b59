// The page begins: what the address asks for, then everything drawn once.

function drawWords() {
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = state.theme;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = say(place.dataset.word);
  for (const place of document.querySelectorAll("[data-hint]")) place.placeholder = say(place.dataset.hint);
  for (const place of document.querySelectorAll("[data-name]")) {
    place.setAttribute("aria-label", say(place.dataset.name));
    if (place.tagName === "BUTTON") place.title = say(place.dataset.name);
  }
  const title = pick(data.title) || (data.centre >= 0 ? nameOf(data.nodes[data.centre]) : { text: "maslahat", lang: "" });
  const heading = document.getElementById("title");
  heading.textContent = shorten(title.text, 200);
  heading.lang = title.lang || state.language;
  document.title = `${shorten(title.text, 100)} · maslahat`;
  document.getElementById("theme").textContent = say(state.theme === "light" ? "dark" : "light");
  document.getElementById("language").value = state.language;
  const labels = document.getElementById("labels");
  labels.options[0].textContent = say("likepage");
  labels.value = state.labels;
}

/** How much the view shows of all there is, under which days, and how the controls stand. */
function drawControls() {
  const now = shownNow();
  const seen = seenNow();
  const counts = { nodes: seen.nodes.length, allNodes: data.nodes.length, edges: seen.edges.length, allEdges: data.edges.length };
  // a view of its own kind counts what it shows itself
  const whole = say("inpage", { nodes: data.nodes.length, edges: data.edges.length });
  const told = activeView().told?.(now) || (activeView().seen ? say("shown", counts) : whole);
  const away = data.nodes.length - now.nodes.size;
  const parts = [told, away ? say("away", { n: away }) : "", ...daysTold()].filter(Boolean);
  const text = data.nodes.length ? parts.join(" · ") : say("empty");
  const line = document.getElementById("shown");
  if (line.textContent && line.textContent !== text) tell(text);
  line.textContent = text;
  document.getElementById("left").textContent = data.left ? say("left", { n: data.left }) : "";
  drawClocks();
  drawFilters();
  drawSaving();
}

/** The chosen days in words, and how much has no date and is shown on any. */
function daysTold() {
  const { undated } = shownNow();
  const parts = [];
  if (state.date) parts.push(say("ason", { date: dayInWords(state.date) }));
  if (state.known) parts.push(say("knownto", { date: dayInWords(state.known) }));
  if (undated) parts.push(say("timeless", { n: undated }));
  return parts;
}

function start() {
  state.theme = prefers("(prefers-color-scheme: dark)") ? "dark" : "light";
  const languages = document.getElementById("language");
  languages.replaceChildren(...data.languages.map(({ tag, name }) => el("option", { value: tag, lang: tag }, name)));
  languages.addEventListener("change", () => change({ language: languages.value }));
  const labels = document.getElementById("labels");
  labels.append(new Option("", ""), ...Object.entries(data.names).map(([tag, name]) => el("option", { value: tag, lang: tag }, name)));
  labels.addEventListener("change", () => change({ labels: labels.value }));
  document.getElementById("theme").addEventListener("click", () => change({ theme: state.theme === "light" ? "dark" : "light" }));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("card").focus();
  });
  startSearch();
  startClocks();
  startFilters();
  startSaving();
  const first = { view: views[0].name, selected: firstSelection() };
  change({ language: data.language, theme: state.theme, ...first, ...readAddress() }, { write: false });
  drawTabs();
  window.addEventListener("hashchange", () => change(readAddress(), { write: false }));
  // for tests and for whoever looks under the hood
  window.maslahat = { data, state, views, picture, overview, select, change, shownNow, visible, holds, knownBy, folds, find, say, quoted, citationOf };
}

start();
