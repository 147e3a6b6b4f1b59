// The charts of the timeline: marks, steps and bars of a row, each a button, in as many lines as they need.

const LANE_ROW = 22;

function chartOf(row, items) {
  if (row.kind === "head") return null;
  const { scale } = timing;
  const marks = items.filter((one) => one.part === "marks").map(markBox);
  const steps = items.filter((one) => one.part === "steps").map(stepBox);
  const bars = items.filter((one) => one.part === "bars");
  const drawn = [];
  let height = 2;
  height += placeRows(marks, height, 20, drawn, drawMark) - (marks.length ? 1 : 0);
  const gathered = row.kind === "closed" ? gather(steps) : steps.map((one) => [one]);
  const clusters = gathered.map((group) => ({ group, left: group[0].left, right: group[0].left + (group.length > 1 ? 26 : 15) }));
  height += placeRows(clusters, height, 16, drawn, (one, y) => drawSteps(one, y, row.lane));
  if (row.kind === "closed" && bars.length) {
    drawn.push(drawBand(bars, height));
    height += 16;
  } else height += placeRows(bars.map(barBox), height, 16, drawn, drawBar);
  height = Math.max(height + 2, row.kind === "closed" ? (marks.length || steps.length ? 40 : 30) : LANE_ROW);
  const picture = svg("svg", { width: scale.width, height, class: "chart", role: "group" });
  picture.setAttribute("aria-label", say("timeline"));
  for (const year of scale.years()) {
    const x = scale.at(`${year}-01-01`);
    picture.append(svg("line", { x1: x, x2: x, y1: 0, y2: height, class: "grid" }));
  }
  picture.append(...drawn);
  return picture;
}

/** Draw items in rows of a height; the height that they take together. */
function placeRows(items, top, each, drawn, draw) {
  const rows = stack(items);
  for (const item of items) drawn.push(draw(item, top + item.row * each));
  return rows * each;
}

function markBox(one) {
  const look = data.timeline.looks[one.look];
  const text = one.number || look.sign;
  const width = text ? Math.max(17, 8 + 7 * text.length) : 10;
  const middle = (timing.scale.at(firstDay(one)) + timing.scale.at(lastDay(one))) / 2;
  const left = Math.min(timing.scale.width - width, Math.max(0, middle - width / 2));
  return { one, look, text, width, left, right: left + width };
}

function stepBox(one) {
  const left = Math.min(timing.scale.width - 15, Math.max(0, timing.scale.at(firstDay(one)) - 7));
  return { one, left, right: left + 15 };
}

function barBox(one) {
  const { scale } = timing;
  const known = Boolean(one.record.first);
  const left = one.begins ? scale.at(one.begins) : 0;
  const right = one.record.last ? scale.at(one.record.last) : scale.width;
  return { one, left: Math.min(left, scale.width - 6), right: Math.max(right, left + 6), known };
}

/** Steps that fall so near to one another that their signs would touch, as one. */
function gather(steps) {
  const groups = [];
  for (const step of [...steps].sort((a, b) => a.left - b.left)) {
    const last = groups.at(-1);
    if (last && step.left - last[0].left < 22) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** The place of what a selection or a drawn thing means, as one word. */
function placeWord(one) {
  return "edge" in one ? `edge-${one.edge}` : `node-${one.node}`;
}

/** Something in a chart that is reached by keys and opens its card. */
function stopOf(one, label, act) {
  const made = svg("g", { role: "button", tabindex: -1, "data-stop": "", "aria-label": label });
  if (one) {
    made.setAttribute("data-dated", thingOf(one).record);
    if (one.plan) made.setAttribute("data-plan", "1");
    made.setAttribute("data-place", placeWord(one));
    made.setAttribute("data-focus", `time-${placeWord(one)}`);
    if ("of" in one) made.setAttribute("data-of", one.of);
    made.setAttribute("aria-pressed", "false");
  }
  made.append(tip(label));
  made.addEventListener("click", act || (() => select(selectionOf(one))));
  return made;
}

function drawMark({ one, look, text, width, left }, y) {
  const colour = colourOf(look);
  const made = stopOf(one, toldOf(one));
  const { scale } = timing;
  const [from, to] = [scale.at(firstDay(one)), scale.at(lastDay(one))];
  if (to - from > 3) made.append(svg("line", { x1: from, x2: to, y1: y + 18.5, y2: y + 18.5, stroke: colour, "stroke-width": 2 }));
  const size = text ? 17 : 10;
  const hollow = one.plan || !one.number;
  const body = { x: left, y: y + (17 - size) / 2, width, height: size, rx: size / 2, stroke: colour, "stroke-width": 1.5 };
  const box = svg("rect", { ...body, fill: hollow ? "var(--ground)" : colour });
  if (one.plan) box.setAttribute("stroke-dasharray", "3 2.5");
  if (!text && !one.plan) box.setAttribute("fill", colour);
  made.append(box);
  const fill = hollow ? colour : "var(--ground)";
  if (text) made.append(written(text, { x: left + width / 2, y: y + 12.5, class: "number", fill }));
  return made;
}

function drawSteps({ group, left }, y, lane) {
  const look = data.timeline.looks[group[0].one.look];
  const colour = colourOf(look);
  const sign = (one) => one.signs.map((place) => data.timeline.signs[place].sign).join("") || look.sign || "◇";
  if (group.length === 1) {
    const { one } = group[0];
    const made = stopOf(one, toldOf(one));
    made.append(svg("rect", { x: left, y, width: 15, height: 15, fill: "transparent" }));
    made.append(written(sign(one), { x: left + 7.5, y: y + 12, class: "step", fill: colour, opacity: one.plan ? 0.6 : 1 }));
    return made;
  }
  const label = say("manysteps", { n: group.length });
  const made = stopOf(null, label, () => turnTimeline({ open: new Set([...timing.open, lane.node]) }));
  made.setAttribute("data-focus", `steps-${lane.node}-${group[0].one.node ?? group[0].one.edge}`);
  made.append(svg("rect", { x: left, y, width: 26, height: 15, fill: "transparent" }));
  made.append(written("◇", { x: left + 7, y: y + 12, class: "step", fill: colour }));
  made.append(written(group.length, { x: left + 15, y: y + 11, class: "many", fill: colour }));
  return made;
}

function drawBar({ one, left, right, known }, y) {
  const first = data.timeline.signs[one.signs[0]];
  const colour = colourOf(first || data.timeline.looks[one.look]);
  const made = stopOf(one, toldOf(one) + (known ? "" : `, ${say("beginunknown")}`));
  made.append(svg("rect", { x: left, y, width: right - left, height: 15, fill: "transparent" }));
  const sign = first ? one.signs.map((place) => data.timeline.signs[place].sign).join("") : "•";
  const line = { y1: y + 7.5, y2: y + 7.5, x1: left + 15, x2: right, stroke: colour };
  if (known && !one.plan) made.append(svg("line", { ...line, "stroke-width": 7, opacity: one.signs.length === 1 ? 0.82 : 0.5 }));
  else made.append(svg("line", { ...line, "stroke-width": 2, "stroke-dasharray": one.plan ? "5 4" : "1.5 5" }));
  made.append(written(sign, { x: left + 7, y: y + 12.5, class: "step", fill: colour }));
  return made;
}

/** How many belonged when, of those whose beginning is told; the others are a dotted line. */
function drawBand(bars, y) {
  const { scale } = timing;
  const steady = bars.filter((one) => one.record.first && !one.plan);
  const made = svg("g", { class: "band" });
  const colour = colourOf(data.timeline.looks[bars[0].look]);
  const unsure = bars.length - steady.length;
  if (unsure) made.append(svg("line", { x1: 0, x2: scale.width, y1: y + 14, y2: y + 14, stroke: colour, "stroke-width": 1.5, "stroke-dasharray": "1.5 5" }));
  const turns = steady.flatMap((one) => [[scale.at(one.record.first), 1], ...(one.record.last ? [[scale.at(one.record.last), -1]] : [])]);
  turns.sort((a, b) => a[0] - b[0]);
  let [count, path, most] = [0, `M0 ${y + 14}`, 0];
  const heights = [];
  for (const [x, more] of turns) heights.push([x, (count += more)]);
  most = Math.max(1, ...heights.map(([, high]) => high));
  for (const [x, high] of heights) path += ` H${x.toFixed(1)} V${(y + 14 - (12 * high) / most).toFixed(1)}`;
  if (turns.length) made.append(svg("path", { d: `${path} H${scale.width} V${y + 14} Z`, fill: colour, opacity: 0.3 }));
  made.append(tip(say("belonged", { n: steady.length, unsure })));
  return made;
}

function barsWithoutDates(bars) {
  const drawn = [];
  const height = placeRows(bars.map(barBox), 3, 16, drawn, drawBar) + 4;
  const picture = svg("svg", { width: timing.scale.width, height, class: "chart", role: "group", "aria-label": say("undated") });
  picture.append(...drawn);
  return picture;
}
