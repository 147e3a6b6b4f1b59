// The frame around every view: tabs, one section for each view, the card beside them, what is shown of all there is.
//
// A view is {name, title, draw(section, shown)} and may have: update(section, shown, keys) instead of drawing anew,
// mark(section) when only the selection changed, below(element, shown) for what stands under the stage in full width,
// legend (true: the legend stands under it), stop (true: it has a stop of the Tab key of its own), told(shown) for the
// line that says how much is shown, seen(shown) → {nodes, edges} if it draws only some of what is visible,
// kept() → {name: value} of its own choices for the address (empty if as usual), take(asked) to put them back from it,
// rows(shown) for a CSV of its own, picture(shown) → {body: [elements of SVG], box} if it can be kept as a picture.

const HEAVY_LISTS = 200; // lines from which the lists below wait until the view is seen

/** Set state, write the address, and draw anew what depends on what changed. */
function change(patch, { write = true } = {}) {
  const before = state.view;
  Object.assign(state, patch);
  if ("selected" in patch) state.selected = drawn(patch.selected);
  const keys = new Set(Object.keys(patch));
  const onlySelected = keys.size === 1 && keys.has("selected");
  if (!onlySelected) shown = null;
  if (write) writeAddress();
  if (onlySelected) return drawSelected();
  if (keys.has("view") && before !== state.view) drawTabs();
  if (keys.has("language") || keys.has("labels") || keys.has("theme")) drawWords();
  drawView(keys);
  drawControls();
  drawSelected();
}

/** Select a node, a line or a record; `focus` moves to the card. */
function select(selected, focus = false) {
  change({ selected });
  const title = document.getElementById("card-title");
  tell(title ? shorten(title.textContent, 200) : "");
  if (focus) document.getElementById("card").focus({ preventScroll: false });
}

/** Say something to those who do not see the page change. */
function tell(text) {
  document.getElementById("told").textContent = text;
}

function drawSelected() {
  drawCard();
  markChosen();
  activeView()?.mark?.(sectionOf(activeView()));
}

/** Whatever bears the place of the selection (data-node, data-edge, data-record; a row data-row) is marked. */
function markChosen() {
  for (const row of document.querySelectorAll("[data-row]")) {
    row.classList.toggle("chosen", state.selected?.edge === Number(row.dataset.row));
  }
  for (const list of ["node", "edge", "record"]) {
    for (const made of document.querySelectorAll(`button[data-${list}]`)) {
      made.setAttribute("aria-pressed", String(isSelected(list, Number(made.dataset[list]))));
    }
  }
}

function isSelected(list, place) {
  const { selected } = state;
  if (!selected) return false;
  if (list in selected) return selected[list] === place;
  // a record is chosen when its node or line is
  if (list !== "record") return false;
  const thing = "node" in selected ? data.nodes[selected.node] : data.edges[selected.edge];
  return thing.record === place && ("node" in selected || thing.folded);
}

// ── views ────────────────────────────────────────────────────────────────────────────────────────────────────────

function activeView() {
  return views.find((one) => one.name === state.view) || views[0];
}

function sectionOf(view) {
  const name = `view-${view.name}`;
  let section = document.getElementById(name);
  if (!section) {
    section = el("section", { id: name, class: "view", role: "tabpanel", "aria-labelledby": `tab-${view.name}` });
    // a panel that scrolls must be reached by keys; one with a stop of its own need not
    if (!view.stop) section.tabIndex = 0;
    document.getElementById("views").append(section);
  }
  return section;
}

function drawView(keys) {
  const view = activeView();
  const held = focused();
  for (const other of document.querySelectorAll("#views > section")) other.hidden = other.id !== `view-${view.name}`;
  const section = sectionOf(view);
  section.hidden = false;
  const now = shownNow();
  if (view.update && section.hasChildNodes()) view.update(section, now, keys);
  else {
    section.replaceChildren();
    view.draw(section, now);
  }
  drawLegend(view);
  drawBelow(view, now);
  if (held) document.querySelector(held)?.focus({ preventScroll: true });
}

let waiting = 0;

/** What stands below the stage in full width (lists, tables); large ones wait until the view itself is seen. */
function drawBelow(view, now) {
  window.clearTimeout(waiting);
  const below = document.getElementById("below");
  const draw = () => {
    below.replaceChildren();
    view.below?.(below, now);
    markChosen();
  };
  if (view.below && now.edges.size > HEAVY_LISTS) waiting = window.setTimeout(draw, 60);
  else draw();
}

/** How to find again what has the focus, if drawing anew would replace it: its id or its data-focus. */
function focused() {
  const { activeElement } = document;
  if (!activeElement?.closest("#views, #below")) return "";
  if (activeElement.id) return `#${CSS.escape(activeElement.id)}`;
  const key = ["focus", "node", "edge", "record"].find((name) => activeElement.dataset[name] !== undefined);
  return key ? `[data-${key}="${CSS.escape(activeElement.dataset[key])}"]` : "";
}

// ── tabs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function drawTabs() {
  const tabs = document.getElementById("tabs");
  const active = activeView();
  if (!tabs.hasChildNodes()) {
    for (const view of views) {
      const made = button(say(view.title), () => change({ view: view.name }), {
        id: `tab-${view.name}`,
        role: "tab",
        "aria-controls": `view-${view.name}`,
        "data-word": view.title,
      });
      tabs.append(made);
      sectionOf(view).hidden = true;
    }
    tabs.addEventListener("keydown", keysOfTabs);
  }
  for (const view of views) {
    const tab = document.getElementById(`tab-${view.name}`);
    tab.setAttribute("aria-selected", String(view === active));
    tab.tabIndex = view === active ? 0 : -1;
  }
}

function keysOfTabs(event) {
  const at = views.indexOf(activeView());
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const view = views[(to + views.length) % views.length];
  change({ view: view.name });
  document.getElementById(`tab-${view.name}`).focus();
}
