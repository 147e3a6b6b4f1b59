// What stands on matrix and timeline: the node or line behind a cell, bar, mark or step; and one stop for many buttons.

function isShown(drawn, now) {
  return "edge" in drawn ? now.edges.has(drawn.edge) : now.nodes.has(drawn.node);
}

/** The node or line of a cell, bar, mark or step. */
function thingOf(drawn) {
  return "edge" in drawn ? data.edges[drawn.edge] : data.nodes[drawn.node];
}

/** What is to be selected to see it. */
function selectionOf(drawn) {
  return "edge" in drawn ? { edge: drawn.edge } : { node: drawn.node };
}

/** The attribute that tells the place of what a selection or a drawn thing means. */
function placeMark(one) {
  return "edge" in one ? { "data-edge": one.edge } : { "data-node": one.node };
}

/** The name of a node as one of many buttons: arrows lead to it, the Tab key passes it by. */
function stopName(place, most) {
  const name = nameOf(data.nodes[place]);
  const made = texted("button", cut(name, most), {
    type: "button",
    class: "name",
    tabindex: -1,
    "data-stop": true,
    "data-node": place,
    title: shorten(name.text, 200),
  });
  made.addEventListener("click", () => select({ node: place }));
  return made;
}

/** How many sources a thing rests on now, and whether a curator's note is among its evidence. */
function sourcesOf(thing, now) {
  const seen = thing.evidence.filter((place) => now.evidence.has(place)).map((place) => data.evidence[place]);
  const sources = new Set(seen.map((one) => one.source).filter((place) => place >= 0));
  return { count: sources.size, note: seen.some((one) => one.kind === 2) };
}

function statusName(drawn, signs, places = drawn.statuses) {
  const names = places.map((place) => term(signs[place].labels)?.text || "");
  const name = names.join(" / ") || say("nostatus");
  return drawn.plan ? say("plan", { what: name }) : name;
}

/** Whether no source tells since when a record holds, so that it may not have held on the chosen day. */
function isUnsure(drawn) {
  const record = data.records[thingOf(drawn).record];
  return Boolean(record) && !drawn.plan && !record.first;
}

/** In a table or chart of many buttons the Tab key stops once; arrows lead on from there. */
function oneStop(frame, target) {
  if (!target) return;
  for (const other of frame.querySelectorAll("[data-stop][tabindex='0']")) other.setAttribute("tabindex", "-1");
  target.setAttribute("tabindex", "0");
}
