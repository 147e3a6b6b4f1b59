// The whole graph on a plain canvas: places come from Python, lines rest while it is dragged, names stand where there is room.

const NAMES = 140; // names at once: more would be a grey cloud
const RESTING = 600; // lines from which they are hidden while dragging
const RADIUS = { thing: 6, record: 4 };

const overview = { canvas: null, scale: 1, x: 0, y: 0, dragging: false, moved: false, draws: 0, still: null, seen: null };

/** What the overview draws: what is visible and tied to something; what nothing ties would only be dots. */
function inOverview(now) {
  return { ...now, nodes: new Set([...now.nodes].filter(isTied)) };
}

function drawOverview(frame, now) {
  overview.seen = inOverview(now);
  overview.order = [...overview.seen.nodes].sort((a, b) => touching()[b].length - touching()[a].length || a - b);
  if (!overview.canvas?.isConnected) {
    overview.canvas = el("canvas", {});
    frame.append(overview.canvas);
    listenTo(frame, overview.canvas);
    new ResizeObserver(() => fitted(frame)).observe(frame);
    fitted(frame);
  } else paintOverview();
}

/** The canvas as large as its frame, and all of the graph in it. */
function fitted(frame) {
  const { canvas } = overview;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [frame.clientWidth, frame.clientHeight];
  if (!width || !height) return;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  showWhole();
}

function showWhole() {
  const { canvas, order } = overview;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  const { x, y } = data.picture;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const place of order) {
    [left, right] = [Math.min(left, x[place]), Math.max(right, x[place])];
    [top, bottom] = [Math.min(top, y[place]), Math.max(bottom, y[place])];
  }
  if (left > right) [left, right, top, bottom] = [0, 1, 0, 1];
  overview.scale = Math.min((width - 90) / Math.max(right - left, 1), (height - 60) / Math.max(bottom - top, 1), 1.4);
  overview.x = width / 2 - (overview.scale * (left + right)) / 2;
  overview.y = height / 2 - (overview.scale * (top + bottom)) / 2;
  paintOverview();
}

function onScreen(place) {
  const { scale, x, y } = overview;
  return [data.picture.x[place] * scale + x, data.picture.y[place] * scale + y];
}

function paintOverview() {
  const { canvas, seen, dragging } = overview;
  if (!canvas || !seen) return;
  const pen = canvas.getContext("2d");
  const ratio = window.devicePixelRatio || 1;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  if (dragging && seen.edges.size >= RESTING) paintStill(pen, width, height, ratio);
  else paintAll(pen, width, height, true);
  overview.draws += 1;
}

/** While it is dragged: a picture of nodes and names, wider than the frame, made once and then only moved. */
function paintStill(pen, width, height, ratio) {
  const far = overview.still && [overview.x - overview.still.x, overview.y - overview.still.y];
  if (!far || Math.abs(far[0]) > width / 2 || Math.abs(far[1]) > height / 2) {
    const still = el("canvas", { width: Math.round(width * 2 * ratio), height: Math.round(height * 2 * ratio) });
    const wide = still.getContext("2d");
    wide.setTransform(ratio, 0, 0, ratio, 0, 0);
    overview.still = { canvas: still, x: overview.x, y: overview.y };
    overview.x += width / 2;
    overview.y += height / 2;
    paintAll(wide, width * 2, height * 2, false);
    [overview.x, overview.y] = [overview.still.x, overview.still.y];
  }
  const { still } = overview;
  pen.fillStyle = GROUND[state.theme];
  pen.fillRect(0, 0, width, height);
  pen.drawImage(still.canvas, overview.x - still.x - width / 2, overview.y - still.y - height / 2, width * 2, height * 2);
}

function paintAll(pen, width, height, lines) {
  const { seen, order, scale } = overview;
  const chosen = state.selected || {};
  pen.fillStyle = GROUND[state.theme];
  pen.fillRect(0, 0, width, height);
  if (lines) paintLines(pen, seen, chosen);
  const grow = Math.min(1.8, Math.max(0.55, scale * 1.3));
  for (const place of order) {
    const [x, y] = onScreen(place);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const node = data.nodes[place];
    const kind = data.kinds[node.kind];
    const size = (node.record >= 0 ? RADIUS.record : RADIUS.thing) * grow * (touching()[place].length > 30 ? 1.5 : 1);
    pen.fillStyle = colourOf(kind);
    pen.strokeStyle = GROUND[state.theme];
    pen.lineWidth = 1;
    outlined(pen, kind.shape, x, y, size);
    pen.fill();
    pen.stroke();
    if (place !== chosen.node) continue;
    pen.beginPath();
    pen.arc(x, y, size + 5, 0, 2 * Math.PI);
    pen.strokeStyle = INK[state.theme];
    pen.lineWidth = 3;
    pen.stroke();
  }
  paintNames(pen, chosen, width, height);
}

/** Lines by colour, each colour in one stroke; those of the chosen thing stand out. */
function paintLines(pen, seen, chosen) {
  const byColour = new Map();
  const mine = [];
  for (const number of seen.edges) {
    const edge = data.edges[number];
    if (number === chosen.edge || edge.from === chosen.node || edge.to === chosen.node) mine.push(number);
    const kind = data.kinds[edge.kind];
    const colour = kind.plain ? FAINT[state.theme] : colourOf(kind);
    if (!byColour.has(colour)) byColour.set(colour, []);
    byColour.get(colour).push(edge);
  }
  pen.lineWidth = 0.8;
  pen.globalAlpha = seen.edges.size > 4000 ? 0.14 : 0.3;
  for (const [colour, edges] of byColour) {
    pen.strokeStyle = colour;
    strokeLines(pen, edges);
  }
  pen.globalAlpha = 1;
  pen.lineWidth = 1.8;
  pen.strokeStyle = INK[state.theme];
  strokeLines(pen, mine.map((number) => data.edges[number]));
}

function strokeLines(pen, edges) {
  pen.beginPath();
  for (const { from, to } of edges) {
    pen.moveTo(...onScreen(from));
    pen.lineTo(...onScreen(to));
  }
  pen.stroke();
}

function outlined(pen, shape, x, y, size) {
  pen.beginPath();
  const corners = OUTLINES[shape];
  if (!corners) return pen.arc(x, y, size, 0, 2 * Math.PI);
  for (const corner of cornersOf(corners)) pen.lineTo(x + (corner[0] / 10 - 1) * size * 1.15, y + (corner[1] / 10 - 1) * size * 1.15);
  pen.closePath();
}

const corners = new Map();

function cornersOf(text) {
  if (!corners.has(text)) corners.set(text, text.split(" ").map((pair) => pair.split(",").map(Number)));
  return corners.get(text);
}

/** Names of the busiest things, as far as they have room. */
function paintNames(pen, chosen, width, height) {
  const { order } = overview;
  pen.font = `12px ${FACE}`;
  pen.textAlign = "center";
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  pen.strokeStyle = GROUND[state.theme];
  pen.fillStyle = INK[state.theme];
  for (const { place, text } of roomy(pen, [...new Set([chosen.node ?? order[0], ...order])], width, height)) {
    const [x, y] = onScreen(place);
    pen.strokeText(text, x, y + 19);
    pen.fillText(text, x, y + 19);
  }
}

function roomy(pen, places, width, height) {
  const taken = [];
  const found = [];
  for (const place of places) {
    if (found.length >= NAMES) break;
    if (!overview.seen.nodes.has(place)) continue;
    const [x, y] = onScreen(place);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const text = shorten(nameOf(data.nodes[place]).text, 34);
    const half = pen.measureText(text).width / 2 + 6;
    const room = [x - half, y - 4, x + half, y + 24];
    if (taken.some((one) => overlapping(one, room))) continue;
    taken.push(room);
    found.push({ place, text });
  }
  return found;
}
