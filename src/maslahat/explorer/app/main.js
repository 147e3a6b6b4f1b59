// The page as a whole: one state, drawn anew when it changes.

/** Select a node or line; `move` brings the card into sight where it does not stand beside the picture. */
function select(selected, move = false) {
  state.selected = selected;
  drawCard();
  markSelected();
  markRows();
  writeAddress();
  const title = document.getElementById("card-title");
  document.getElementById("told").textContent = title ? shorten(title.textContent, 200) : "";
  if (move) document.getElementById("card").focus({ preventScroll: false });
}

function drawWords() {
  document.documentElement.lang = state.language;
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
  const shown = say("shown", { shown: data.shown, total: data.total, edges: data.edges.length });
  document.getElementById("shown").textContent = data.nodes.length ? shown : say("empty");
  document.getElementById("left").textContent = data.left ? say("left", { n: data.left }) : "";
  document.getElementById("theme").textContent = say(state.theme === "light" ? "dark" : "light");
}

function drawAll(first = false) {
  document.documentElement.dataset.theme = state.theme;
  drawWords();
  drawLegend();
  if (first) drawPicture();
  else paintPicture();
  drawCard();
  markSelected();
  // long lists wait until the picture is seen
  if (first && data.edges.length > 200) window.setTimeout(drawLists);
  else drawLists();
}

function drawLists() {
  drawThings();
  drawTable();
  markRows();
}

function start() {
  state.theme = prefers("(prefers-color-scheme: dark)") ? "dark" : "light";
  state.selected = firstSelection();
  readAddress();
  const languages = document.getElementById("language");
  languages.replaceChildren(...data.languages.map(({ tag, name }) => el("option", { value: tag, lang: tag }, name)));
  languages.value = state.language;
  languages.addEventListener("change", () => {
    state.language = languages.value;
    drawAll();
    writeAddress();
  });
  document.getElementById("theme").addEventListener("click", () => {
    state.theme = state.theme === "light" ? "dark" : "light";
    drawAll();
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("card").focus();
  });
  document.getElementById("zoomin").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoomout").addEventListener("click", () => zoom(0.8));
  document.getElementById("fit").addEventListener("click", showAll);
  document.getElementById("picture").addEventListener("keydown", keysOfPicture);
  window.addEventListener("hashchange", () => {
    readAddress();
    languages.value = state.language;
    drawAll();
  });
  drawAll(true);
  // for tests and for whoever looks under the hood
  window.maslahat = { data, state, picture, select };
}

start();
