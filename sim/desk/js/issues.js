// The issue board: what the office is following and how bad it judges each to be.

function makeIssues(desk) {
  const empty = h("p", { class: "dc-empty", t: "issues_empty" });
  const list = h("ul", { class: "dc-issues", ta: "tab_issues" });
  const note = h("p", { class: "dc-quiet", t: "issues_note" });
  const el = h("div", {}, note, empty, list);

  function update(state) {
    const { issues } = state.view;
    show(empty, issues.length === 0);
    show(note, issues.length > 0);
    keyed(
      list,
      issues,
      (one) => one.id,
      (one) => makeIssue(desk, one),
    );
    for (const row of list.dcRows.values()) row.offer(state);
  }
  return { el, update };
}

function makeIssue(desk, first) {
  const name = h("h4", { id: uid("issue"), text: first.name });
  const badge = levelBadge();
  const alert = h("span", { class: "dc-alert", t: "alert" });
  const facts = h("p", { class: "dc-quiet" });
  const level = h("select", {});
  const district = h("select", {});
  const picker = makePicker(desk);
  const save = button("assess", commit, "dc-primary");
  const form = h(
    "div",
    { class: "dc-controls" },
    field("level", level),
    field("where", district),
    save,
  );
  const linked = h("summary", {});
  const reports = h("details", { class: "dc-linked" }, linked, picker.el);
  const head = h("div", { class: "dc-head" }, name, alert, badge.el);
  const el = h(
    "li",
    { class: "dc-card dc-issue", "aria-labelledby": name.id },
    head,
    facts,
    form,
    reports,
  );
  reports.addEventListener("toggle", () => desk.refresh());
  let issue = first;
  let seen = null;

  function commit() {
    if (level.value === "") {
      desk.say("refused", L.need_level);
      level.focus();
      return;
    }
    desk.send({
      kind: "assess",
      issue: issue.id,
      level: Number(level.value),
      district: district.value || null,
      because: picker.chosen(),
    });
  }

  function update(next) {
    issue = next;
    put(name, next.name);
    badge.update(next.level, next.level_name);
    show(alert, next.alert);
  }

  function offer(state) {
    const names = new Map(state.static.districts.map((d) => [d.id, d.name]));
    const levels = state.static.levels.map((l) => [
      String(l.level),
      `${l.level} · ${l.name}`,
    ]);
    setOptions(level, [["", L.choose_level], ...levels]);
    setOptions(district, [["", L.where_all], ...names]);
    if (issue.level !== seen && issue.level !== null) level.value = String(issue.level);
    seen = issue.level;
    const places = issue.districts.map((id) => names.get(id)).filter(Boolean);
    const since = issue.since ? fill(L.since, { at: issue.since }) : "";
    put(facts, [places.join(", "), since].filter(Boolean).join(" · "));
    put(linked, fill(L.linked_reports, { n: issue.reports }));
    if (reports.open) picker.update(state, issue.id);
    const over = state.view.state !== "running";
    for (const one of [level, district, save]) one.disabled = over;
  }
  return { el, update, offer };
}
