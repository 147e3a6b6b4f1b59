// A thing in the middle and its neighbours on rings around it, in sectors by kind: angles first, such that lines are
// short; then radii, such that names fit. The same part of the graph gives the same picture.

const STRETCHES = [0.95, 1.2, 1.6, 2.1]; // pictures are wider than high, but how much so their names decide
const SMALL = 6; // of so few sectors every order is tried
const TRIED = 8; // of those, so many are drawn to see which is clearest
const BELOW = 1.25; // radians left free under the centre, where its name stands
const BETWEEN = 0.5; // between two sectors, in places
const STEP = 135; // pixels from ring to ring
const ROW = 78; // pixels from row to row of a ring …
const FULL = 11; // … which has one row more for each so many nodes
const TAU = 2 * Math.PI;

/** Ways to place the nodes of `part`, the most promising first: arrays of points in the order of `part.nodes`. */
function* ringPlaces(part, boxes) {
  const { rings, ties } = ringed(part);
  if (!rings.length) {
    yield new Map([[part.centre, { x: 0, y: 0 }]]);
    return;
  }
  const sectors = new Map();
  for (const node of rings[0]) {
    const { kind } = data.nodes[node];
    sectors.set(kind, [...(sectors.get(kind) || []), node]);
  }
  const large = part.nodes.length > 90;
  const kinds = [...sectors.keys()].sort((a, b) => a - b);
  const orders = kinds.length <= SMALL && !large ? orderings(kinds) : kinds.map((_, i) => [...kinds.slice(i), ...kinds.slice(0, i)]);
  const swept = orders.map((order) => sweep(order.map((kind) => [...sectors.get(kind)]), rings, ties));
  const costs = swept.map((angles) => turning(angles, part, ties, rings));
  const best = swept.map((_, i) => i).sort((a, b) => costs[a] - costs[b] || a - b);
  for (const i of best.slice(0, large ? 1 : TRIED)) {
    const angles = outward(swept[i], rings, ties);
    for (const stretch of large ? [1.2] : STRETCHES) yield points(angles, stretch, part, rings, boxes);
  }
}

/** The nodes by their distance from the centre, and of each those it is tied to, but for the centre. */
function ringed(part) {
  const ties = new Map(part.nodes.map((node) => [node, new Set()]));
  for (const number of part.edges) {
    const { from, to } = data.edges[number];
    ties.get(from).add(to);
    ties.get(to).add(from);
  }
  const distance = new Map([[part.centre, 0]]);
  const queue = [part.centre];
  for (const node of queue) {
    for (const other of [...ties.get(node)].sort((a, b) => a - b)) {
      if (distance.has(other)) continue;
      distance.set(other, distance.get(node) + 1);
      queue.push(other);
    }
  }
  const rings = [];
  for (const node of [...part.nodes].sort((a, b) => a - b)) {
    const ring = (distance.get(node) ?? 2) - 1;
    if (ring >= 0) (rings[ring] ||= []).push(node);
  }
  for (const near of ties.values()) near.delete(part.centre);
  return { rings: rings.filter(Boolean), ties };
}

/** Angles of the first ring; within a sector those go side by side whose other neighbours do. */
function sweep(sectors, rings, ties) {
  let angles = anglesOf(sectors);
  for (let round = 0; round < 3; round += 1) {
    const whole = outward(angles, rings, ties);
    for (const nodes of sectors) {
      const middle = nodes.reduce((sum, node) => sum + angles.get(node), 0) / nodes.length;
      const pulls = new Map(nodes.map((node) => [node, pull(ties.get(node), whole, middle)]));
      nodes.sort((a, b) => pulls.get(a) - pulls.get(b) || a - b);
    }
    angles = anglesOf(sectors);
  }
  return angles;
}

function anglesOf(sectors) {
  const places = sectors.reduce((sum, nodes) => sum + nodes.length + BETWEEN, 0);
  const angles = new Map();
  let place = 0;
  for (const nodes of sectors) {
    for (const node of nodes) {
      angles.set(node, Math.PI / 2 + BELOW / 2 + ((place + 0.5) * (TAU - BELOW)) / places);
      place += 1;
    }
    place += BETWEEN;
  }
  return angles;
}

/** The outer rings too: each node beyond those it is tied to. */
function outward(angles, rings, ties) {
  const found = new Map(angles);
  for (const nodes of rings.slice(1)) {
    for (const node of nodes) {
      let [x, y] = [0, 0];
      for (const other of ties.get(node)) {
        if (!found.has(other)) continue;
        x += Math.cos(found.get(other));
        y += Math.sin(found.get(other));
      }
      found.set(node, Math.hypot(x, y) > 1e-6 ? Math.atan2(y, x) : 0);
    }
  }
  return found;
}

function pull(others, angles, middle) {
  const turns = [...others].filter((one) => angles.has(one)).map((one) => turned(angles.get(one) - middle));
  // rounded, lest a last digit of another machine's sine change the order
  return turns.length ? Number((turns.reduce((sum, one) => sum + one, 0) / turns.length).toFixed(6)) : 0;
}

function turning(angles, part, ties, rings) {
  const whole = outward(angles, rings, ties);
  let cost = 0;
  for (const number of part.edges) {
    const { from, to } = data.edges[number];
    if (from !== part.centre && to !== part.centre) cost += Math.abs(turned(whole.get(from) - whole.get(to)));
  }
  return Number(cost.toFixed(6));
}

function turned(angle) {
  return ((((angle + Math.PI) % TAU) + TAU) % TAU) - Math.PI;
}

function points(angles, stretch, part, rings, boxes) {
  const found = new Map([[part.centre, { x: 0, y: 0 }]]);
  let radius = 0;
  for (const nodes of rings) {
    const rows = Math.min(1 + Math.floor(nodes.length / FULL), nodes.length > 90 ? 6 : 3);
    const needed = nodes.reduce((sum, node) => sum + boxes.get(node).half * 1.1 + 22, 0) / rows ** 0.75;
    radius = Math.max(radius + STEP, needed / (TAU - BELOW));
    [...nodes]
      .sort((a, b) => angles.get(a) - angles.get(b) || a - b)
      .forEach((node, place) => {
        const reach = radius + ROW * (place % rows);
        found.set(node, { x: reach * stretch * Math.cos(angles.get(node)), y: reach * Math.sin(angles.get(node)) });
      });
    radius += ROW * (rows - 1);
  }
  return found;
}

function orderings(items) {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => orderings([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}
