// Room for names: how much a node takes up with its name, nodes pushed apart, names of lines where there is room.

const FRAMES = { wide: [860, 450], narrow: [390, 420] }; // what a screen gives a picture
const WIDE = 160; // pixels at which a name is wrapped
const LINE = 17; // pixels from line to line of a name
const SIZES = { centre: 24, thing: 15, record: 11 };
const TOLD = 5; // lines of one relation that bear its name; more of them would only be noise
const OVER_CENTRE = 16; // what a line over the name of the centre costs
const BEND = 0.08; // of the first line between two nodes …
const BENDING = 0.14; // … and more for each other

const pen = once(() => document.createElement("canvas").getContext("2d"));

/** The room a node takes: half its width, how far it reaches up and down. */
function boxOf(place, centre) {
  const node = data.nodes[place];
  const size = sizeOf(place, centre);
  const context = pen();
  context.font = `${place === centre ? "bold 17px" : "14px"} ${FACE}`;
  const lines = wrapped(context, labelOf(node));
  const half = Math.max(size, ...lines.map((line) => context.measureText(line).width / 2 + 3));
  if (data.kinds[node.kind].shape === "box") return { half: half + 10, up: (lines.length * LINE) / 2 + 10, down: (lines.length * LINE) / 2 + 10 };
  return { half, up: size + 2, down: size + 7 + lines.length * LINE * (place === centre ? 1.25 : 1) };
}

function sizeOf(place, centre) {
  return place === centre ? SIZES.centre : data.nodes[place].record >= 0 ? SIZES.record : SIZES.thing;
}

function wrapped(context, text) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && context.measureText(longer).width <= WIDE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The clearest of several ways to place a part of the graph: points, and how much each line is bent. */
function placed(part) {
  const boxes = new Map(part.nodes.map((node) => [node, boxOf(node, part.centre)]));
  let best = null;
  for (const tried of ringPlaces(part, boxes)) {
    const at = parted(tried, boxes, part.centre);
    const cost = part.nodes.length > 90 ? 0 : clutter(part, at, boxes);
    if (!best || cost < best.cost) best = { at, cost };
  }
  for (const point of best.at.values()) [point.x, point.y] = [Math.round(point.x), Math.round(point.y)];
  const bends = bendsOf(part.edges);
  return { ...part, at: best.at, boxes, bends, labelled: labelled(part, best.at, boxes, bends) };
}

/** Push nodes apart until no name lies on another; the centre stays. */
function parted(at, boxes, fixed) {
  const nodes = [...at.keys()].sort((a, b) => a - b);
  for (let round = 0; round < (nodes.length > 90 ? 80 : 300); round += 1) {
    let moved = false;
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) moved = pushed(at, boxes, nodes[i], nodes[j], fixed) || moved;
    }
    if (!moved) break;
  }
  return at;
}

function pushed(at, boxes, a, b, fixed) {
  const [p, q, one, two] = [at.get(a), at.get(b), boxes.get(a), boxes.get(b)];
  const across = one.half + two.half + 10 - Math.abs(p.x - q.x);
  if (across <= 0) return false;
  const above = (p.y <= q.y ? one.down + two.up : one.up + two.down) + 8 - Math.abs(p.y - q.y);
  if (above <= 0) return false;
  const dx = across < above ? (across / 2 + 0.5) * (q.x >= p.x ? 1 : -1) : 0;
  const dy = across < above ? 0 : (above / 2 + 0.5) * (q.y >= p.y ? 1 : -1);
  for (const [node, point, sign] of [[a, p, -1], [b, q, 1]]) {
    const share = node === fixed ? 0 : a === fixed || b === fixed ? 2 : 1;
    point.x += sign * share * dx;
    point.y += sign * share * dy;
  }
  return true;
}

/** How much a picture is to be avoided: lines over names, lines over lines, and size that makes names small. */
function clutter(part, at, boxes) {
  const lines = part.edges.map((number) => data.edges[number]).map(({ from, to }) => [from, to, at.get(from), at.get(to)]);
  let cost = 0;
  lines.forEach(([a, b, p, q], i) => {
    for (const node of part.nodes) if (node !== a && node !== b && runsOver(p, q, at.get(node), boxes.get(node))) cost += node === part.centre ? OVER_CENTRE : 4;
    for (const [c, d, r, s] of lines.slice(i + 1)) {
      if (a !== c && a !== d && b !== c && b !== d && crossing(p, q, r, s)) cost += 1;
    }
  });
  const all = [...at.values()];
  const span = (axis) => Math.max(...all.map((p) => p[axis])) - Math.min(...all.map((p) => p[axis]));
  const [width, height] = FRAMES[window.innerWidth < 700 ? "narrow" : "wide"];
  return cost + 40 * Math.max(span("x") / width, span("y") / height);
}

/** Whether a line runs through a box: some part of it lies within both its breadth and its height. */
function runsOver(start, end, at, box) {
  let [low, high] = [0, 1];
  for (const [axis, near, far] of [["x", at.x - box.half, at.x + box.half], ["y", at.y - box.up, at.y + box.down]]) {
    const run = end[axis] - start[axis];
    if (Math.abs(run) < 1e-9) {
      if (start[axis] <= near || start[axis] >= far) return false;
      continue;
    }
    const [enter, leave] = [(near - start[axis]) / run, (far - start[axis]) / run].sort((a, b) => a - b);
    [low, high] = [Math.max(low, enter), Math.min(high, leave)];
  }
  return low < high;
}

function crossing(a, b, c, d) {
  const left = (p, q, r) => (q.x - p.x) * (r.y - p.y) > (q.y - p.y) * (r.x - p.x);
  return left(a, b, c) !== left(a, b, d) && left(c, d, a) !== left(c, d, b);
}

/** Of several lines between two nodes each is bent more than the one before. */
function bendsOf(edges) {
  const times = new Map();
  return new Map(
    edges.map((number) => {
      const { from, to } = data.edges[number];
      const pair = `${Math.min(from, to)} ${Math.max(from, to)}`;
      times.set(pair, (times.get(pair) ?? -1) + 1);
      return [number, BEND + BENDING * times.get(pair)];
    }),
  );
}

/** The lines whose relation can stand beside them without lying on a name or on another relation. */
function labelled(part, at, boxes, bends) {
  const found = new Set();
  if (part.edges.length > 300) return found;
  const taken = part.nodes.map((node) => {
    const [{ x, y }, box] = [at.get(node), boxes.get(node)];
    return [x - box.half, y - box.up, x + box.half, y + box.down];
  });
  const told = new Map();
  const context = pen();
  context.font = `11px ${FACE}`;
  for (const number of part.edges) {
    const edge = data.edges[number];
    const { x, y } = middleOf(at.get(edge.from), at.get(edge.to), bends.get(number));
    const half = context.measureText(relationOf(edge).text).width / 2 + 2;
    const room = [x - half, y - 9, x + half, y + 9];
    if (edge.folded || (told.get(edge.kind) || 0) >= TOLD || taken.some((one) => overlapping(one, room))) continue;
    found.add(number);
    taken.push(room);
    told.set(edge.kind, (told.get(edge.kind) || 0) + 1);
  }
  return found;
}

/** Where the middle of a bent line lies, as vis-network draws it (curvedCW). */
function middleOf(start, end, bend) {
  const [dx, dy] = [end.x - start.x, start.y - end.y];
  const reach = (bend * 0.5 + 0.5) * Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
  const via = { x: start.x + reach * Math.sin(angle), y: start.y + reach * Math.cos(angle) };
  return { x: (start.x + 2 * via.x + end.x) / 4, y: (start.y + 2 * via.y + end.y) / 4 };
}

function overlapping(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
