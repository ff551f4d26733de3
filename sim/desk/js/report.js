// The information report (LI): one issue, 5W1H, facts apart from opinion.

const WHO_WHAT = ["what", "who", "when", "where", "why", "how"];
const LONG = ["facts", "opinion", "recommendation"];
const LIMIT = 4000;

function makeReportForm(desk) {
  const issue = h("select", { "data-role": "issue" });
  const recipient = h("select", { "data-role": "recipient" });
  const texts = Object.fromEntries(
    [...WHO_WHAT, ...LONG].map((name) => [name, makeText(desk, name)]),
  );
  const picker = makePicker(desk, "file:because");
  const submit = button("file", commit, "dc-primary");
  const error = h("p", { class: "dc-error", role: "alert" });
  const el = h(
    "div",
    { class: "dc-form dc-li" },
    h("p", { class: "dc-quiet", t: "li_note" }),
    h(
      "div",
      { class: "dc-pair" },
      field("li_issue", issue),
      field("li_recipient", recipient),
    ),
    h(
      "div",
      { class: "dc-six" },
      WHO_WHAT.map((name) => field(`li_${name}`, texts[name])),
    ),
    LONG.map((name) => field(`li_${name}`, texts[name], `dc-li-${name}`)),
    picker.el,
    error,
    submit,
  );

  function missing() {
    if (!issue.value) return [issue, L.need_issue];
    if (!recipient.value) return [recipient, L.need_recipient];
    const name = [...WHO_WHAT, "facts", "opinion"].find(
      (one) => !texts[one].value.trim(),
    );
    return name ? [texts[name], fill(L.need_text, { name: L[`li_${name}`] })] : null;
  }

  function commit() {
    const [control, told] = missing() ?? [null, ""];
    put(error, told);
    for (const one of [issue, recipient, ...Object.values(texts)]) {
      attr(one, "aria-invalid", one === control ? "true" : null);
    }
    if (control) return control.focus();
    const written = Object.entries(texts).map(([name, input]) => [
      name,
      input.value.trim(),
    ]);
    return desk.send({
      kind: "file",
      document: "LI",
      issue: issue.value,
      recipient: recipient.value,
      because: picker.chosen(),
      ...Object.fromEntries(written),
    });
  }

  function update(state) {
    const pairs = (list) => list.map((one) => [one.id, one.name]);
    setOptions(issue, [["", L.choose_issue], ...pairs(state.view.issues)]);
    setOptions(recipient, [
      ["", L.choose_recipient],
      ...pairs(state.static.authorities),
    ]);
    picker.update(state, issue.value);
    const over = state.view.state !== "running";
    for (const one of [submit, issue, recipient]) one.disabled = over;
    for (const input of Object.values(texts)) input.readOnly = over;
  }

  desk.onAccepted("file", () => {
    desk.drafts.clear("file:");
    for (const input of Object.values(texts)) input.value = "";
    picker.clear();
  });
  issue.addEventListener("change", () => desk.refresh());
  return { el, update };
}

function makeText(desk, name) {
  const rows = LONG.includes(name) ? 3 : 2;
  return desk.drafts.bind(h("textarea", { rows, maxlength: LIMIT }), `file:${name}`);
}
