// Around: one thing and its neighbours as a picture, with everything in it as lists and a table below.

views.push({
  name: "around",
  title: "around",
  legend: true,
  stop: true, // the picture itself is reached by keys
  draw(frame, now) {
    const pane = el("div", {
      id: "picture",
      tabindex: 0,
      role: "application",
      "aria-label": say("picture"),
      "data-name": "picture",
      "aria-describedby": "hint",
    });
    frame.append(
      el("div", { id: "centring", class: "centring" }),
      el("p", { id: "bare", class: "empty", hidden: true }),
      pane,
      el("div", { class: "zoom" }, zoomTool("zoomin", "zoomin", "+", () => zoom(1.25)), zoomTool("zoomout", "zoomout", "−", () => zoom(0.8)), zoomTool("fit", "fit", "⤢", showAll)),
      el("div", { id: "more", role: "group", "aria-label": say("more"), "data-name": "more" }),
      el("p", { id: "hint", class: "hint", "data-word": "hint" }, say("hint")),
    );
    pane.addEventListener("keydown", keysOfPicture);
    // without Ctrl the wheel scrolls the page
    pane.addEventListener("wheel", (e) => e.ctrlKey || e.metaKey || e.stopPropagation(), { capture: true });
    drawPicture(now);
    drawCentring();
    drawMore();
    sayIfBare("bare", inPicture(now));
  },
  update(frame, now) {
    paintPicture(now);
    drawCentring();
    drawMore();
    sayIfBare("bare", inPicture(now));
  },
  mark() {
    markSelected();
    drawCentring();
  },
  seen: inPicture,
  picture: () => networkAsSvg(),
  below(frame, now) {
    const list = (name) =>
      el("section", { class: "list", "aria-labelledby": `${name}-title` }, el("h2", { id: `${name}-title` }, say(name)));
    const things = list("things");
    things.append(el("div", { id: "things" }));
    const statements = list("statements");
    statements.append(el("table", { id: "table", role: "table" }), el("div", { id: "pages", class: "pages" }));
    frame.append(things, statements);
    const seen = inPicture(now);
    drawThings(seen);
    drawTable(seen);
  },
});

function zoomTool(id, word, sign, act) {
  return button(sign, act, { id, "data-name": word, "aria-label": say(word), title: say(word) });
}

/** A picture without a line says why: there is nothing in the data, or not on this day and with these filters. */
function sayIfBare(id, seen) {
  const place = document.getElementById(id);
  place.hidden = seen.edges.size > 0;
  place.textContent = data.edges.length ? say("bare") : say("empty");
}

/** Around what the picture is drawn, and buttons to draw it around the chosen thing, or the first again. */
function drawCentring() {
  const bar = document.getElementById("centring");
  if (!bar || state.centre < 0) return;
  const short = (place) => cut(longName(data.nodes[place]), 60);
  const chosen = state.selected?.node;
  const parts = [el("span", {}, say("aroundthis"), " ", texted("strong", short(state.centre)))];
  if (chosen !== undefined && chosen !== state.centre) {
    const made = button("", () => change({ centre: chosen }), { id: "recentre" });
    parts.push(made);
    made.append(say("drawaround"), " ", texted("span", short(chosen)));
  }
  if (state.centre !== data.centre && data.centre >= 0) {
    const made = button("", () => change({ centre: data.centre }), { id: "centreback" });
    parts.push(made);
    made.append("← ", texted("span", short(data.centre)));
  }
  bar.replaceChildren(...parts);
}

/** How many neighbours of which kind are not in the picture; each opens when asked for. */
function drawMore() {
  const bar = document.getElementById("more");
  const { left, total, nodes } = state.centre < 0 ? { left: new Map() } : partAround();
  const sum = [...left.values()].reduce((a, b) => a + b, 0);
  bar.hidden = !sum && !picture.opened.size;
  if (bar.hidden) return bar.replaceChildren();
  const kinds = [...left].sort(([, a], [, b]) => b - a);
  const open = (kind) => () => {
    picture.opened.add(kind);
    change({});
  };
  const chips = kinds.map(([kind, count]) => {
    const made = button("", open(kind), { "data-focus": `more-${kind}`, disabled: picture.opened.has(kind) });
    made.append(swatch(data.kinds[kind]), `+${count} `, texted("span", term(data.kinds[kind].labels)));
    return made;
  });
  const fewer = () => {
    picture.opened.clear();
    change({});
  };
  bar.replaceChildren(
    el("span", {}, say("neighbours", { shown: nodes.length - 1, total })),
    ...chips,
    picture.opened.size ? button(say("fewer"), fewer, { id: "fewer" }) : "",
  );
}
