// "Langkah berikut": for somebody in the first hour with a computer exercise, one line
// that says what to do now and a button that goes there. It names work, never answers.

const ALERT_LEVEL = 2;

// The next sensible piece of work: [text, tab to open, inbox filter].
function nextStep({ view, inbox }) {
  if (view.state === "closed") return [L.next_closed, "timeline", null];
  if (view.clock.over) return [L.next_over, null, null];
  const duty = pressing(view)[0];
  if (duty) return [fill(L.next_duty, duty), "documents", null];
  const asked = returned(view)[0];
  if (asked) return [fill(L.next_reply, { name: asked.name }), "documents", null];
  const ungraded = inbox.filter((one) => gradable(one) && one.grade === null).length;
  if (ungraded) return [fill(L.next_grade, { n: ungraded }), "inbox", "todo"];
  const loose = inbox.filter((one) => gradable(one) && one.issue === null).length;
  if (loose) return [fill(L.next_link, { n: loose }), "inbox", "loose"];
  const silent = view.issues.find((one) => one.reports > 0 && one.level === null);
  if (silent) return [fill(L.next_assess, { name: silent.name }), "issues", null];
  const question = view.questions.find((one) => one.open && one.percent === null);
  if (question)
    return [fill(L.next_forecast, { text: question.text }), "forecasts", null];
  const idle = view.issues.find(
    (one) => one.level >= ALERT_LEVEL && !isServed(one, view),
  );
  if (idle) return [fill(L.next_act, { name: idle.name }), "actions", null];
  return [L.next_advance, null, null];
}

function isServed(issue, view) {
  return view.running.some((one) => one.issue_name === issue.name);
}

function makeNext(desk) {
  const text = h("span", {});
  let target = ["inbox", null];
  const go = button("next_go", () => desk.open(...target), "dc-small");
  const label = h("strong", { t: "next" });
  const el = h("p", { class: "dc-next" }, label, " ", text, " ", go);
  return {
    el,
    update(state) {
      const [told, tab, filter] = nextStep(state);
      target = [tab, filter];
      put(text, told);
      show(go, tab !== null);
    },
  };
}
