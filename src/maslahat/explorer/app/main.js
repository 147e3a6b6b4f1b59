// The page begins: what the address asks for, then everything drawn once.

function drawWords() {
  document.documentElement.lang = state.language;
  document.documentElement.dataset.theme = state.theme;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = say(place.dataset.word);
  for (const place of document.querySelectorAll("[data-name]")) {
    place.setAttribute("aria-label", say(place.dataset.name));
    if (place.tagName === "BUTTON") place.title = say(place.dataset.name);
  }
  const title = pick(data.title) || (data.centre >= 0 ? nameOf(data.nodes[data.centre]) : { text: "maslahat", lang: "" });
  const heading = document.getElementById("title");
  heading.textContent = shorten(title.text, 200);
  heading.lang = title.lang || state.language;
  document.title = `${shorten(title.text, 100)} · maslahat`;
}

/** What the controls say: how much is shown of all there is, and how they themselves stand. */
function drawControls() {
  const now = shownNow();
  const counts = { nodes: now.nodes.size, allNodes: data.nodes.length, edges: now.edges.size, allEdges: data.edges.length };
  document.getElementById("shown").textContent = data.nodes.length ? say("shown", counts) : say("empty");
  document.getElementById("left").textContent = data.left ? say("left", { n: data.left }) : "";
  document.getElementById("theme").textContent = say(state.theme === "light" ? "dark" : "light");
  document.getElementById("language").value = state.language;
}

function start() {
  state.theme = prefers("(prefers-color-scheme: dark)") ? "dark" : "light";
  const languages = document.getElementById("language");
  languages.replaceChildren(...data.languages.map(({ tag, name }) => el("option", { value: tag, lang: tag }, name)));
  languages.addEventListener("change", () => change({ language: languages.value }));
  document.getElementById("theme").addEventListener("click", () => change({ theme: state.theme === "light" ? "dark" : "light" }));
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("card").focus();
  });
  const first = { view: views[0].name, selected: firstSelection() };
  change({ language: data.language, theme: state.theme, ...first, ...readAddress() }, { write: false });
  drawTabs();
  window.addEventListener("hashchange", () => change(readAddress(), { write: false }));
  // for tests and for whoever looks under the hood
  window.maslahat = { data, state, views, picture, select, change, shownNow, visible, holds, knownBy };
}

start();
