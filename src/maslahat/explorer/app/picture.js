// The picture: vis-network draws the nodes and lines that Python has placed.

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { solid: false, dashed: [7, 5], dotted: [2, 4] };
const GROUND = { light: "#ffffff", dark: "#111827" };
const PAPER = { light: "#f8fafc", dark: "#182133" };
const INK = { light: "#1e293b", dark: "#e5e7eb" };
const FAINT = { light: "#526077", dark: "#a3afc2" };
const FACE = "Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

const picture = { network: null, nodes: null, edges: null };

/** How a line looks: the colour of its record's class, the stroke of the best evidence it rests on. */
function strokeOf(thing) {
  const kind = data.kinds[thing.kind];
  if (kind.style !== "solid") return kind.style;
  if (!thing.evidence.length) return "none";
  return data.grounds[Math.min(...thing.evidence.map((one) => data.evidence[one].kind))].style;
}

function drawnNode(node, place) {
  const kind = data.kinds[node.kind];
  const colour = colourOf(kind);
  const boxed = kind.shape === "box";
  const centre = place === data.centre;
  let text = shorten(nameOf(node).text, 56);
  if (node.words && !pick(node.labels)) text = quoted(shorten(node.words, 52));
  const ground = GROUND[state.theme];
  // a box holds its own name, so its colour goes to the border
  const paint = boxed ? { background: PAPER[state.theme], border: colour } : { background: colour, border: ground };
  return {
    id: place,
    hidden: !visible(node),
    label: text,
    color: {
      ...paint,
      highlight: { background: paint.background, border: INK[state.theme] },
      hover: { background: paint.background, border: FAINT[state.theme] },
    },
    font: {
      face: FACE,
      size: centre ? 17 : 14,
      color: INK[state.theme],
      strokeWidth: boxed ? 0 : 5,
      strokeColor: ground,
      bold: centre,
    },
    borderWidth: boxed ? 2 : 1.5,
    margin: boxed ? 8 : 5,
    shapeProperties: { borderDashes: data.records[node.record]?.plan ? [5, 4] : false, borderRadius: 6 },
  };
}

function drawnEdge(edge, place) {
  const kind = data.kinds[edge.kind];
  const colour = kind.plain ? FAINT[state.theme] : colourOf(kind);
  const stroke = strokeOf(edge);
  return {
    id: place,
    hidden: !visible(edge),
    label: edge.labelled ? shorten(relationOf(edge).text, 28) : undefined,
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

function drawPicture() {
  const frame = document.getElementById("picture");
  if (!data.nodes.length) return;
  // painted before the network is made: painting it afterwards takes twice as long
  picture.nodes = new vis.DataSet(data.picture.nodes.map((node) => ({ ...node, ...drawnNode(data.nodes[node.id], node.id) })));
  picture.edges = new vis.DataSet(data.picture.edges.map((edge) => ({ ...edge, ...drawnEdge(data.edges[edge.id], edge.id) })));
  picture.network = new vis.Network(
    frame,
    { nodes: picture.nodes, edges: picture.edges },
    { ...data.picture.options, autoResize: true },
  );
  // our own frame takes the focus and the keys; one stop for the Tab key is enough
  frame.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  // without Ctrl the wheel scrolls the page
  frame.addEventListener("wheel", (e) => e.ctrlKey || e.metaKey || e.stopPropagation(), { capture: true });
  picture.network.on("click", (event) => {
    if (event.nodes.length) select({ node: event.nodes[0] });
    else if (event.edges.length) select({ edge: event.edges[0] });
    else markSelected();
  });
  picture.network.on("hoverNode", () => (frame.style.cursor = "pointer"));
  picture.network.on("hoverEdge", () => (frame.style.cursor = "pointer"));
  picture.network.on("blurNode", () => (frame.style.cursor = ""));
  picture.network.on("blurEdge", () => (frame.style.cursor = ""));
  picture.network.on("resize", () => window.requestAnimationFrame(showAll));
  showAll();
}

function paintPicture() {
  if (!picture.network) return;
  picture.nodes.update(data.picture.nodes.map(({ id }) => drawnNode(data.nodes[id], id)));
  picture.edges.update(data.picture.edges.map(({ id }) => drawnEdge(data.edges[id], id)));
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
  const ends = (edge ? [edge.from, edge.to] : [state.selected?.node ?? 0]).map((end) => (picture.nodes.get(end) ? end : Math.max(data.centre, 0)));
  if (ends.length < 2) ends.push(Math.max(data.centre, 0));
  const [a, b] = ends.map((place) => picture.network.getPosition(place));
  const position = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  picture.network.moveTo({ position, scale: readable, animation: false });
}

function zoom(factor) {
  if (!picture.network) return;
  const scale = Math.min(4, Math.max(0.05, picture.network.getScale() * factor));
  picture.network.moveTo({ scale, animation: prefers("(prefers-reduced-motion: reduce)") ? false : { duration: 150 } });
}

function markSelected() {
  if (!picture.network || !state.selected || "record" in state.selected) return;
  const drawn = "node" in state.selected ? picture.nodes.get(state.selected.node) : picture.edges.get(state.selected.edge);
  if (!drawn) picture.network.unselectAll();
  else if ("node" in state.selected) picture.network.selectNodes([state.selected.node], state.selected.node !== data.centre);
  else picture.network.setSelection({ nodes: [], edges: [state.selected.edge] }, { highlightEdges: false });
}

/** The node that lies nearest in the direction of an arrow key. */
function nodeTowards(key) {
  const across = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const places = picture.network.getPositions();
  const from = state.selected && "node" in state.selected ? state.selected.node : Math.max(data.centre, 0);
  let best = null;
  for (const [id, point] of Object.entries(places)) {
    const dx = point.x - places[from].x;
    const dy = point.y - places[from].y;
    const along = dx * across[0] + dy * across[1];
    const aside = Math.abs(dx * across[1]) + Math.abs(dy * across[0]);
    const cost = along + 2 * aside;
    if (Number(id) !== from && visible(data.nodes[id]) && along > 1 && (!best || cost < best.cost)) best = { id: Number(id), cost };
  }
  return best ? best.id : null;
}

function keysOfPicture(event) {
  if (!picture.network || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key.startsWith("Arrow")) {
    const node = nodeTowards(event.key);
    if (node !== null) select({ node });
  } else if (event.key === "Enter") document.getElementById("card").focus();
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
}

// ── the same shapes and strokes as small pictures, for legend and card ───────────────────────────────────────────

const OUTLINES = {
  square: "3,3 17,3 17,17 3,17",
  diamond: "10,1 19,10 10,19 1,10",
  hexagon: "5,2 15,2 19,10 15,18 5,18 1,10",
  triangle: "10,2 19,17 1,17",
  triangleDown: "10,18 19,3 1,3",
  box: "1,4 19,4 19,16 1,16",
  star: "10,0 12.9,6.6 20,7.3 14.7,12.1 16.2,19.2 10,15.5 3.8,19.2 5.3,12.1 0,7.3 7.1,6.6",
};

function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function swatch(look) {
  const frame = svg("svg", { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true" });
  const fill = colourOf(look);
  const outline = OUTLINES[look.shape];
  const boxed = look.shape === "box" ? { fill: PAPER[state.theme], stroke: fill, "stroke-width": 2 } : { fill };
  frame.append(outline ? svg("polygon", { points: outline, ...boxed }) : svg("circle", { cx: 10, cy: 10, r: 9, fill }));
  return frame;
}

function stroke(style, colour) {
  const frame = svg("svg", { viewBox: "0 0 34 8", width: 34, height: 8, "aria-hidden": "true" });
  const dashes = { dashed: "7 5", dotted: "2 4", none: "1 7" }[style];
  const line = { x1: 0, x2: 34, y1: 4, y2: 4, stroke: colour, "stroke-width": 2.5 };
  frame.append(svg("line", dashes ? { ...line, "stroke-dasharray": dashes } : line));
  return frame;
}
