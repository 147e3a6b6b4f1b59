// Around: one thing and its neighbours as a picture, with everything in it as lists and a table below.

views.push({
  name: "around",
  title: "around",
  legend: true,
  stop: true, // the picture itself is reached by keys
  draw(frame) {
    const pane = el("div", {
      id: "picture",
      tabindex: 0,
      role: "application",
      "aria-label": say("picture"),
      "data-name": "picture",
      "aria-describedby": "hint",
    });
    const tool = (name, sign, act) => button(sign, act, { id: name, "data-name": name, "aria-label": say(name), title: say(name) });
    frame.append(
      pane,
      el("div", { class: "zoom" }, tool("zoomin", "+", () => zoom(1.25)), tool("zoomout", "−", () => zoom(0.8)), tool("fit", "⤢", showAll)),
      el("p", { id: "hint", "data-word": "hint" }, say("hint")),
    );
    pane.addEventListener("keydown", keysOfPicture);
    drawPicture();
  },
  update: () => paintPicture(),
  mark: () => markSelected(),
  below(frame, now) {
    const list = (name) =>
      el("section", { class: "list", "aria-labelledby": `${name}-title` }, el("h2", { id: `${name}-title` }, say(name)));
    const things = list("things");
    things.append(el("div", { id: "things" }));
    const statements = list("statements");
    statements.append(el("table", { id: "table", role: "table" }));
    frame.append(things, statements);
    drawThings(now);
    drawTable(now);
  },
});
