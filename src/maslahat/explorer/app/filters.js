// Filters: classes, topics, certainty, kinds of evidence, sources; each with how much of it there is.

function startFilters() {
  for (const id of ["filters", "saving"]) {
    const box = document.getElementById(id);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      box.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) box.open = false;
    });
  }
  document.getElementById("filters").addEventListener("toggle", (event) => event.target.open && drawFilters());
}

/** What can be chosen in each group: a key, its sign, its name and how many there are in the page. */
function groupsOfFilters() {
  const count = (list) => list.reduce((times, key) => times.set(key, (times.get(key) || 0) + 1), new Map());
  const keys = classKeys();
  const shapes = count(data.nodes.map((node) => keys[node.kind]));
  const lines = count(data.edges.filter((edge) => edge.folded).map((edge) => keys[edge.kind]));
  const grounds = evidenceKeys();
  const named = (list, keysOfList) => new Map(list.map((one, place) => [keysOfList[place], { one, place }]));
  const kinds = named(data.kinds, keys);
  const sources = named(data.sources, sourceKeys());
  const looks = named(data.grounds, groundKeys());
  const certainty = new Map(data.evidence.map((one, place) => [grounds[place].certainties, one.certainty]));
  const fields = new Map([...topics().keys].map(([place, key]) => [key, data.nodes[place]]));
  const times = {
    classes: new Map([...choices().classes].map((key) => [key, (shapes.get(key) || 0) + (lines.get(key) || 0)])),
    topics: count(topics().of.flat()),
    certainties: count(grounds.map((one) => one.certainties).filter(Boolean)),
    grounds: count(grounds.map((one) => one.grounds)),
    sources: count(grounds.map((one) => one.sources).filter(Boolean)),
  };
  const shown = {
    classes: (key) => {
      const look = kinds.get(key).one;
      return [shapes.has(key) ? swatch(look) : stroke("solid", colourOf(look)), term(look.labels)];
    },
    topics: (key) => [null, nameOf(fields.get(key))],
    certainties: (key) => [null, pick(certainty.get(key)) || { text: key, lang: "" }],
    grounds: (key) => [stroke(looks.get(key).one.style, colourOf(looks.get(key).one)), term(looks.get(key).one.labels)],
    sources: (key) => {
      const source = sources.get(key).one;
      const title = pick(source.title) || { text: key, lang: "" };
      const outlet = pick(source.outlet);
      const text = [outlet?.text, source.published, title.text].filter(Boolean).join(" · ");
      return [null, { text: shorten(text, 110), lang: title.lang }];
    },
  };
  return GROUPS.map((group) => ({
    group,
    entries: [...times[group]].map(([key, n]) => ({ key, n, sign: shown[group](key)[0], name: shown[group](key)[1] })),
  })).filter(({ entries }) => entries.length);
}

function drawFilters() {
  const off = GROUPS.reduce((sum, group) => sum + state.hidden[group].size, 0);
  document.getElementById("filters-off").textContent = off ? say("off", { n: off }) : "";
  const box = document.getElementById("filters");
  if (!box.open) return;
  const held = box.contains(document.activeElement) ? document.activeElement.id : "";
  const sorted = (entries) => entries.sort((a, b) => a.name.text.localeCompare(b.name.text, state.language));
  const made = groupsOfFilters().map(({ group, entries }) =>
    el(
      "fieldset",
      { class: `of-${group}` },
      el("legend", {}, say(`filter${group}`)),
      el(
        "p",
        { class: "both" },
        button(say("all"), () => hide(group, []), { id: `all-${group}` }),
        button(say("nothing"), () => hide(group, entries.map(({ key }) => key)), { id: `none-${group}` }),
      ),
      el("div", { class: "choices" }, ...sorted(entries).map((entry, number) => checkbox(group, entry, number))),
    ),
  );
  document.getElementById("filters-box").replaceChildren(...made);
  if (held) document.getElementById(held)?.focus();
}

function checkbox(group, { key, n, sign, name }, number) {
  const input = el("input", { type: "checkbox", id: `${group}-${number}` });
  input.checked = !state.hidden[group].has(key);
  input.addEventListener("change", () => {
    const hidden = new Set(state.hidden[group]);
    if (input.checked) hidden.delete(key);
    else hidden.add(key);
    hide(group, [...hidden]);
  });
  return el("label", {}, input, sign, texted("span", name), el("span", { class: "count" }, String(n)));
}

function hide(group, keys) {
  change({ hidden: { ...state.hidden, [group]: new Set(keys) } });
}
