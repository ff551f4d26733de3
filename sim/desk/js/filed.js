// Documents that were sent: what became of each, the questions that came back, and a
// place to answer them.

const FILED_MARKS = { sent: "→", accepted: "✓", returned: "↩", answered: "→" };

function returned(view) {
  return (view.documents?.filed ?? []).filter((one) => one.reply);
}

function makeFiled(desk) {
  const none = h("p", { class: "dc-quiet", t: "filed_none" });
  const list = h("ul", { class: "dc-filed" });
  const rest = h("p", { class: "dc-quiet" });
  const title = h("h4", { t: "filed", tabindex: -1 });
  const el = h("section", {}, title, none, list, rest);
  return {
    el,
    focus: () => title.focus(),
    update({ view, static: fixed }) {
      const { filed, total } = view.documents;
      const words = new Map(fixed.documents.map((one) => [one.id, one.statuses]));
      const asking = new Set(returned(view).map((one) => one.id));
      const newest = [...filed].reverse();
      const shown = [
        ...newest.filter((one) => asking.has(one.id)),
        ...newest.filter((one) => !asking.has(one.id)),
      ];
      keyed(
        list,
        shown,
        (one) => one.id,
        (one) => makeFiledOne(desk, one),
      );
      for (const row of list.dcRows.values())
        row.offer(words, view.state !== "running");
      show(none, filed.length === 0);
      show(rest, total > shown.length);
      put(rest, fill(L.shown_of, { n: shown.length, all: total }));
    },
  };
}

function makeFiledOne(desk, first) {
  const name = h("strong", { id: uid("filed") });
  const rest = h("span", { class: "dc-quiet" });
  const mark = h("span", { "aria-hidden": "true" });
  const told = h("span", {});
  const state = h("span", { class: "dc-tag dc-state" }, mark, " ", told);
  const late = h("span", {
    class: "dc-tag dc-state",
    "data-state": "late",
    t: "filed_late",
  });
  const questions = h("ul", { class: "dc-asked" });
  const reply = makeReply(desk, first.id);
  const lost = h("p", { class: "dc-quiet", t: "filed_lost" });
  const head = h("div", { class: "dc-head" }, name, late, state);
  const el = h("li", { class: "dc-card dc-filed-one", "aria-labelledby": name.id });
  el.append(head, rest, questions, lost, reply.el);
  attr(el, "data-document", first.id);
  let one = first;
  return {
    el,
    offer(words, over) {
      put(told, words.get(one.document)?.[one.status]);
      reply.lock(over);
    },
    update(next) {
      one = next;
      put(name, one.name);
      const to = one.to_name && fill(L.filed_to, { to: one.to_name });
      put(rest, [one.issue_name, to, one.at].filter(Boolean).join(" · "));
      put(mark, FILED_MARKS[one.status]);
      attr(state, "data-state", one.status);
      show(late, one.late);
      const asked = one.questions.map((text, n) => ({ text, n }));
      keyed(
        questions,
        asked,
        (q) => q.n,
        () => makeAsked(),
      );
      show(questions, asked.length > 0);
      show(reply.el, one.reply);
      show(lost, one.status === "returned" && !one.reply);
    },
  };
}

function makeAsked() {
  const el = h("li", {});
  return { el, update: (one) => put(el, one.text) };
}

function makeReply(desk, id) {
  const key = `reply:${id}`;
  const text = desk.drafts.bind(h("textarea", { rows: 2, maxlength: LIMIT }), key);
  const error = h("p", { class: "dc-error", role: "alert", id: uid("error") });
  const submit = button("reply_send", commit, "dc-primary");
  attr(text, "aria-describedby", error.id);
  const el = h("div", { class: "dc-form" }, field("reply", text), error, submit);

  function commit() {
    const written = text.value.trim();
    put(error, written ? "" : L.need_reply);
    attr(text, "aria-invalid", written ? null : "true");
    if (!written) return text.focus();
    return desk.send({ kind: "reply", document: id, text: written }, (ok) => {
      put(error, ok ? "" : desk.said());
      if (ok) desk.drafts.set(key, (text.value = ""));
    });
  }
  const lock = (over) => (submit.disabled = text.readOnly = over);
  return { el, lock };
}
