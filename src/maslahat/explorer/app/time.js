// Time as a place: the years of the timeline, days as pixels and back, and how things that would overlap are stacked.

const MONTH_DAYS = 30.4375;

/** A scale: from the first day of one year to the last of another, on so many pixels. */
function timeScale(from, to, width) {
  const [start, end] = [numberOf(`${from}-01-01`), numberOf(`${to}-12-31`)];
  const x = (day) => ((numberOf(day) - start) / (end - start)) * width;
  return {
    from,
    to,
    width,
    start,
    end,
    /** Where a day lies, within the frame. */
    at: (day) => Math.min(width, Math.max(0, x(day))),
    inside: (day) => x(day) >= 0 && x(day) <= width,
    dayOf: (place) => dayAt(Math.round(start + (Math.min(width, Math.max(0, place)) / width) * (end - start))),
    /** A year every so often that their numbers do not touch. */
    years: () => {
      const every = [1, 2, 5, 10, 20, 50].find((one) => (width / (to - from + 1)) * one >= 40) || 100;
      const years = [];
      for (let year = Math.ceil(from / every) * every; year <= to; year += every) years.push(year);
      // the first year is told as well, where it has room
      if (years.length && ((years[0] - from) * width) / (to - from + 1) >= 36) years.unshift(from);
      return years;
    },
  };
}

/** The first and last year that the timeline shows: the last with anything on it. */
function timeSpan() {
  let last = data.timeline.begins;
  let first = last || 9999;
  for (const record of data.records) {
    for (const day of [record.first, record.last]) {
      const year = Number((day || "").slice(0, 4));
      // a slip of the pen in the year 9999 is not to shrink everything else
      if (year && year < 2200) [first, last] = [Math.min(first, year), Math.max(last, year)];
    }
  }
  return { first: data.timeline.begins || (first === 9999 ? 2000 : first), last: last || 2000 };
}

/** Rows such that nothing in a row overlaps: each item ({left, right}) gets the first `row` with room; how many rows. */
function stack(items, gap = 1) {
  const ends = [];
  for (const item of [...items].sort((a, b) => a.left - b.left)) {
    let row = ends.findIndex((end) => end + gap <= item.left);
    if (row < 0) row = ends.length;
    ends[row] = item.right;
    item.row = row;
  }
  return ends.length;
}
