// Around a thing: which of its neighbours are shown, the best-evidenced first, and how many more there are.

/** Of how many sources and grounds a thing can boast. */
function weightOf(thing) {
  const grounds = new Set(thing.evidence);
  const sources = new Set(thing.evidence.map((one) => data.evidence[one].source).filter((one) => one >= 0));
  return sources.size * 1000 + grounds.size;
}

/**
 * What lies around a node: groups of nodes that come together, as a record and the things it links do.
 * A class that is filtered away takes no room; the day does, lest nodes move when it changes.
 */
function groupsAround(centre) {
  const classes = classKeys();
  const may = (thing) => !state.hidden.classes.has(classes[thing.kind]);
  const groups = new Map();
  for (const number of touching()[centre]) {
    const edge = data.edges[number];
    const other = acrossFrom(edge, centre);
    const node = data.nodes[other];
    if (other === centre || !may(edge) || !may(node)) continue;
    const isRecord = node.record >= 0;
    const group = groups.get(other) || { key: other, nodes: [other], weight: weightOf(node), folded: false };
    group.folded ||= edge.folded;
    if (!isRecord) group.weight = Math.max(edge.folded || group.weight === 0 ? weightOf(edge) : 0, groups.has(other) ? group.weight : 0);
    // a record brings the things it links
    if (isRecord && !groups.has(other)) {
      for (const tie of touching()[other]) {
        const end = acrossFrom(data.edges[tie], other);
        if (end !== centre && end !== other && may(data.nodes[end]) && data.nodes[end].record < 0) group.nodes.push(end);
      }
    }
    groups.set(other, group);
  }
  return [...groups.values()];
}

/** The groups in the order in which they are taken: what was asked for, what is one line away, what is best known. */
function ranked(groups, kept) {
  const turns = new Map();
  const byWeight = [...groups].sort((a, b) => b.weight - a.weight || a.key - b.key);
  for (const group of byWeight) {
    const { kind } = data.nodes[group.key];
    turns.set(kind, (turns.get(kind) ?? -1) + 1);
    group.turn = turns.get(kind);
  }
  const rank = (group) => [kept.has(group.key) ? 0 : 1, group.folded ? 0 : 1, -group.weight, group.turn, group.key];
  return groups.map((group) => [rank(group), group]).sort(([a], [b]) => compared(a, b)).map(([, group]) => group);
}

function compared(a, b) {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

/**
 * The part of the graph to be drawn around a node: its places, its lines, and what is left by kind.
 * `limit` neighbours at most, but all of the kinds in `opened` (to a bound that a picture can bear).
 */
function near(centre, { limit = data.limit, kept = new Set(), opened = new Set() } = {}) {
  const groups = groupsAround(centre);
  const shown = new Set([centre]);
  for (const group of ranked(groups, kept)) {
    const fresh = group.nodes.filter((node) => !shown.has(node));
    if (shown.size + fresh.length <= limit + 1) fresh.forEach((node) => shown.add(node));
    else if (shown.size <= limit) shown.add(group.key);
  }
  for (const group of groups) {
    if (opened.has(data.nodes[group.key].kind) && shown.size <= OPENED) group.nodes.forEach((node) => shown.add(node));
  }
  const all = new Set(groups.flatMap((group) => group.nodes));
  const left = new Map();
  for (const node of all) {
    if (!shown.has(node)) left.set(data.nodes[node].kind, (left.get(data.nodes[node].kind) || 0) + 1);
  }
  const edges = new Set();
  for (const node of shown) {
    for (const number of touching()[node]) if (shown.has(acrossFrom(data.edges[number], node))) edges.add(number);
  }
  return { centre, nodes: [...shown], edges: [...edges].sort((a, b) => a - b), total: all.size, left };
}

const OPENED = 240; // nodes that a picture can bear when the rest is asked for
