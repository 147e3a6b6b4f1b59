// How things look: colours, shapes and strokes, for the picture and as small signs in legend, card and lists.

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { solid: false, dashed: [7, 5], dotted: [2, 4] };
const GROUND = { light: "#ffffff", dark: "#111827" };
const PAPER = { light: "#f8fafc", dark: "#182133" };
const INK = { light: "#1e293b", dark: "#e5e7eb" };
const FAINT = { light: "#526077", dark: "#a3afc2" };
const FACE = "Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/** How a line looks: the colour of its record's class, the stroke of the best evidence it rests on. */
function strokeOf(thing) {
  const kind = data.kinds[thing.kind];
  if (kind.style !== "solid") return kind.style;
  const grounds = groundsOf(thing);
  if (!grounds.length) return "none";
  return data.grounds[Math.min(...grounds.map((one) => one.kind))].style;
}

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

/** A text of a picture. */
function written(text, attributes) {
  const made = svg("text", attributes);
  made.textContent = xmlText(String(text));
  return made;
}

/** What a picture, or a part of it, is called: shown to who hovers over it. */
function tip(text) {
  const made = svg("title", {});
  made.textContent = xmlText(text);
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
