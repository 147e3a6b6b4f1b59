// The day on the timeline: the years above it, the handle that is dragged or moved by keys, and the line through all lanes.

/** The years, and the handle of the day: one more way to set the day that every view shows. */
function timeAxis() {
  const { scale } = timing;
  const picture = svg("svg", { width: scale.width, height: 26, "aria-hidden": "true" });
  for (const year of scale.years()) {
    const x = scale.at(`${year}-01-01`);
    picture.append(svg("line", { x1: x, x2: x, y1: 18, y2: 26, class: "tick" }));
    picture.append(written(year, { x: x + 2, y: 14, class: "year" }));
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
    const ahead = one.dataset.plan && state.date && (record.first || record.last) > state.date;
    one.classList.toggle("off", Boolean(record) && (ahead || !holds(record)));
  }
}
