// A view that is made of elements as a picture: its texts, rules and charts where they stand on the screen.

const COPIED = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family", "text-anchor"];

/** Elements, one under the other, as elements of SVG, and the box they fill. */
function asPicture(...frames) {
  const box = { x: 0, y: 0, width: 200, height: 0 };
  const body = [];
  for (const frame of frames) {
    const part = svg("g", { transform: `translate(0 ${box.height})` });
    const drawn = drawnAs(frame);
    part.append(...drawn.body);
    body.push(part);
    box.width = Math.max(box.width, drawn.width);
    box.height += drawn.height + 8;
  }
  return { body, box };
}

/** Everything in an element as it stands on the screen; what is scrolled away is drawn too. */
function drawnAs(frame) {
  const held = [frame.scrollLeft, frame.scrollTop];
  frame.scrollTo(0, 0);
  const { left, top } = frame.getBoundingClientRect();
  const body = [];
  for (const one of frame.querySelectorAll("*")) {
    if (one.closest("svg") && one.tagName !== "svg") continue;
    if (one.closest(".unseen, .sort, .toggle") || !one.getClientRects().length) continue;
    if (one.tagName === "svg") body.push(chartAsSvg(one, left, top));
    else body.push(...ruleAsSvg(one, left, top), ...textsAsSvg(one, left, top));
  }
  frame.scrollTo(...held);
  return { body, width: frame.scrollWidth, height: frame.scrollHeight };
}

/** A chart with the look that the style sheet gives it, for a file has no style sheet. */
function chartAsSvg(chart, left, top) {
  const at = chart.getBoundingClientRect();
  const made = svg("g", { transform: `translate(${at.left - left} ${at.top - top})` });
  const copy = (from) => {
    const to = from.cloneNode(false);
    for (const name of ["class", "tabindex", "role", "aria-label", "aria-pressed"]) to.removeAttribute(name);
    for (const name of Object.keys(from.dataset)) delete to.dataset[name];
    const look = window.getComputedStyle(from);
    if (from.tagName !== "title") for (const name of COPIED) to.setAttribute(name, look.getPropertyValue(name).replaceAll('"', "'"));
    for (const child of from.childNodes) to.append(child.nodeType === Node.TEXT_NODE ? xmlText(child.data) : copy(child));
    return to;
  };
  made.append(...[...chart.children].map(copy));
  return made;
}

/** The rules under and beside an element. */
function ruleAsSvg(one, left, top) {
  const look = window.getComputedStyle(one);
  const at = one.getBoundingClientRect();
  const [x1, x2, y1, y2] = [at.left - left, at.right - left, at.top - top, at.bottom - top];
  const rule = (ends, colour, width) => svg("line", { ...ends, stroke: colour, "stroke-width": width });
  const made = [];
  if (parseFloat(look.borderBottomWidth)) made.push(rule({ x1, x2, y1: y2, y2 }, look.borderBottomColor, 1));
  if (parseFloat(look.borderRightWidth) && one.matches("td, th")) made.push(rule({ x1: x2, x2, y1, y2 }, look.borderRightColor, 1));
  if (one.matches(".day-line")) made.push(rule({ x1, x2: x1, y1, y2 }, look.borderLeftColor, 2));
  return made;
}

/** The words that an element itself holds, line by line as they stand. */
function textsAsSvg(one, left, top) {
  const look = window.getComputedStyle(one);
  const upright = look.writingMode.startsWith("vertical");
  const said = { fill: one.matches(".day-handle") ? FAINT[state.theme] : look.color, "font-size": look.fontSize, "font-weight": look.fontWeight };
  const range = document.createRange();
  const lines = new Map();
  for (const node of one.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const at = range.getBoundingClientRect();
      const key = Math.round(upright ? at.left : at.top);
      if (!lines.has(key)) lines.set(key, { parts: [], at });
      lines.get(key).parts.push(word[0]);
    }
  }
  const whole = one.getBoundingClientRect();
  return [...lines.values()].map(({ parts, at }) => {
    let text = parts.join(" ");
    const room = whole.right - at.left;
    // what the screen cuts off is cut off here too
    if (!upright && look.overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1) {
      text = shorten(text, Math.floor((text.length * room) / one.scrollWidth) - 1);
    }
    const x = at.left - left;
    if (!upright) return written(text, { ...said, x, y: at.bottom - top - at.height * 0.25 });
    const [across, down] = [x + at.width * 0.75, at.bottom - top];
    return written(text, { ...said, transform: `translate(${across} ${down}) rotate(-90)` });
  });
}
