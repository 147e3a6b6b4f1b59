// The data of the page: unpacked once, and found again by what things are called and what they touch.

const data = unpacked(JSON.parse(document.getElementById("data").textContent));

/** What packing.py packed: lists are [-1, …], objects [shape, …], [-2, n] the nth of what is shared. */
function unpacked({ shapes, shared, base, value }) {
  const common = [];
  const plain = (one) => {
    if (typeof one === "string") {
      if (!one.startsWith("~")) return one;
      return one.startsWith("~~") ? one.slice(1) : base + one.slice(1);
    }
    if (!Array.isArray(one)) return one;
    if (one[0] === -2) return common[one[1]];
    const items = one.slice(1).map(plain);
    return one[0] === -1 ? items : Object.fromEntries(shapes[one[0]].map((key, place) => [key, items[place]]));
  };
  for (const one of shared) common.push(plain(one));
  return plain(value);
}

/** A value that is made when it is first asked for. */
function once(make) {
  let made;
  return () => (made ??= make());
}

/** Where nodes and records stand in their lists, by IRI. */
const placesOf = once(() => new Map(data.nodes.map((node, place) => [node.iri, place])));

function placeOf(iri) {
  return placesOf().get(iri) ?? -1;
}

const recordPlaces = once(() => new Map(data.records.map((record, place) => [record.iri, place])));

/** Lines by the node they touch; reckoned once. */
const touching = once(() => {
  const found = data.nodes.map(() => []);
  data.edges.forEach((edge, place) => {
    found[edge.from].push(place);
    if (edge.to !== edge.from) found[edge.to].push(place);
  });
  return found;
});

/** The other end of a line. */
function acrossFrom(edge, place) {
  return edge.from === place ? edge.to : edge.from;
}

/** Whether any line touches a node. */
function isTied(place) {
  return touching()[place].length > 0;
}
