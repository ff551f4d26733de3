// What the office knows of the state of things: the state of conflict and its two
// conditions, people displaced, matters before the law, circumstances of this regency.

const MET_MARKS = { yes: "✓", no: "✗", unknown: "?" };

function makeSituation() {
  const parts = [makeStatus(), makeCases(), makeDisplaced(), makeContexts()];
  const el = h(
    "div",
    { class: "dc-situation" },
    parts.map((part) => part.el),
  );
  return {
    el,
    update({ view }) {
      for (const part of parts) part.update(view.situation);
    },
  };
}

function makeStatus() {
  const told = h("strong", {});
  const list = h("ul", { class: "dc-conditions" });
  const title = h("h4", { t: "status_title" });
  const note = h("p", { class: "dc-quiet", t: "status_note" });
  const heard = h("p", { class: "dc-quiet" });
  const el = h("section", { class: "dc-card" }, title, told, note, list, heard);
  return {
    el,
    update({ status }) {
      const until = status.until
        ? fill(L.status_until, { at: status.until })
        : L.status_on;
      put(told, status.in_force ? until : L.status_off);
      attr(told, "data-state", status.in_force ? "on" : "off");
      keyed(list, status.conditions, (one) => one.id, makeCondition);
      put(
        heard,
        status.told ? fill(L.status_told, { at: status.told }) : L.status_untold,
      );
    },
  };
}

function makeCondition() {
  const mark = h("span", { "aria-hidden": "true", class: "dc-met" });
  const name = h("span", {});
  const told = h("span", { class: "dc-tag dc-state" });
  return {
    el: h("li", {}, mark, h("span", {}, name, " ", told)),
    update(one) {
      const met = one.met === null ? "unknown" : one.met ? "yes" : "no";
      put(mark, MET_MARKS[met]);
      put(name, one.name);
      put(told, L[`met_${met}`]);
      attr(told, "data-state", met);
    },
  };
}

const PEOPLE = ["away", "sheltered", "returned"];

function makeDisplaced() {
  const none = h("p", { class: "dc-quiet", t: "displaced_none" });
  const body = h("tbody", {});
  const heads = ["place", ...PEOPLE.map((name) => `displaced_${name}`)];
  const line = heads.map((t) => h("th", { scope: "col", t }));
  const table = h(
    "table",
    { class: "dc-people" },
    h("thead", {}, h("tr", {}, line)),
    body,
  );
  const title = h("h4", { t: "displaced_title" });
  const el = h("section", { class: "dc-card" }, title, none, table);
  return {
    el,
    update({ displaced }) {
      show(none, displaced.length === 0);
      show(table, displaced.length > 0);
      const numbered = displaced.map((one, n) => ({ ...one, n }));
      keyed(body, numbered, (one) => one.n, makePeople);
    },
  };
}

function makePeople() {
  const name = h("th", { scope: "row" });
  const counts = PEOPLE.map(() => h("td", {}));
  return {
    el: h("tr", {}, name, counts),
    update(one) {
      put(name, one.district_name);
      PEOPLE.forEach((key, n) =>
        put(counts[n], one[key] === null ? "–" : number(one[key])),
      );
    },
  };
}

function makeCases() {
  const none = h("p", { class: "dc-quiet", t: "cases_none" });
  const list = h("ul", { class: "dc-cases" });
  const title = h("h4", { t: "cases_title" });
  const el = h("section", { class: "dc-card" }, title, none, list);
  return {
    el,
    update({ cases }) {
      show(none, cases.length === 0);
      const numbered = cases.map((one, n) => ({ ...one, n }));
      keyed(list, numbered, (one) => one.n, makeCase);
    },
  };
}

function makeCase() {
  const name = h("strong", {});
  const state = h("span", {});
  const step = h("span", { class: "dc-quiet" });
  return {
    el: h("li", { class: "dc-case" }, name, state, step),
    update(one) {
      const due = one.due && fill(L.case_due, { at: one.due });
      put(name, one.name);
      put(state, one.state);
      put(step, [one.step, due].filter(Boolean).join(" · "));
    },
  };
}

function makeContexts() {
  const list = h("dl", { class: "dc-contexts" });
  const title = h("h4", { t: "contexts_title" });
  const el = h("section", { class: "dc-card" }, title, list);
  return {
    el,
    update({ contexts }) {
      show(el, contexts.length > 0);
      keyed(list, contexts, (one) => one.id, makeContext);
    },
  };
}

function makeContext() {
  const [name, text] = [h("dt", {}), h("dd", {})];
  return {
    el: h("div", {}, name, text),
    update(one) {
      put(name, one.name);
      put(text, one.text);
    },
  };
}
