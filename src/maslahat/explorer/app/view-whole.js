// Whole: all that is visible at once, as a picture as long as one can be read, else as numbers.

views.push({
  name: "whole",
  title: "whole",
  legend: true,
  draw(frame, now) {
    const pane = el("div", {
      id: "overview",
      tabindex: 0,
      role: "application",
      "aria-label": say("wholepicture"),
      "data-name": "wholepicture",
      "aria-describedby": "wholehint",
    });
    const around = button("", () => change({ view: "around", centre: state.selected.node }), { id: "wholearound" });
    const tools = el(
      "div",
      { class: "zoom" },
      zoomTool("wholein", "zoomin", "+", () => zoomWhole(1.25)),
      zoomTool("wholeout", "zoomout", "−", () => zoomWhole(0.8)),
      zoomTool("wholefit", "fit", "⤢", showWhole),
    );
    const told = el("p", { id: "wholetold" });
    frame.append(
      el("div", { class: "centring" }, told, around),
      el("p", { id: "wholebare", class: "empty", hidden: true }),
      pane,
      tools,
      el("div", { id: "aggregates", tabindex: 0 }),
      el("p", { id: "wholehint", class: "hint", "data-word": "wholehint" }, say("wholehint")),
    );
    this.update(frame, now);
  },
  update(frame, now) {
    const pictured = data.nodes.length <= PICTURED;
    const part = (id) => document.getElementById(id);
    for (const id of ["overview", "wholehint", "wholefit"]) part(id).hidden = !pictured;
    frame.querySelector(".zoom").hidden = !pictured;
    part("aggregates").hidden = pictured;
    if (pictured) drawOverview(part("overview"), now);
    else drawAggregates(part("aggregates"), now);
    const seen = inOverview(now);
    const loose = now.nodes.size - seen.nodes.size;
    part("wholetold").textContent = say("wholetold", { nodes: seen.nodes.size, edges: seen.edges.size, loose });
    sayIfBare("wholebare", seen);
    this.mark();
  },
  mark() {
    const around = document.getElementById("wholearound");
    const { node } = state.selected || {};
    around.hidden = node === undefined;
    if (node !== undefined) around.replaceChildren(`${say("drawaround")} `, texted("span", cut(longName(data.nodes[node]), 60)));
    if (overview.canvas?.isConnected) soon();
  },
  seen: inOverview,
  below(frame, now) {
    const list = el("section", { class: "list", "aria-labelledby": "statements-title" }, el("h2", { id: "statements-title" }, say("statements")));
    list.append(el("table", { id: "table", role: "table" }), el("div", { id: "pages", class: "pages" }));
    frame.append(list);
    drawTable(now);
  },
});
