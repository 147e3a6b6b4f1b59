// Mouse, fingers and keys on the overview: drag, zoom, choose, go on to Around.

const NEAR = 14; // pixels within which a click means a node
const JUMPS = 1000; // nodes from which a click goes straight to Around: the dots are too many to compare

function listenTo(frame, canvas) {
  let from = null;
  const point = (event) => [event.offsetX, event.offsetY];
  canvas.addEventListener("pointerdown", (event) => {
    from = point(event);
    [overview.moved, overview.still] = [false, null];
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const at = point(event);
    if (!from) {
      canvas.style.cursor = nodeNear(...at) === null ? "grab" : "pointer";
      return;
    }
    if (!overview.moved && Math.hypot(at[0] - from[0], at[1] - from[1]) < 4) return;
    [overview.moved, overview.dragging] = [true, true];
    overview.x += at[0] - from[0];
    overview.y += at[1] - from[1];
    from = at;
    soon();
  });
  const release = (event) => {
    from = null;
    if (overview.moved) {
      overview.dragging = false;
      soon();
    } else if (event.type === "pointerup") clicked(nodeNear(...point(event)));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("dblclick", (event) => {
    const node = nodeNear(...point(event));
    if (node !== null) change({ view: "around", centre: node });
  });
  canvas.addEventListener(
    "wheel",
    (event) => {
      // without Ctrl the wheel scrolls the page
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomWhole(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...point(event));
    },
    { passive: false },
  );
  frame.addEventListener("keydown", keysOfOverview);
}

let drawing = 0;

/** Draw with the next frame of the screen, once however much has happened. */
function soon() {
  drawing ||= window.requestAnimationFrame(() => {
    drawing = 0;
    paintOverview();
  });
}

function clicked(node) {
  if (node === null) return;
  if (overview.seen.nodes.size > JUMPS) change({ view: "around", centre: node, selected: { node } });
  else select({ node });
}

function nodeNear(x, y) {
  let best = null;
  for (const place of overview.order) {
    const [px, py] = onScreen(place);
    const far = Math.hypot(px - x, py - y);
    if (far < NEAR && (!best || far < best.far)) best = { place, far };
  }
  return best ? best.place : null;
}

function zoomWhole(factor, x = overview.canvas.clientWidth / 2, y = overview.canvas.clientHeight / 2) {
  const scale = Math.min(6, Math.max(0.02, overview.scale * factor));
  overview.x = x - ((x - overview.x) * scale) / overview.scale;
  overview.y = y - ((y - overview.y) * scale) / overview.scale;
  overview.scale = scale;
  soon();
}

function keysOfOverview(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { node } = state.selected || {};
  const from = overview.seen.nodes.has(node) ? node : overview.order[0];
  if (event.key.startsWith("Arrow") && from !== undefined) {
    const at = new Map([...overview.seen.nodes].map((place) => [place, { x: data.picture.x[place], y: data.picture.y[place] }]));
    const next = from === node ? towards(event.key, at, from) : from;
    if (next !== null) {
      inSight(next);
      select({ node: next });
    }
  } else if (event.key === "Enter" && node !== undefined) change({ view: "around", centre: node });
  else if (event.key === "+" || event.key === "=") zoomWhole(1.25);
  else if (event.key === "-") zoomWhole(0.8);
  else if (event.key === "0") showWhole();
  else return;
  event.preventDefault();
}

/** Move the overview if what the keys choose would lie outside. */
function inSight(place) {
  const [x, y] = onScreen(place);
  const { clientWidth, clientHeight } = overview.canvas;
  if (x < 30 || x > clientWidth - 30) overview.x += clientWidth / 2 - x;
  if (y < 30 || y > clientHeight - 30) overview.y += clientHeight / 2 - y;
}
