// What came in and what the office did: a strip by day, and the same as a list.

const LANES = [
  ["lane_in", ["report", "inject", "finding", "answer"]],
  ["lane_judged", ["alert", "forecast"]],
  ["lane_done", ["act", "refused", "file"]],
];
const STRIP = { width: 640, height: 88, left: 58, right: 12, top: 18, lane: 18 };
const LISTED = 120;
const [AXIS_STEPS, AXIS_MOST] = [[7, 14, 28, 56, 112, 366], 9]; // days a mark; marks

function makeTimeline(desk) {
  const axis = s("g", { class: "dc-axis" });
  const lanes = s(
    "g",
    { class: "dc-lanes" },
    LANES.map(([key], n) => makeLane(key, n)),
  );
  const dots = s("g", {});
  const now = s("line", { class: "dc-nowline", y1: 10, y2: STRIP.height - 16 });
  const box = `0 0 ${STRIP.width} ${STRIP.height}`;
  const strip = s(
    "svg",
    { class: "dc-strip", viewBox: box, role: "img" },
    axis,
    lanes,
    dots,
    now,
  );
  const empty = h("p", { class: "dc-empty", t: "timeline_empty" });
  const list = h("ol", { class: "dc-events", ta: "tab_timeline" });
  const el = h("div", {}, strip, empty, list);

  function update(state) {
    const { view, inbox, static: fixed } = state;
    const { start_day: first, end_day: last } = fixed;
    const room = STRIP.width - STRIP.left - STRIP.right;
    const x = (day) => STRIP.left + (room * (day - first)) / (last + 1 - first);
    const came = inbox.map((one) => ({
      ...one,
      key: one.id,
      day: first + one.minute / 1440,
    }));
    const sent = owesDocuments(state) ? "document" : "file";
    const tag = (kind) => L[`event_${kind === "file" ? sent : kind}`];
    const did = view.timeline.map((one, n) => ({
      ...one,
      key: `${n}`,
      tag: tag(one.kind),
    }));
    drawAxis(axis, x, first, last);
    keyed(
      dots,
      [...came, ...did],
      (e) => e.key,
      (e) => makeDot(e, x(e.day)),
    );
    const at = x(first + view.clock.minute / 1440);
    attr(now, "x1", at);
    attr(now, "x2", at);
    const told = { at: view.clock.label, reports: came.length, n: did.length };
    attr(strip, "aria-label", fill(L.strip_alt, told));
    show(empty, did.length === 0);
    const listed = [...came.filter((one) => one.kind !== "report"), ...did];
    listed.sort((a, b) => b.minute - a.minute);
    keyed(list, listed.slice(0, LISTED), (e) => e.key, makeEvent);
  }
  return { el, update };
}

function laneY(n) {
  return STRIP.top + 4 + n * STRIP.lane;
}

function makeLane(key, n) {
  const y = laneY(n);
  const line = s("line", {
    x1: STRIP.left,
    x2: STRIP.width - STRIP.right,
    y1: y,
    y2: y,
  });
  return s("g", {}, line, s("text", { x: STRIP.left - 8, y: y + 3, t: key }));
}

function drawAxis(axis, x, first, last) {
  const step = AXIS_STEPS.find((one) => (last - first) / one <= AXIS_MOST);
  const days = [];
  for (let day = first; day <= last; day += 1) if (day % step === 0) days.push(day);
  keyed(axis, days, String, (day) => {
    const line = s("line", { x1: x(day), x2: x(day), y1: 10, y2: STRIP.height - 16 });
    const text = s("text", { x: x(day), y: STRIP.height - 4 });
    return { el: s("g", {}, line, text), update: () => put(text, dayName(day)) };
  });
}

function makeDot(event, x) {
  const lane = LANES.findIndex(([, kinds]) => kinds.includes(event.kind));
  const place = {
    cx: x,
    cy: laneY(Math.max(0, lane)),
    r: event.kind === "report" ? 2.6 : 4,
  };
  return {
    el: s("circle", { ...place, class: `dc-dot dc-dot-${event.kind}` }),
    update() {},
  };
}

function makeEvent() {
  const at = h("span", { class: "dc-quiet" });
  const kind = h("span", { class: "dc-tag" });
  const text = h("span", {});
  return {
    el: h("li", { class: "dc-event" }, at, kind, text),
    update(event) {
      put(at, event.at);
      put(kind, event.tag ?? L[`event_${event.kind}`] ?? "");
      attr(kind, "data-kind", event.kind);
      put(text, event.text);
    },
  };
}
