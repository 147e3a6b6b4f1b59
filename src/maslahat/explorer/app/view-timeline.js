// Timeline: a lane for each format; meetings as marks, memberships as bars, steps of initiatives; the line is the day.

const LABEL_WIDTH = 216;

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
  kept: timelineKept,
  take: timelineTake,
  rows: () => timelineRows(),
});

function drawTimeline(frame) {
  if (!data.timeline.lanes.length) {
    frame.append(el("p", { class: "empty" }, say("nolanes")));
    return;
  }
  const { first, last } = timeSpan();
  timing.from ||= first;
  timing.open ??= new Set([firstLane().node]);
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
    lane.node >= 0 ? stopName(lane.node, 46) : texted("span", name, { class: "name" });
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
      const mine = button(shorten(toldOf(one), 60), () => select(selectionOf(one)), {
        tabindex: -1,
        "data-stop": true,
        ...placeMark(one),
      });
      made.append(mine);
    }
  }
  return made.hasChildNodes() ? made : null;
}

function markTimeline(frame) {
  const { selected } = state;
  const place = selected ? placeWord(selected) : "";
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
  const across = ARROWS[event.key];
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
