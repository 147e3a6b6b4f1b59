// The lanes of the timeline as data: what of each is seen, in which rows it stands when open, and all of it as a table.

const timing = { from: 0, open: null, scale: null, width: 0 };
const isNarrow = () => timing.width < 620;

function turnTimeline(patch) {
  Object.assign(timing, patch);
  change({ view: "timeline" });
}

/** The lane that stands open at first: that of the page's centre, else the first. */
const firstLane = once(() => data.timeline.lanes.find((lane) => lane.node >= 0 && lane.node === data.centre) || data.timeline.lanes[0]);
const laneName = (lane) => (lane.node >= 0 ? tail(data.nodes[lane.node].iri) : "-");

/** The first year and the open lanes as the address has them, if they are not the usual ones. */
function timelineKept() {
  if (!timing.open) return {};
  const usual = timing.open.size === 1 && timing.open.has(firstLane().node);
  const open = data.timeline.lanes.filter((lane) => timing.open.has(lane.node)).map(laneName);
  return { from: timing.from > timeSpan().first ? timing.from : "", open: usual ? "" : open.join(",") || "none" };
}

function timelineTake(asked) {
  const from = Number(asked.get("from"));
  const names = (asked.get("open") || "").split(",");
  timing.from = data.timeline.lanes.length && from >= timeSpan().first && from < timeSpan().last ? Math.floor(from) : 0;
  timing.open = asked.has("open") ? new Set(data.timeline.lanes.filter((lane) => names.includes(laneName(lane))).map((lane) => lane.node)) : null;
}

function toggled(set, one) {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

const firstDay = (one) => one.record.first || one.record.last || "";
const lastDay = (one) => one.record.last || one.record.first || "";

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
      const label = of >= 0 ? stopName(of, part === "bars" ? 34 : 90) : texted("span", { text: say("nameless"), lang: "" });
      // a long name runs on over the years before its first step
      const begin = items.map(firstDay).find(Boolean);
      if (part === "steps" && !isNarrow()) label.style.maxWidth = `${LABEL_WIDTH - 50 + (begin ? timing.scale.at(begin) - 6 : 0)}px`;
      rows.push({ kind: part, label, items });
    }
  }
  return rows;
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
