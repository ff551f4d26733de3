// The documents the office owes: to whom, until when, and what has become of each. Those
// still owed come first; what is over can be opened.

const A_DAY = 1440; // minutes
const DUTY_MARKS = { open: "○", late: "!", done: "✓", missed: "✗" };

function owed(view) {
  return (view.documents?.duties ?? [])
    .filter((one) => one.state === "open")
    .sort((a, b) => a.due_minute - b.due_minute);
}

// Owed within a day, or already late.
function pressing(view) {
  return owed(view).filter((one) => one.due_minute - view.clock.minute < A_DAY);
}

function makeDuties(desk, write) {
  const none = h("p", { class: "dc-quiet", t: "duties_none" });
  const open = h("ul", { class: "dc-duties" });
  const past = h("ul", { class: "dc-duties" });
  const summary = h("summary", {});
  const rest = h("details", { class: "dc-linked" }, summary, past);
  const el = h("section", {}, h("h4", { t: "duties" }), none, open, rest);
  return {
    el,
    update({ view }) {
      const now = view.clock.minute;
      const waiting = owed(view);
      const over = view.documents.duties.filter((one) => one.state !== "open");
      over.sort((a, b) => b.due_minute - a.due_minute);
      const make = () => makeDuty(write);
      const timed = (one) => ({ ...one, now, running: view.state === "running" });
      keyed(open, waiting.map(timed), (one) => one.id, make);
      keyed(past, over.map(timed), (one) => one.id, make);
      show(none, waiting.length === 0);
      show(rest, over.length > 0);
      put(summary, fill(L.duties_past, view.documents.past));
    },
  };
}

function makeDuty(write) {
  const name = h("strong", {});
  const rest = h("span", { class: "dc-quiet" });
  const mark = h("span", { "aria-hidden": "true" });
  const told = h("span", {});
  const state = h("span", { class: "dc-tag dc-state" }, mark, " ", told);
  const go = button("write", () => write(duty), "dc-small");
  const what = h("div", { class: "dc-duty-what" }, name, rest);
  let duty = null;
  return {
    el: h("li", { class: "dc-duty" }, what, state, go),
    update(next) {
      duty = next;
      put(name, duty.name);
      put(rest, fill(L.duty_to, { to: duty.to_name, due: duty.due }));
      put(mark, DUTY_MARKS[duty.state]);
      put(told, dutyState(duty));
      attr(
        state,
        "data-state",
        duty.state === "open" && duty.due_minute - duty.now < A_DAY
          ? "near"
          : duty.state,
      );
      show(go, duty.state === "open");
      go.disabled = !duty.running;
      attr(go, "aria-label", `${L.write}: ${duty.name}, ${duty.due}`);
    },
  };
}

function dutyState(duty) {
  const left = duty.due_minute - duty.now;
  if (duty.state !== "open") return L[`duty_${duty.state}`];
  if (left < 0) return L.duty_overdue;
  const [n, unit] = left < 2 * A_DAY ? [left / 60, "hours"] : [left / A_DAY, "days"];
  return fill(L[`duty_in_${unit}`], { n: Math.floor(n) });
}
