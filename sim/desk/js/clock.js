// The top bar: which day it is, what is left to spend, and letting time pass.

function makeClock(desk) {
  const now = h("strong", { class: "dc-now" });
  const stage = h("span", { class: "dc-pill" });
  const left = h("span", { class: "dc-left" });
  const done = h("span", { class: "dc-done" });
  const bar = h("div", { class: "dc-bar", role: "progressbar", ta: "progress" }, done);
  const title = h("h2", { class: "dc-title" });
  const when = h("div", { class: "dc-when" }, title, now, stage, bar, left);
  const meters = ["staff", "teams", "money"].map(makeMeter);
  const means = h(
    "dl",
    { class: "dc-means", ta: "resources" },
    meters.map((meter) => meter.el),
  );

  function update({ view, static: fixed }) {
    const { clock, resources: r } = view;
    const isNew = view.state === "new";
    for (const part of [now, stage, bar, left]) show(part, !isNew);
    put(title, fixed.regency);
    put(now, clock.label);
    put(stage, clock.stage);
    put(left, leftText(clock));
    const percent = Math.round(100 * clock.progress);
    done.style.width = `${percent}%`;
    attr(bar, "aria-valuenow", percent);
    attr(bar, "aria-valuetext", `${clock.label}, ${percent}%`);
    const hours = `${number(r.staff_hours)} / ${number(r.staff_hours_per_day)}`;
    meters[0].update(hours, r.staff_hours / (r.staff_hours_per_day || 1));
    meters[1].update(
      `${number(r.teams_free)} / ${number(r.teams)}`,
      r.teams_free / (r.teams || 1),
    );
    meters[2].update(rupiah(r.rupiah), r.rupiah / (r.rupiah_start || 1));
  }
  return { when, means, update };
}

function leftText(clock) {
  if (clock.day < 0) return fill(L.to_vote, { n: -clock.day });
  if (clock.day === 0) return L.vote_today;
  return fill(L.since_vote, { n: clock.day });
}

function makeMeter(name) {
  const value = h("dd", {});
  const done = h("span", { class: "dc-done" });
  const track = h("span", { class: "dc-bar dc-thin", "aria-hidden": "true" }, done);
  const el = h("div", {}, h("dt", { t: `means_${name}` }), value, track);
  return {
    el,
    update(text, share) {
      put(value, text);
      done.style.width = `${Math.round(100 * Math.max(0, Math.min(1, share)))}%`;
      attr(el, "class", share < 0.2 ? "dc-low" : null);
    },
  };
}

const HOURS = Array.from({ length: 24 }, (_, n) => n);

const LONG_DAYS = 60; // an exercise longer than this offers larger steps

// A large step; it stops where a document falls due on the way.
function leap({ view, static: fixed }, hours) {
  const { minute } = view.clock;
  const ahead = (one) =>
    one.due_minute > minute && one.due_minute < minute + hours * 60;
  const due = owed(view).find(ahead)?.due_minute;
  if (due === undefined) return { hours };
  return {
    day: fixed.start_day + Math.floor(due / A_DAY),
    hour: Math.floor((due % A_DAY) / 60),
  };
}

// The buttons that let time pass. A second press while one is under way does nothing.
function makeAdvance(desk) {
  const go = (intent) => () => {
    if (!desk.wire.busy) desk.send({ kind: "advance", ...intent });
  };
  const day = h("select", { ta: "until_day" });
  const hour = h("select", { ta: "until_hour" });
  const until = () => ({ day: Number(day.value), hour: Number(hour.value) });
  const large = [72, 168].map((hours) =>
    button(`advance_${hours}`, () => go(leap(desk.state, hours))()),
  );
  const buttons = [
    button("advance_6", go({ hours: 6 })),
    button("advance_24", go({ hours: 24 })),
    ...large,
    button("advance_report", go({ until: "report" }), "dc-primary"),
  ];
  const to = button("advance_until", () => go(until())());
  const label = h("span", { class: "dc-label", t: "until" });
  const target = h("div", { class: "dc-until" }, label, day, hour, to);
  const el = h(
    "div",
    { class: "dc-advance", role: "group", ta: "advance" },
    buttons,
    target,
  );

  let shown = null;

  function update({ view, static: fixed }) {
    const { day: today, minute } = view.clock;
    const days = [];
    for (let d = today; d <= fixed.end_day; d += 1) days.push([String(d), dayName(d)]);
    setOptions(day, days);
    setOptions(
      hour,
      HOURS.map((n) => [String(n), hourName(n)]),
    );
    if (shown === null) hour.value = "8";
    if (minute !== shown && Number(day.value) <= today) {
      day.value = String(Math.min(today + 1, fixed.end_day));
    }
    shown = minute;
    const long = fixed.end_day - fixed.start_day > LONG_DAYS;
    attr(desk.root, "data-long", long);
    for (const one of large) show(one, long);
    const over = view.state !== "running" || view.clock.over;
    for (const one of [...buttons, to, day, hour]) one.disabled = over;
  }
  return { el, update };
}
