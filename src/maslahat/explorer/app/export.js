// The picture as SVG, and as PNG made of it: the same places, shapes, strokes and names as on the screen.

const MARGIN = 40;
const CAPTION = 46;
const SHARP = 2; // pixels of a PNG for one of the screen

/** The SVG of the active view, under a line that tells what it shows and of which data. */
function svgOf() {
  const { body, box } = activeView().picture(shownNow());
  const frame = svg("svg", { xmlns: SVG, "font-family": FACE.replaceAll("'", "") });
  const [x, y, width, height] = [box.x - MARGIN, box.y - MARGIN, box.width + 2 * MARGIN, box.height + 2 * MARGIN + CAPTION];
  for (const [name, value] of Object.entries({ viewBox: [x, y, width, height].join(" "), width, height })) frame.setAttribute(name, value);
  frame.append(tip(document.title), svg("rect", { x, y, width, height, fill: GROUND[state.theme] }), ...body);
  const told = [document.getElementById("title").textContent, ...daysTold()].join(" · ");
  const digest = document.getElementById("digest").textContent.slice(0, 12);
  const from = ["maslahat", document.getElementById("version")?.textContent, `sha256 ${digest}…`].filter(Boolean).join(" · ");
  const left = { x: x + 14, fill: FAINT[state.theme], "font-size": 13 };
  frame.append(written(shorten(told, Math.max(30, Math.floor(width / 7))), { ...left, y: y + height - 30 }));
  frame.append(written(from, { ...left, y: y + height - 12 }));
  return { frame, width, height };
}

function svgText() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgOf().frame)}\n`;
}

/** A PNG; where the picture is too large for a canvas it is made smaller rather than cut. */
async function pngOf() {
  const { frame, width, height } = svgOf();
  const scale = Math.min(SHARP, 8000 / Math.max(width, height));
  const image = new Image();
  const drawn = new Promise((done, failed) => {
    image.onload = done;
    image.onerror = () => failed(new Error("SVG"));
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(frame))}`;
  await drawn;
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("PNG"))), "image/png");
  });
}

// ── what vis-network shows ───────────────────────────────────────────────────────────────────────────────────────

/** The drawn network as elements of SVG, and the box they fill. */
function networkAsSvg() {
  const { body } = picture.network;
  const nodes = Object.values(body.nodes).filter((node) => picture.nodes.get(node.id) && !node.options.hidden);
  const edges = Object.values(body.edges).filter((edge) => picture.edges.get(edge.id) && !edge.options.hidden);
  const there = new Set(nodes);
  const lines = edges.filter((edge) => there.has(edge.from) && there.has(edge.to)).map(lineAsSvg);
  const box = { x: Infinity, y: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of nodes) {
    const half = Math.max(node.shape.width / 2 || 0, 85);
    box.x = Math.min(box.x, node.x - half);
    box.right = Math.max(box.right, node.x + half);
    box.y = Math.min(box.y, node.y - (node.options.size || 20));
    box.bottom = Math.max(box.bottom, node.y + (node.options.size || 20) + 20 * linesOf(node).length);
  }
  if (!nodes.length) return { body: [], box: { x: 0, y: 0, width: 400, height: 100 } };
  return { body: [...lines, ...nodes.map(nodeAsSvg)], box: { x: box.x, y: box.y, width: box.right - box.x, height: box.bottom - box.y } };
}

function linesOf(node) {
  const lines = node.labelModule?.lines?.map((line) => line.blocks.map((block) => block.text).join(""));
  return (lines || [node.options.label || ""]).map((line) => line.trim()).filter(Boolean);
}

function lineAsSvg(edge) {
  const { from, to, options } = edge;
  const via = edge.edgeType.getViaNode?.() || { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const start = onBorder(from, via);
  const end = onBorder(to, via);
  const colour = options.color.color;
  const group = svg("g", { stroke: colour, fill: "none", opacity: options.color.opacity ?? 1 });
  const width = options.width || 1;
  const dashes = Array.isArray(options.dashes) ? { "stroke-dasharray": options.dashes.join(" ") } : {};
  group.append(svg("path", { d: `M${at(start)}Q${at(via)} ${at(end)}`, "stroke-width": width, ...dashes }));
  const angle = Math.atan2(end.y - via.y, end.x - via.x);
  const wing = (turn) => ({ x: end.x - 9 * Math.cos(angle + turn), y: end.y - 9 * Math.sin(angle + turn) });
  group.append(svg("polygon", { points: `${at(end)} ${at(wing(0.4))} ${at(wing(-0.4))}`, fill: colour, stroke: "none" }));
  if (options.label) {
    const middle = edge.edgeType.getPoint(0.5);
    group.append(haloed(options.label, { x: round(middle.x), y: round(middle.y + 4), "font-size": 11, "text-anchor": "middle", fill: FAINT[state.theme] }, 3));
  }
  return group;
}

/** Where a line that comes from a point meets the edge of a node. */
function onBorder(node, from) {
  const angle = Math.atan2(from.y - node.y, from.x - node.x);
  const reach = node.distanceToBorder(null, angle) + 2;
  return { x: node.x + reach * Math.cos(angle), y: node.y + reach * Math.sin(angle) };
}

function nodeAsSvg(node) {
  const { x, y } = node;
  const { size, shape, color, shapeProperties } = node.options;
  const group = svg("g", {});
  const lines = linesOf(node);
  const dashes = Array.isArray(shapeProperties.borderDashes) ? { "stroke-dasharray": shapeProperties.borderDashes.join(" ") } : {};
  const paint = { fill: color.background, stroke: color.border, "stroke-width": node.options.borderWidth, ...dashes };
  const text = { x: round(x), "font-size": node.options.font.size, "text-anchor": "middle", fill: INK[state.theme] };
  const step = node.options.font.size * 1.15;
  if (shape === "box") {
    const { width, height } = node.shape;
    group.append(svg("rect", { x: round(x - width / 2), y: round(y - height / 2), width, height, rx: 6, ...paint }));
    lines.forEach((line, i) => group.append(written(line, { ...text, y: round(y + step * (i - (lines.length - 1) / 2) + 5) })));
    return group;
  }
  const outline = OUTLINES[shape];
  const scale = size / 9;
  const place = `translate(${round(x - 10 * scale)} ${round(y - 10 * scale)}) scale(${scale.toFixed(3)})`;
  group.append(outline ? svg("polygon", { points: outline, transform: place, ...paint }) : svg("circle", { cx: round(x), cy: round(y), r: size, ...paint }));
  lines.forEach((line, i) => group.append(haloed(line, { ...text, y: round(y + size + step * (i + 1) + 2) }, node.options.font.strokeWidth)));
  return group;
}

/** A text with a rim of the ground, so that lines under it do not disturb. */
function haloed(text, attributes, rim) {
  return written(text, { ...attributes, stroke: GROUND[state.theme], "stroke-width": rim, "paint-order": "stroke", "stroke-linejoin": "round" });
}

function at({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}
