// The two clocks: the day on which things are to hold, with a slider, and the day by which evidence was published.

const DAY = 86400000;

/** Days as numbers, so that a slider can count them. */
function numberOf(day) {
  const made = new Date(0);
  made.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return Math.round(made.getTime() / DAY);
}

function dayAt(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function dayInWords(day) {
  try {
    const long = new Intl.DateTimeFormat(state.language, { dateStyle: "long", timeZone: "UTC" });
    return long.format(new Date(numberOf(day) * DAY));
  } catch {
    return day;
  }
}

/** The days on which anything begins, or is over: there and only there the slider changes what is seen. */
const turns = once(() => {
  const days = new Set();
  for (const record of data.records) {
    if (record.plan) continue;
    if (dayOf(record.first)) days.add(record.first);
    if (isSituation(record) && dayOf(record.last) && record.last < "9999") days.add(dayAt(numberOf(record.last) + 1));
  }
  return [...days].sort();
});

/** First and last day of the slider: the years that the records tell of. */
const span = once(() => {
  const days = turns();
  return days.length ? { first: `${days[0].slice(0, 4)}-01-01`, last: `${days.at(-1).slice(0, 4)}-12-31` } : null;
});

function startClocks() {
  const slider = document.getElementById("slider");
  const days = span();
  for (const id of ["slider", "earlier", "later"]) document.getElementById(id).disabled = !days;
  if (days) {
    slider.min = numberOf(days.first);
    slider.max = numberOf(days.last);
  }
  let waits = false;
  slider.addEventListener("input", () => {
    if (waits) return;
    waits = true;
    window.requestAnimationFrame(() => {
      waits = false;
      change({ date: dayAt(Number(slider.value)) }, { write: false });
    });
  });
  slider.addEventListener("change", () => change({ date: dayAt(Number(slider.value)) }));
  slider.addEventListener("keydown", keysOfSlider);
  document.getElementById("earlier").addEventListener("click", () => turn(-1));
  document.getElementById("later").addEventListener("click", () => turn(1));
  startField("date");
  startField("known");
}

/** A field for a day, a month or a year; what is no date stays written, and is told to be none. */
function startField(name) {
  const field = document.getElementById(name);
  field.addEventListener("change", () => {
    const day = dayOf(field.value);
    const wrong = Boolean(field.value.trim()) && !day;
    field.setAttribute("aria-invalid", String(wrong));
    if (wrong) tell(say("nodate", { text: shorten(field.value, 30) }));
    else change({ [name]: day });
  });
  document.getElementById(`${name}-clear`).addEventListener("click", () => {
    change({ [name]: "" });
    field.focus();
  });
}

/** The day before or after on which something changes. */
function turn(step) {
  const days = turns();
  const now = state.date || span().last;
  const next = step > 0 ? days.find((day) => day > now) : days.findLast((day) => day < now);
  if (next) change({ date: next });
}

function keysOfSlider(event) {
  const years = { PageUp: 1, PageDown: -1 }[event.key];
  if (!years) return;
  event.preventDefault();
  const { first, last } = span();
  const now = state.date || last;
  const moved = dayOf(`${String(Number(now.slice(0, 4)) + years).padStart(4, "0")}${now.slice(4, 7)}`).slice(0, 8) + "01";
  change({ date: moved < first ? first : moved > last ? last : moved });
}

function drawClocks() {
  for (const name of ["date", "known"]) {
    const field = document.getElementById(name);
    if (document.activeElement !== field || dayOf(field.value) !== state[name]) field.value = state[name];
    field.setAttribute("aria-invalid", "false");
    document.getElementById(`${name}-clear`).hidden = !state[name];
  }
  const days = span();
  if (!days) return;
  const slider = document.getElementById("slider");
  slider.value = String(numberOf(state.date || days.last));
  slider.setAttribute("aria-valuetext", state.date ? dayInWords(state.date) : say("anyday"));
  slider.classList.toggle("idle", !state.date);
}
