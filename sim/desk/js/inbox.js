// The inbox: who says what, where and when; how far to trust it; which issue it is about.

const SOURCE_GRADES = ["A", "B", "C", "D", "E", "F"];
const CONTENT_GRADES = ["1", "2", "3", "4", "5", "6"];
const NO_ISSUE = "none";
const PAGE = 40;

function makeInbox(desk) {
  const narrow = makeNarrow(desk);
  const filter = h("select", {});
  const place = h("select", {});
  const count = h("span", { class: "dc-quiet" });
  const list = h("ol", { class: "dc-reports", ta: "tab_inbox" });
  const empty = h("p", { class: "dc-empty" });
  const more = button("show_more", () => desk.refresh((limit += PAGE)), "dc-small");
  const bar = h(
    "div",
    { class: "dc-filters" },
    field("filter", filter),
    field("place", place),
    narrow.el,
    count,
  );
  const el = h("div", { class: "dc-inbox" }, bar, empty, list, more);
  let limit = PAGE;
  let kept = new Set(); // shown before it was handled: stays until the list is asked anew
  let asked = "";

  function wanted(report) {
    const choice = filter.value || "todo";
    if (desk.place && report.district !== desk.place) return false;
    if (!narrow.fits(report)) return false;
    if (choice === "all") return true;
    if (choice === "todo") return isOpen(report);
    if (choice === "new") return report.minute > desk.newSince;
    if (choice === "loose") return gradable(report) && report.issue === null;
    return report.issue === choice.slice("issue:".length);
  }

  function update(state) {
    const { view, inbox, static: fixed } = state;
    narrow.update(state);
    setOptions(filter, filterOptions(view));
    setOptions(place, [
      ["", L.all_places],
      ...fixed.districts.map((d) => [d.id, d.name]),
    ]);
    place.value = desk.place;
    const now = [filter.value, desk.place, view.clock.minute, ...narrow.asked()];
    const question = now.join("|");
    if (question !== asked) [kept, limit] = [new Set(), PAGE];
    asked = question;
    const found = inbox.filter((one) => kept.has(one.id) || wanted(one)).reverse();
    const shown = found.slice(0, limit);
    for (const one of shown) kept.add(one.id);
    const options = {
      source: gradeOptions("source", SOURCE_GRADES),
      content: gradeOptions("content", CONTENT_GRADES),
      issues: issueOptions(view),
    };
    keyed(
      list,
      shown,
      (one) => one.id,
      (one) => makeReport(desk, one),
    );
    for (const row of list.dcRows.values())
      row.offer(options, view.state !== "running");
    put(count, fill(L.shown_of, { n: shown.length, all: inbox.length }));
    put(empty, inbox.length ? L.nothing_here : L.inbox_empty);
    show(empty, shown.length === 0);
    show(more, found.length > shown.length);
  }

  filter.addEventListener("change", () => desk.refresh());
  place.addEventListener("change", () => desk.choosePlace(place.value, true));
  const open = (choice) => {
    filter.value = choice;
    desk.refresh();
  };
  return { el, update, open };
}

// Whether a message asks to be graded: answers and the office's own checks do not.
function gradable(report) {
  return report.kind === "report";
}

function isOpen(report) {
  return gradable(report) && (report.grade === null || report.issue === null);
}

function filterOptions(view) {
  return [
    ["todo", L.filter_todo],
    ["new", L.filter_new],
    ["loose", L.filter_loose],
    ["all", L.filter_all],
    ...view.issues.map((one) => [
      `issue:${one.id}`,
      fill(L.filter_issue, { name: one.name }),
    ]),
  ];
}

function issueOptions(view) {
  return [
    ["", L.choose_link],
    ...view.issues.map((one) => [one.id, one.name]),
    [NO_ISSUE, L.no_issue],
  ];
}

function gradeOptions(kind, grades) {
  return [["", L.choose], ...grades.map((g) => [g, `${g} · ${L[`${kind}_${g}`]}`])];
}

function makeReport(desk, first) {
  const id = first.id;
  const head = h("div", { class: "dc-report-head" });
  const who = h("strong", { id: uid("report") });
  const when = h("span", { class: "dc-quiet" });
  const kind = h("span", { class: "dc-tag" });
  const grade = h("span", { class: "dc-grade" });
  const text = h("p", { class: "dc-text" });
  const source = h("select", {});
  const content = h("select", {});
  const link = h("select", {});
  const hint = h("span", { class: "dc-hint", role: "status" });
  const grading = [field("grade_source", source), field("grade_content", content)];
  const controls = h("div", { class: "dc-controls" }, grading, field("link", link));
  head.append(who, when, kind, grade);
  const el = h("li", { class: "dc-report" }, head, text, controls, hint);
  let report = first;

  onSettled(source, commitGrade);
  onSettled(content, commitGrade);
  onSettled(link, commitLink);

  function commitGrade() {
    const half = Boolean(source.value) !== Boolean(content.value);
    put(hint, half ? (source.value ? L.grade_content_too : L.grade_source_too) : "");
    if (!source.value || !content.value) return;
    const told = { source: source.value, content: Number(content.value) };
    const before = report.grade;
    if (before?.source === told.source && before?.content === told.content) return;
    desk.send({ kind: "grade", report: id, ...told });
  }

  function commitLink() {
    if (link.value === (report.issue ?? "") || link.value === "") return;
    const issue = link.value === NO_ISSUE ? null : link.value;
    desk.send({ kind: "link", report: id, issue });
  }

  function update(next) {
    report = next;
    put(who, next.source_name);
    put(when, [next.at, next.district_name].filter(Boolean).join(" · "));
    put(kind, L[`kind_${next.kind}`] ?? "");
    attr(kind, "data-kind", next.kind);
    put(text, next.text);
    attr(el, "data-report", id);
    attr(el, "class", `dc-report${next.minute > desk.newSince ? " dc-new" : ""}`);
    put(grade, next.grade ? `${next.grade.source}${next.grade.content}` : "");
    for (const box of grading) show(box, gradable(next));
  }

  // What can be chosen now, and what the office has decided so far.
  function offer(options, over) {
    setOptions(source, options.source);
    setOptions(content, options.content);
    setOptions(link, options.issues);
    if (report.grade && !source.dcPending() && !content.dcPending()) {
      source.value = report.grade.source;
      content.value = String(report.grade.content);
      put(hint, "");
    }
    if (report.issue && !link.dcPending()) link.value = report.issue;
    for (const one of [source, content, link]) {
      one.disabled = over;
      attr(one, "aria-describedby", who.id);
    }
  }
  return { el, update, offer };
}
