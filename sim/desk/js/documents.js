// The documents an officer owes and sends: deadlines and answers on one page, each form
// on a page of its own.

const OVERVIEW = "";

function makeDocuments(desk) {
  const nav = h("ul", { class: "dc-docnav", ta: "documents" });
  const [duties, filed] = [makeDuties(desk, write), makeFiled(desk)];
  const overview = h("div", { class: "dc-docpage" }, duties.el, filed.el);
  const pages = h("div", { class: "dc-docpages" }, overview);
  const el = h("div", { class: "dc-documents" }, nav, pages);
  const forms = new Map(); // document -> its page
  let current = desk.drafts.get("documents:page", OVERVIEW);

  function go(id) {
    current = id;
    desk.drafts.set("documents:page", id);
    desk.refresh();
  }

  // Write the document of a duty, addressed to whom it is owed.
  function write({ document: id, to }) {
    const recipient = `doc:${id}:recipient`;
    if (to && !desk.drafts.get(recipient)) desk.drafts.set(recipient, to);
    go(id);
    queueMicrotask(() => queueMicrotask(() => forms.get(id)?.focus()));
  }

  function page(spec) {
    if (!forms.has(spec.id)) {
      const made = makeDocumentPage(desk, spec, () => {
        go(OVERVIEW);
        queueMicrotask(() => queueMicrotask(filed.focus));
      });
      forms.set(spec.id, made);
      pages.append(made.el);
    }
    return forms.get(spec.id);
  }

  function update(state) {
    const specs = state.static.documents;
    const spec = specs.find((one) => one.id === current);
    const entries = [{ id: OVERVIEW, name: L.documents_overview }, ...specs];
    keyed(
      nav,
      entries,
      (one) => one.id,
      (one) => makeDocLink(one.id, go),
    );
    for (const [id, row] of nav.dcRows)
      row.mark(id === (spec?.id ?? OVERVIEW), hasDraft(desk, id));
    show(overview, !spec);
    if (spec) page(spec).update(state, spec);
    else for (const part of [duties, filed]) part.update(state);
    for (const [id, made] of forms) show(made.el, id === spec?.id);
  }

  return { el, update, open: () => go(OVERVIEW) };
}

// Whether this exercise has documents at all; older scenarios know only the LI.
function owesDocuments({ static: fixed }) {
  return (fixed.documents?.length ?? 0) > 0;
}

function makeDocLink(id, go) {
  const name = h("span", {});
  const pen = h("span", { "aria-hidden": "true", text: "✎" });
  const draft = h(
    "span",
    { class: "dc-tag" },
    pen,
    h("span", { class: "dc-unseen", t: "draft" }),
  );
  const link = h(
    "button",
    { type: "button", on: { click: () => go(id) } },
    name,
    draft,
  );
  attr(link, "data-page", id || "overview");
  return {
    el: h("li", {}, link),
    update: (one) => put(name, one.name),
    mark(here, written) {
      attr(link, "aria-current", here ? "page" : null);
      show(draft, written && id !== OVERVIEW);
    },
  };
}

function makeDocumentPage(desk, first, done) {
  const title = h("h4", { tabindex: -1 });
  const purpose = h("p", { class: "dc-quiet" });
  const due = h("p", { class: "dc-due" });
  const readers = h("p", { class: "dc-quiet" });
  const form = makeForm(desk, first);
  const el = h(
    "section",
    { class: "dc-docpage" },
    title,
    purpose,
    due,
    readers,
    form.el,
  );
  form.onFiled(done);
  return {
    el,
    focus: () => title.focus(),
    update(state, spec) {
      put(
        readers,
        spec.recipients ? fill(L.readers, { names: spec.recipients.join(", ") }) : "",
      );
      show(readers, Boolean(spec.recipients));
      put(title, spec.name);
      put(purpose, `${spec.purpose} ${L.draft_note}`);
      const next = owed(state.view).find((one) => one.document === spec.id);
      put(due, next ? fill(L.duty_next, { to: next.to_name, due: next.due }) : "");
      show(due, Boolean(next));
      form.update(state, spec);
    },
  };
}
