// Timeline: a lane for each format; meetings as marks, memberships as bars, steps of initiatives; the line is the day.

const timing = { from: 0, open: null, scale: null, width: 0 };
const LABEL_WIDTH = 216;
const LANE_ROW = 22;

views.push({
  name: "timeline",
  title: "timeline",
  stop: true, // the marks are reached by keys
  draw: (frame) => drawTimeline(frame),
  update(frame, now, keys) {
    if (keys.size === 1 && keys.has("date")) placeDay(frame);
    else {
      frame.replaceChildren();
      drawTimeline(frame);
    }
  },
  mark: (frame) => markTimeline(frame),
  picture: () => asPicture(...document.querySelectorAll("#view-timeline .signs, #view-timeline .timeline")),
  rows: () => timelineRows(),
});

function drawTimeline(frame) {
  if (!data.timeline.lanes.length) {
    frame.append(el("p", { class: "empty" }, say("nolanes")));
    return;
  }
  const { first, last } = timeSpan();
  timing.from ||= first;
  timing.open ??= new Set([(data.timeline.lanes.find((lane) => lane.node >= 0 && lane.node === data.centre) || data.timeline.lanes[0]).node]);
  timing.width = frame.clientWidth;
  const narrow = isNarrow();
  const room = frame.clientWidth - (narrow ? 40 : LABEL_WIDTH + 44);
  timing.scale = timeScale(timing.from, last, Math.max(220, room));
  const now = shownEver();
  const lanes = data.timeline.lanes.map((lane) => shownLane(lane, now)).filter(({ all }) => all.length);
  const inner = el("div", { class: "timeline-inner" }, timeAxis(), ...lanes.map(laneOf), el("div", { class: "day-line" }));
  const scroll = el("div", { class: narrow ? "timeline narrow" : "timeline" }, inner);
  frame.append(timelineTools(lanes, first, last), scroll);
  const stop = scroll.querySelector("[data-stop]");
  if (stop) stop.setAttribute("tabindex", "0");
  scroll.addEventListener("keydown", keysOfTimeline);
  scroll.addEventListener("focusin", (event) => oneStop(scroll, event.target.closest("[data-stop]")));
  placeDay(frame);
  markTimeline(frame);
}

const isNarrow = () => timing.width < 620;

/** What of a lane is seen, each with the record that dates it. */
function shownLane(lane, now) {
  const kept = (part) =>
    lane[part]
      .filter((one) => isShown(one, now))
      .map((one) => ({ ...one, part, record: data.records[thingOf(one).record] || {} }))
      .sort((a, b) => (firstDay(a) || "9").localeCompare(firstDay(b) || "9"));
  const [bars, marks, steps] = ["bars", "marks", "steps"].map(kept);
  const all = [...marks, ...bars, ...steps];
  // a bar without a beginning reaches back no further than what else is known of its lane
  const begins = all.map((one) => one.record.first || "").filter(Boolean).sort()[0] || "";
  for (const one of bars) one.begins = one.record.first || begins;
  return { node: lane.node, bars, marks, steps, all };
}

/** The timeline as a table, for a file: everything on the lanes, whether they are open or not. */
function timelineRows() {
  const now = shownEver();
  const head = [say("format"), say("relation"), say("what"), say("number"), say("date"), say("first"), say("last"), say("sources"), say("iri")];
  const rows = data.timeline.lanes.flatMap((lane) =>
    shownLane(lane, now).all.map((one) => {
      const thing = thingOf(one);
      const look = term(data.timeline.looks[one.look].labels).text;
      const { first = "", last = "", iri = "" } = one.record;
      const where = lane.node >= 0 ? nameOf(data.nodes[lane.node]).text : "";
      const kind = one.plan ? say("plan", { what: look }) : look;
      return [where, kind, toldOf(one), one.number || "", dateOf(thing), first, last, sourcesOf(thing, now).count, iri];
    }),
  );
  return [head, ...rows];
}

const firstDay = (one) => one.record.first || one.record.last || "";
const lastDay = (one) => one.record.last || one.record.first || "";

// ── above the lanes ──────────────────────────────────────────────────────────────────────────────────────────────

function timelineTools(lanes, first, last) {
  const from = el("select", { id: "timeline-from" });
  const starts = [first, ...[25, 15, 8].map((back) => Math.floor((last - back) / 5) * 5).filter((year) => year > first)];
  for (const year of new Set([...starts, timing.from])) from.append(el("option", { value: year }, `${year}–${last}`));
  from.value = String(timing.from);
  from.addEventListener("change", () => turnTimeline({ from: Number(from.value) }));
  const everything = lanes.every((lane) => timing.open.has(lane.node));
  const fold = button(say(everything ? "closelanes" : "openlanes"), () =>
    turnTimeline({ open: new Set(everything ? [] : lanes.map((lane) => lane.node)) }), { id: "timeline-fold" });
  const count = (part) => lanes.reduce((sum, lane) => sum + lane[part].length, 0);
  const all = data.timeline.lanes.reduce((sum, lane) => sum + lane.bars.length + lane.marks.length + lane.steps.length, 0);
  const said = say("shownof", { n: count("bars") + count("marks") + count("steps"), all });
  return el(
    "div",
    { class: "view-tools" },
    el("p", { class: "view-said" }, `${said} ${say("draghint")}`),
    el("div", { class: "view-choices" }, el("label", {}, `${say("years")} `, from), fold),
    timelineSigns(lanes),
  );
}

function turnTimeline(patch) {
  Object.assign(timing, patch);
  change({ view: "timeline" });
}

function timelineSigns(lanes) {
  const list = el("ul", { class: "signs", "aria-label": say("legend") });
  const all = lanes.flatMap((lane) => lane.all);
  const sign = (text, colour, label) => {
    const made = el("span", { class: "sign", "aria-hidden": "true" }, text);
    if (colour) made.style.color = colour;
    list.append(el("li", {}, made, texted("span", label)));
  };
  const looks = (part) => [...new Set(all.filter((one) => one.part === part).map((one) => one.look))];
  for (const place of looks("marks")) {
    const look = data.timeline.looks[place];
    sign(look.sign || "①", colourOf(look), term(look.labels));
  }
  for (const place of looks("steps").filter((one) => data.timeline.looks[one].sign)) {
    const look = data.timeline.looks[place];
    sign(look.sign, colourOf(look), term(look.labels));
  }
  const used = (part) => new Set(all.filter((one) => one.part === part).flatMap((one) => one.signs));
  const [bars, steps] = [used("bars"), used("steps")];
  data.timeline.signs.forEach((one, place) => {
    const look = data.timeline.looks[looks("steps")[0]];
    if (bars.has(place)) sign(one.sign, colourOf(one), term(one.labels));
    else if (steps.has(place)) sign(one.sign, colourOf(look), term(one.labels));
  });
  if (all.some((one) => one.plan)) sign("◌", "", { text: say("onlyplanned"), lang: "" });
  if (all.some((one) => one.part === "bars" && !one.record.first)) sign("┄", "", { text: say("beginunknown"), lang: "" });
  return list;
}

/** The years, and the handle of the day: one more way to set the day that every view shows. */
function timeAxis() {
  const { scale } = timing;
  const picture = svg("svg", { width: scale.width, height: 26, "aria-hidden": "true" });
  for (const year of scale.years()) {
    const x = scale.at(`${year}-01-01`);
    picture.append(svg("line", { x1: x, x2: x, y1: 18, y2: 26, class: "tick" }));
    const text = svg("text", { x: x + 2, y: 14, class: "year" });
    text.textContent = year;
    picture.append(text);
  }
  const handle = el("div", {
    id: "day-handle",
    class: "day-handle",
    role: "slider",
    tabindex: 0,
    "aria-label": say("day"),
    "aria-orientation": "horizontal",
    "aria-valuemin": scale.start,
    "aria-valuemax": scale.end,
  });
  const chart = el("div", { class: "axis-chart" }, picture, handle);
  let asked = 0;
  const drag = (event) => {
    const day = scale.dayOf(event.clientX - chart.getBoundingClientRect().left);
    window.cancelAnimationFrame(asked);
    asked = window.requestAnimationFrame(() => day !== state.date && change({ date: day }, { write: false }));
  };
  chart.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    event.preventDefault();
    chart.setPointerCapture(event.pointerId);
    handle.focus();
    drag(event);
  });
  chart.addEventListener("pointermove", (event) => chart.hasPointerCapture(event.pointerId) && drag(event));
  // the address is written once, when the line is let go
  chart.addEventListener("pointerup", () => window.requestAnimationFrame(() => change({ date: state.date })));
  handle.addEventListener("keydown", keysOfDay);
  return el("div", { class: "lane axis" }, el("div", { class: "lane-label" }, el("span", { class: "count" }, say("format"))), chart);
}

function keysOfDay(event) {
  const { scale } = timing;
  const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
  const ends = { Home: dayAt(scale.start), End: dayAt(scale.end), Escape: "", Delete: "" };
  if (days === undefined && !(event.key in ends)) return;
  event.preventDefault();
  event.stopPropagation();
  const today = numberOf(state.date || dayAt(scale.end));
  const next = Math.min(scale.end, Math.max(scale.start, Math.round(today + (days || 0) * MONTH_DAYS)));
  change({ date: days === undefined ? ends[event.key] : dayAt(next) });
}

/** Put the line where the day is, and dim what does not hold on it or lies ahead. */
function placeDay(frame) {
  const line = frame.querySelector(".day-line");
  const handle = frame.querySelector(".day-handle");
  if (!line || !handle) return;
  const x = state.date ? timing.scale.at(state.date) : timing.scale.width;
  handle.style.left = `${x}px`;
  handle.classList.toggle("unset", !state.date);
  handle.textContent = state.date || say("anyday");
  handle.classList.toggle("late", x > timing.scale.width - 50);
  handle.setAttribute("aria-valuenow", state.date ? Math.max(timing.scale.start, numberOf(state.date)) : timing.scale.end);
  handle.setAttribute("aria-valuetext", state.date ? dayInWords(state.date) : say("anyday"));
  const chart = frame.querySelector(".axis-chart");
  line.hidden = !state.date;
  line.style.left = `${chart.offsetLeft + x}px`;
  for (const one of frame.querySelectorAll("[data-dated]")) {
    const record = data.records[Number(one.dataset.dated)];
    const ahead = one.dataset.plan && state.date && firstOf(record) > state.date;
    one.classList.toggle("off", Boolean(record) && (ahead || !holds(record)));
  }
}

const firstOf = (record) => record.first || record.last || "";

// ── lanes ────────────────────────────────────────────────────────────────────────────────────────────────────────

function laneOf(lane) {
  const open = timing.open.has(lane.node);
  const name = lane.node >= 0 ? nameOf(data.nodes[lane.node]) : { text: say("nolane"), lang: "" };
  const toggle = button(open ? "▾" : "▸", () => turnTimeline({ open: toggled(timing.open, lane.node) }), {
    class: "toggle",
    "aria-expanded": String(open),
    "aria-label": shorten(name.text, 80),
    "data-focus": `lane-${lane.node}`,
  });
  const title =
    lane.node >= 0 ? rowName(lane.node, 46) : texted("span", name, { class: "name" });
  const told = laneCounts(lane);
  const rows = open ? openRows(lane) : [closedRow(lane)];
  const made = el(
    "section",
    { class: open ? "lane-block open" : "lane-block", "aria-label": shorten(name.text, 80) },
    ...rows.map((row, at) => {
      const label = el("div", { class: "lane-label" });
      if (at === 0) label.append(el("div", { class: "lane-head" }, toggle, title), told);
      if (row.label) label.append(row.label);
      const dated = row.items.filter((one) => firstDay(one));
      return el("div", { class: `lane ${row.kind}` }, label, el("div", { class: "lane-chart" }, chartOf(row, dated), undatedOf(row)));
    }),
  );
  return made;
}

/** How many of each class are on a lane: signs, with the words for whoever hovers or listens. */
function laneCounts(lane) {
  const counts = new Map();
  for (const one of lane.all) counts.set(one.look, [...(counts.get(one.look) || []), one]);
  const told = el("p", { class: "lane-told" });
  for (const [place, ones] of counts) {
    const look = data.timeline.looks[place];
    const sign = { marks: look.sign || "①", bars: "●", steps: look.sign || "◆" }[ones[0].part];
    const name = term(look.labels);
    const shown = el("span", { class: "sign", "aria-hidden": "true" }, sign);
    shown.style.color = colourOf(look);
    told.append(el("span", { title: `${name.text}: ${ones.length}` }, shown, texted("span", name, { class: "unseen" }), ` ${ones.length}`), " ");
  }
  return told;
}

function toggled(set, one) {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function rowName(place, most) {
  const name = nameOf(data.nodes[place]);
  const made = texted("button", cut(name, most), {
    type: "button",
    class: "name",
    tabindex: -1,
    "data-stop": true,
    "data-node": place,
    title: shorten(name.text, 200),
  });
  made.addEventListener("click", () => select({ node: place }));
  return made;
}

/** A closed lane is one row: its marks, its steps where many fall together, and how many belonged. */
function closedRow(lane) {
  return { kind: "closed", label: null, items: lane.all, lane };
}

/** An open lane has a row for each kind of mark, each that belongs, each initiative. */
function openRows(lane) {
  const rows = [{ kind: "head", label: null, items: [] }];
  const grouped = (items, key) => {
    const groups = new Map();
    for (const one of items) groups.set(key(one), [...(groups.get(key(one)) || []), one]);
    return groups;
  };
  const kindOfMark = (one) => (one.kinds.length ? `k${one.kinds[0]}` : `l${one.look}`);
  for (const items of grouped(lane.marks, kindOfMark).values()) {
    const [one] = items;
    const label = one.kinds.length ? data.timeline.signs[one.kinds[0]].labels : data.timeline.looks[one.look].labels;
    rows.push({ kind: "marks", label: texted("span", cut(term(label), 40), { class: "row-label" }), items });
  }
  for (const part of ["bars", "steps"]) {
    for (const [of, items] of grouped(lane[part], (one) => one.of)) {
      const label = of >= 0 ? rowName(of, part === "bars" ? 34 : 90) : texted("span", { text: say("nameless"), lang: "" });
      // a long name runs on over the years before its first step
      const begin = items.map(firstDay).find(Boolean);
      if (part === "steps" && !isNarrow()) label.style.maxWidth = `${LABEL_WIDTH - 50 + (begin ? timing.scale.at(begin) - 6 : 0)}px`;
      rows.push({ kind: part, label, items });
    }
  }
  return rows;
}

// ── charts ───────────────────────────────────────────────────────────────────────────────────────────────────────

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

/** Something in a chart that is reached by keys and opens its card. */
function stopOf(one, label, act) {
  const made = svg("g", { role: "button", tabindex: -1, "data-stop": "", "aria-label": label });
  if (one) {
    made.setAttribute("data-dated", thingOf(one).record);
    if (one.plan) made.setAttribute("data-plan", "1");
    made.setAttribute("data-place", "edge" in one ? `edge-${one.edge}` : `node-${one.node}`);
    made.setAttribute("data-focus", `time-${"edge" in one ? `edge-${one.edge}` : `node-${one.node}`}`);
    if ("of" in one) made.setAttribute("data-of", one.of);
    made.setAttribute("aria-pressed", "false");
  }
  made.append(tip(label));
  made.addEventListener("click", act || (() => select("edge" in one ? { edge: one.edge } : { node: one.node })));
  return made;
}

function tip(text) {
  const made = svg("title", {});
  made.textContent = text;
  return made;
}

function laneText(text, x, y, attributes) {
  const made = svg("text", { x, y, ...attributes });
  made.textContent = text;
  return made;
}

/** What a mark, bar or step is, in one line: name, status, dates. */
function toldOf(one) {
  const thing = thingOf(one);
  const kind = "kinds" in one ? one.kinds : one.signs;
  const names = kind.map((place) => term(data.timeline.signs[place].labels)?.text);
  const what = "of" in one && one.of >= 0 ? nameOf(data.nodes[one.of]).text : "from" in thing ? "" : longName(thing).text;
  const said = [shorten(what, 100), one.plan ? say("onlyplanned") : "", names.join(" / "), dateOf(thing) || say("undated")];
  return said.filter(Boolean).join(", ");
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
  if (text) made.append(laneText(text, left + width / 2, y + 12.5, { class: "number", fill }));
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
    made.append(laneText(sign(one), left + 7.5, y + 12, { class: "step", fill: colour, opacity: one.plan ? 0.6 : 1 }));
    return made;
  }
  const label = say("manysteps", { n: group.length });
  const made = stopOf(null, label, () => turnTimeline({ open: new Set([...timing.open, lane.node]) }));
  made.setAttribute("data-focus", `steps-${lane.node}-${group[0].one.node ?? group[0].one.edge}`);
  made.append(svg("rect", { x: left, y, width: 26, height: 15, fill: "transparent" }));
  made.append(laneText("◇", left + 7, y + 12, { class: "step", fill: colour }));
  made.append(laneText(group.length, left + 15, y + 11, { class: "many", fill: colour }));
  return made;
}

function barBox(one) {
  const { scale } = timing;
  const known = Boolean(one.record.first);
  const left = one.begins ? scale.at(one.begins) : 0;
  const right = one.record.last ? scale.at(one.record.last) : scale.width;
  return { one, left: Math.min(left, scale.width - 6), right: Math.max(right, left + 6), known };
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
  made.append(laneText(sign, left + 7, y + 12.5, { class: "step", fill: colour }));
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

/** What has no date stands beside the chart, so that it is not lost. */
function undatedOf(row) {
  const undated = row.items.filter((one) => !firstDay(one) && (one.part !== "bars" || row.kind !== "closed"));
  const nowhere = undated.filter((one) => one.part !== "bars");
  const bars = undated.filter((one) => one.part === "bars");
  const made = el("div", { class: "undated" });
  if (bars.length) made.append(barsWithoutDates(bars));
  if (nowhere.length && row.kind === "closed") made.append(el("span", {}, say("undatedcount", { n: nowhere.length })));
  else if (nowhere.length) {
    made.append(el("span", {}, `${say("undated")}: `));
    for (const one of nowhere) {
      const mine = button(shorten(toldOf(one), 60), () => select("edge" in one ? { edge: one.edge } : { node: one.node }), {
        tabindex: -1,
        "data-stop": true,
        ...("edge" in one ? { "data-edge": one.edge } : { "data-node": one.node }),
      });
      made.append(mine);
    }
  }
  return made.hasChildNodes() ? made : null;
}

function barsWithoutDates(bars) {
  const drawn = [];
  const height = placeRows(bars.map(barBox), 3, 16, drawn, drawBar) + 4;
  const picture = svg("svg", { width: timing.scale.width, height, class: "chart", role: "group", "aria-label": say("undated") });
  picture.append(...drawn);
  return picture;
}

// ── selection and keys ───────────────────────────────────────────────────────────────────────────────────────────

function markTimeline(frame) {
  const { selected } = state;
  const place = selected ? ("edge" in selected ? `edge-${selected.edge}` : `node-${selected.node}`) : "";
  for (const one of frame.querySelectorAll("g[data-place]")) {
    one.classList.toggle("chosen", one.dataset.place === place);
    one.classList.toggle("kin", selected?.node !== undefined && one.dataset.of === String(selected.node));
    one.setAttribute("aria-pressed", String(one.dataset.place === place));
  }
}

/** Arrows lead to the nearest mark, bar or name in their direction; Enter and the space bar open its card. */
function keysOfTimeline(event) {
  const from = event.target.closest("[data-stop]");
  if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
  if ((event.key === "Enter" || event.key === " ") && from.tagName === "g") {
    event.preventDefault();
    from.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    return;
  }
  const across = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!across) return;
  event.preventDefault();
  const start = (one) => {
    const box = one.getBoundingClientRect();
    return [box.left, (box.top + box.bottom) / 2];
  };
  const [x, y] = start(from);
  let best = null;
  for (const other of event.currentTarget.querySelectorAll("[data-stop]")) {
    const [dx, dy] = [start(other)[0] - x, start(other)[1] - y];
    const along = dx * across[0] + dy * across[1];
    const aside = Math.abs(across[0] ? dy : dx);
    // to the side one stays in the row; up and down one may come to stand aside
    const far = across[0] ? aside > 14 : along < 6;
    const cost = along + 0.2 * aside;
    if (other !== from && along > 0.5 && !far && (!best || cost < best.cost)) best = { other, cost };
  }
  best?.other.focus();
}

let resized = 0;
window.addEventListener("resize", () => {
  window.cancelAnimationFrame(resized);
  resized = window.requestAnimationFrame(() => {
    const frame = document.getElementById("view-timeline");
    if (state.view === "timeline" && frame && frame.clientWidth !== timing.width) change({ view: "timeline" });
  });
});
