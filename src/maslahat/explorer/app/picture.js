// The picture around a thing: vis-network draws the part of the graph that was chosen and placed.

const picture = { network: null, nodes: null, edges: null, part: null, opened: new Set(), kept: new Set(), centre: null };

/** The part of the graph around the centre, placed; the same until the centre, a class filter or what is opened changes. */
function partAround() {
  if (state.centre !== picture.centre) {
    picture.opened.clear();
    picture.centre = state.centre;
    picture.kept = keptFor(state.selected);
  }
  const key = JSON.stringify([state.centre, [...picture.opened], [...state.hidden.classes].sort(), nameTongue()]);
  if (picture.part?.key !== key) {
    const { kept, opened } = picture;
    picture.part = { ...placed(near(state.centre, { kept, opened })), key };
  }
  return picture.part;
}

/** Names differ in length, so each language has its own places. */
function nameTongue() {
  return state.labels || state.language;
}

/** What is chosen when the picture is made has its place in it. */
function keptFor(selected) {
  const chosen = [selected, data.selection ? selectionNamed(data.selection) : null].filter(Boolean);
  const ends = chosen.flatMap((one) => {
    if ("node" in one) return [one.node];
    return "edge" in one ? [data.edges[one.edge].from, data.edges[one.edge].to] : [];
  });
  return new Set(ends);
}

function labelOf(node) {
  if (node.words && !pick(node.labels)) return quoted(shorten(node.words, 52));
  return shorten(nameOf(node).text, 56);
}

function drawnNode(place, part, now) {
  const node = data.nodes[place];
  const kind = data.kinds[node.kind];
  const colour = colourOf(kind);
  const boxed = kind.shape === "box";
  const centre = place === part.centre;
  const ground = GROUND[state.theme];
  // a box holds its own name, so its colour goes to the border
  const paint = boxed ? { background: PAPER[state.theme], border: colour } : { background: colour, border: ground };
  return {
    id: place,
    ...part.at.get(place),
    shape: kind.shape,
    size: sizeOf(place, part.centre),
    hidden: !now.nodes.has(place),
    label: labelOf(node),
    color: {
      ...paint,
      highlight: { background: paint.background, border: INK[state.theme] },
      hover: { background: paint.background, border: FAINT[state.theme] },
    },
    font: {
      face: FACE,
      size: centre ? 17 : 14,
      color: INK[state.theme],
      strokeWidth: boxed ? 0 : centre ? 9 : 5,
      strokeColor: ground,
      bold: centre,
    },
    borderWidth: boxed ? 2 : 1.5,
    margin: boxed ? 8 : 5,
    shapeProperties: { borderDashes: data.records[node.record]?.plan ? [5, 4] : false, borderRadius: 6 },
  };
}

function drawnEdge(place, part, now) {
  const edge = data.edges[place];
  const kind = data.kinds[edge.kind];
  const colour = kind.plain ? FAINT[state.theme] : colourOf(kind);
  const stroke = strokeOf(edge);
  const many = part.edges.length > HEAVY;
  return {
    id: place,
    from: edge.from,
    to: edge.to,
    hidden: !now.edges.has(place),
    smooth: many ? false : { enabled: true, type: "curvedCW", roundness: part.bends.get(place) },
    label: part.labelled.has(place) ? shorten(relationOf(edge).text, 28) : undefined,
    color: { color: colour, highlight: colour, hover: colour, opacity: stroke === "none" ? 0.55 : 1 },
    width: edge.folded ? 2 : 1,
    dashes: DASHES[stroke] ?? [1, 7],
    font: {
      face: FACE,
      size: 11,
      color: FAINT[state.theme],
      strokeWidth: 3,
      strokeColor: GROUND[state.theme],
      align: "horizontal",
    },
  };
}

const HEAVY = 300; // lines from which the picture is drawn more plainly

function drawPicture(now) {
  const frame = document.getElementById("picture");
  picture.network?.destroy();
  picture.network = null;
  if (state.centre < 0) return;
  const part = partAround();
  // painted before the network is made: painting it afterwards takes twice as long
  picture.nodes = new vis.DataSet(part.nodes.map((place) => drawnNode(place, part, now)));
  picture.edges = new vis.DataSet(part.edges.map((place) => drawnEdge(place, part, now)));
  const hides = part.edges.length > HEAVY;
  const options = { ...data.picture.options, autoResize: true };
  options.interaction = { ...options.interaction, hideEdgesOnDrag: hides, hideEdgesOnZoom: hides };
  picture.network = new vis.Network(frame, { nodes: picture.nodes, edges: picture.edges }, options);
  picture.drawn = part.key;
  // our own frame takes the focus and the keys; one stop for the Tab key is enough
  frame.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  const at = (cursor) => () => (frame.style.cursor = cursor);
  picture.network.on("click", (event) => {
    if (event.nodes.length) select({ node: event.nodes[0] });
    else if (event.edges.length) select({ edge: event.edges[0] });
    else markSelected();
  });
  picture.network.on("doubleClick", (event) => event.nodes.length && change({ centre: event.nodes[0] }));
  picture.network.on("hoverNode", at("pointer"));
  picture.network.on("hoverEdge", at("pointer"));
  picture.network.on("blurNode", at(""));
  picture.network.on("blurEdge", at(""));
  picture.network.on("resize", () => window.requestAnimationFrame(showAll));
  showAll();
}

function paintPicture(now) {
  if (!picture.network) return drawPicture(now);
  const part = partAround();
  if (part.key !== picture.drawn) return drawPicture(now);
  picture.nodes.update(part.nodes.map((place) => drawnNode(place, part, now)));
  picture.edges.update(part.edges.map((place) => drawnEdge(place, part, now)));
}

/** What of all that is to be seen stands in the picture. */
function inPicture(now) {
  const part = state.centre < 0 ? { nodes: [], edges: [] } : partAround();
  return {
    ...now,
    nodes: new Set(part.nodes.filter((place) => now.nodes.has(place))),
    edges: new Set(part.edges.filter((place) => now.edges.has(place))),
  };
}

/** The whole picture, or on a small screen as much of it around the selection as can be read. */
function showAll() {
  if (!picture.network) return;
  const readable = document.getElementById("picture").clientWidth < 700 ? 0.62 : 0.42;
  picture.network.fit({ animation: false, maxZoomLevel: 1.15 });
  if (picture.network.getScale() >= readable) {
    // a margin, for fonts wider than was reckoned
    picture.network.moveTo({ scale: picture.network.getScale() * 0.96, animation: false });
    return;
  }
  const edge = data.edges[state.selected?.edge];
  const wanted = edge ? [edge.from, edge.to] : [state.selected?.node ?? state.centre, state.centre];
  const [a, b] = wanted.map((place) => picture.part.at.get(place) || picture.part.at.get(state.centre));
  const position = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  picture.network.moveTo({ position, scale: readable, animation: false });
}

function zoom(factor) {
  if (!picture.network) return;
  const scale = Math.min(4, Math.max(0.05, picture.network.getScale() * factor));
  picture.network.moveTo({ scale, animation: prefers("(prefers-reduced-motion: reduce)") ? false : { duration: 150 } });
}

function markSelected() {
  if (!picture.network) return;
  const { node, edge } = state.selected || {};
  if (picture.part.at.has(node)) picture.network.selectNodes([node], node !== state.centre);
  else if (picture.part.bends.has(edge)) picture.network.setSelection({ nodes: [], edges: [edge] }, { highlightEdges: false });
  else picture.network.unselectAll();
}

/** The node of `at` (places and points) that lies nearest in the direction of an arrow key. */
function towards(key, at, from) {
  const across = ARROWS[key];
  let best = null;
  for (const [node, point] of at) {
    const dx = point.x - at.get(from).x;
    const dy = point.y - at.get(from).y;
    const along = dx * across[0] + dy * across[1];
    const cost = along + 2 * (Math.abs(dx * across[1]) + Math.abs(dy * across[0]));
    if (node !== from && along > 1 && (!best || cost < best.cost)) best = { node, cost };
  }
  return best ? best.node : null;
}

function keysOfPicture(event) {
  if (!picture.network || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key.startsWith("Arrow")) {
    const now = shownNow();
    const at = new Map([...picture.part.at].filter(([place]) => now.nodes.has(place)));
    const node = towards(event.key, at, at.has(state.selected?.node) ? state.selected.node : state.centre);
    if (node !== null) select({ node });
  } else if (event.key === "Enter") document.getElementById("card").focus();
  else if (event.key === "c" && "node" in (state.selected || {})) change({ centre: state.selected.node });
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}
