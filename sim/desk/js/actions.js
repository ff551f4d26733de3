// Asking for an action: what it does and costs, and who must be asked for it.

function makeActions(desk) {
  const search = h("input", {
    type: "search",
    tp: "action_search",
    ta: "action_search",
  });
  const list = h("ul", { class: "dc-actions" });
  const group = h("div", { role: "radiogroup", ta: "tab_actions" }, list);
  const detail = makeAction(desk);
  const name = uid("action");
  const left = h("div", { class: "dc-catalogue" }, search, group);
  const el = h("div", { class: "dc-split dc-columns" }, left, detail.el);
  let chosen = desk.drafts.get("act:action");

  function choose(id) {
    chosen = id;
    desk.drafts.set("act:action", id);
    desk.refresh();
    if (desk.narrow()) detail.el.scrollIntoView({ block: "nearest" });
  }

  function update(state) {
    const asked = search.value.trim().toLowerCase();
    const fits = (one) =>
      `${one.id} ${one.name} ${one.effect}`.toLowerCase().includes(asked);
    const offered = state.static.actions.filter(
      (one) => one.id === chosen || fits(one),
    );
    keyed(
      list,
      offered,
      (one) => one.id,
      (one) => makeEntry(name, one, choose),
    );
    for (const [id, row] of list.dcRows) row.mark(id === chosen);
    detail.update(
      state,
      state.static.actions.find((one) => one.id === chosen),
    );
  }
  search.addEventListener("input", () => desk.refresh());
  return { el, update };
}

function makeEntry(group, first, choose) {
  const input = h("input", { type: "radio", name: group, value: first.id });
  const title = h("span", { class: "dc-entry-name" });
  const cost = h("span", { class: "dc-quiet" });
  const el = h(
    "li",
    {},
    h("label", { class: "dc-entry" }, input, h("span", {}, title, cost)),
  );
  input.addEventListener("change", () => choose(first.id));
  return {
    el,
    update(action) {
      put(title, `${action.id} · ${action.name}`);
      put(cost, costText(action));
    },
    mark(on) {
      input.checked = on;
      attr(el, "class", on ? "dc-chosen" : null);
    },
  };
}

function makeAction(desk) {
  const title = h("h4", {});
  const facts = makeFacts(["effect", "risk", "cost", "lead", "authority_hint"]);
  const authority = h("select", { "data-role": "authority" });
  const issue = h("select", { "data-role": "issue" });
  const district = h("select", { "data-role": "district" });
  const manner = h("select", { "data-role": "manner" });
  const boxes = {
    authority: field("authority", authority),
    issue: field("target_issue", issue),
    district: field("target_district", district),
    manner: field("manner", manner),
  };
  const picker = makePicker(desk);
  const submit = button("act", commit, "dc-primary");
  const error = h("p", { class: "dc-error", role: "alert" });
  const form = h(
    "div",
    { class: "dc-form" },
    Object.values(boxes),
    picker.el,
    error,
    submit,
  );
  const empty = h("p", { class: "dc-empty", t: "action_none" });
  const body = h("div", {}, title, facts.el, form);
  const el = h("section", { class: "dc-detail", ta: "action_detail" }, empty, body);
  let action = null;

  // The first thing still missing: its control and what to say about it.
  function missing() {
    if (!authority.value) return [authority, L.need_authority];
    if (action.target === "issue" && !issue.value) return [issue, L.need_issue];
    if (action.target === "district" && !district.value)
      return [district, L.need_district];
    if (action.manners.length > 0 && !manner.value) return [manner, L.need_manner];
    return null;
  }

  function commit() {
    const [control, told] = missing() ?? [null, ""];
    put(error, told);
    for (const one of [authority, issue, district, manner]) {
      attr(one, "aria-invalid", one === control ? "true" : null);
    }
    if (control) return control.focus();
    const intent = { kind: "act", action: action.id, authority: authority.value };
    return desk.send({
      ...intent,
      issue: issue.value || null,
      district: district.value || null,
      manner: manner.value || null,
      because: picker.chosen(),
    });
  }

  function update(state, next) {
    const changed = next?.id !== action?.id;
    action = next ?? null;
    show(empty, action === null);
    show(body, action !== null);
    if (action === null) return;
    if (changed) {
      put(error, "");
      for (const one of [authority, manner]) one.value = "";
      picker.clear();
    }
    put(title, `${action.id} · ${action.name}`);
    facts.update(actionFacts(action));
    offer(state);
    picker.update(state, issue.value);
    submit.disabled = state.view.state !== "running";
  }

  function offer({ static: fixed, view }) {
    const pairs = (list) => list.map((one) => [one.id, one.name]);
    setOptions(authority, [["", L.choose_authority], ...pairs(fixed.authorities)]);
    setOptions(issue, [["", L.choose_issue], ...pairs(view.issues)]);
    setOptions(district, [["", L.choose_district], ...pairs(fixed.districts)]);
    setOptions(manner, [["", L.choose_manner], ...pairs(sorted(action.manners))]);
    show(boxes.issue, action.target !== "none");
    show(boxes.district, action.target !== "none");
    show(boxes.manner, action.manners.length > 0);
  }
  issue.addEventListener("change", () => desk.refresh());
  desk.onAccepted("act", () => picker.clear());
  return { el, update };
}

function actionFacts(action) {
  return {
    effect: action.effect,
    risk: action.risk,
    cost: costText(action),
    lead: hoursRange(action.lead_hours),
    authority_hint: action.authority?.join(", ") ?? null,
  };
}

// In the order of the alphabet, so that the order gives nothing away.
function sorted(list) {
  return [...list].sort((a, b) => a.name.localeCompare(b.name));
}

function makeFacts(names) {
  const rows = names.map((name) => {
    const value = h("dd", {});
    return { name, value, el: h("div", {}, h("dt", { t: `fact_${name}` }), value) };
  });
  return {
    el: h(
      "dl",
      { class: "dc-facts" },
      rows.map((row) => row.el),
    ),
    update(values) {
      for (const { name, value, el } of rows) {
        put(value, values[name]);
        show(el, Boolean(values[name]));
      }
    },
  };
}
