// A form for any document: its fields, the reports it rests on, and sending it. What is
// half-written stays in this browser until it has been sent; the last one sent can be
// taken as a beginning for the next.

// `spec` is what the kernel says of the document; `because`: it rests on reports.
function makeForm(desk, spec, { label = "send_document" } = {}) {
  const { id, kind } = spec;
  const prefix = `doc:${id}:`;
  const body = h("div", { class: "dc-form-body" });
  const picker = spec.because ? makePicker(desk, `${prefix}because`) : null;
  const error = h("p", { class: "dc-error", role: "alert" });
  const submit = button(label, commit, "dc-primary");
  const again = button("copy_last", copyLast, "dc-small");
  const foot = h("div", { class: "dc-head" }, submit, again);
  const parts = [body, picker?.el ?? null, error, foot];
  const el = h("div", { class: `dc-form dc-document dc-${id.toLowerCase()}` }, parts);
  const fields = () => [...(body.dcRows?.values() ?? [])];
  const filed = []; // called when it has been sent

  function commit() {
    const bad = fields().map((one) => one.check());
    const first = bad.find(Boolean);
    sum();
    if (first) return first.focus();
    return desk.send(intentOf(kind, fields(), picker), (ok) => answered(ok));
  }

  // Name the fields that are still wrong, next to the button.
  function sum() {
    const names = fields()
      .filter((one) => one.isWrong())
      .map((one) => one.label());
    put(
      error,
      names.length ? fill(L.form_incomplete, { names: names.join(", ") }) : "",
    );
  }

  function answered(ok) {
    put(error, ok ? "" : desk.said());
    if (!ok) return;
    desk.drafts.set(`last:${id}`, JSON.stringify(desk.drafts.all(prefix)));
    desk.drafts.clear(prefix);
    for (const one of fields()) one.reload();
    picker?.clear();
    for (const done of filed) done();
  }

  function copyLast() {
    const kept = savedScores(desk.drafts.get(`last:${id}`));
    for (const [name, text] of Object.entries(kept)) {
      if (name !== `${prefix}because`) desk.drafts.set(name, String(text));
    }
    for (const one of fields()) one.reload();
    desk.refresh();
  }

  function update(state, now) {
    keyed(
      body,
      now.fields,
      (one) => one.name,
      (one) => makeField(desk, one, prefix + one.name),
    );
    const over = state.view.state !== "running";
    for (const one of fields()) {
      one.offer(state);
      one.lock(over);
    }
    const issue = fields().find((one) => one.name === "issue");
    picker?.update(state, issue?.value() ?? "");
    submit.disabled = again.disabled = over;
    show(again, desk.drafts.get(`last:${id}`) !== "");
  }

  for (const name of ["input", "change"]) {
    body.addEventListener(name, () => error.textContent && sum());
  }
  el.addEventListener("change", (event) => {
    if (event.target.dataset.role === "issue") desk.refresh();
  });
  return { el, update, onFiled: (done) => filed.push(done) };
}

// What the journal takes: each field under its name, a matrix under its two names.
function intentOf(kind, fields, picker) {
  const values = fields.map((one) =>
    one.type === "matrix" ? one.value() : { [one.name]: one.value() },
  );
  const because = picker ? { because: picker.chosen() } : {};
  return Object.assign({ kind }, ...values, because);
}

// Whether something has been written that is not sent yet.
function hasDraft(desk, id) {
  return Object.keys(desk.drafts.all(`doc:${id}:`)).length > 0;
}
