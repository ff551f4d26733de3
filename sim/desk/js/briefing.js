// The briefing and the way of working; before that, the form that starts it all.

const STEPS_TOLD = 5;

function paragraphs(box, text) {
  const parts = String(text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim());
  keyed(
    box,
    parts.map((part, n) => ({ part, n })),
    (one) => one.n,
    () => {
      const el = h("p", {});
      return {
        el,
        update: (one) => put(el, one.part.replace(/\s*\n\s*/g, " ").trim()),
      };
    },
  );
}

function makeHow() {
  const steps = Array.from({ length: STEPS_TOLD }, (_, n) =>
    h("li", { t: `how_${n + 1}` }),
  );
  const papers = h("li", { t: "how_documents", hidden: true });
  steps.splice(-1, 0, papers);
  const list = h("ol", { class: "dc-how" }, steps);
  return {
    el: h("section", {}, h("h4", { t: "how_title" }), list),
    update: (state) => show(papers, owesDocuments(state)),
  };
}

function makeBriefing() {
  const title = h("h4", {});
  const text = h("div", { class: "dc-briefing" });
  const how = makeHow();
  const el = h("div", { class: "dc-split" }, h("section", {}, title, text), how.el);
  return {
    el,
    update(state) {
      how.update(state);
      put(title, state.static.title);
      paragraphs(text, state.static.briefing);
    },
  };
}

function makeStart(desk) {
  const title = h("h3", {});
  const text = h("div", { class: "dc-briefing" });
  const code = desk.drafts.bind(
    h("input", {
      type: "text",
      maxlength: 40,
      autocomplete: "off",
      spellcheck: "false",
    }),
    "begin:participant",
  );
  const error = h("p", { class: "dc-error", role: "alert" });
  const begin = h("button", {
    type: "submit",
    class: "dc-button dc-primary",
    t: "begin",
  });
  const form = h(
    "form",
    { class: "dc-card dc-begin", novalidate: true },
    h("h4", { t: "begin_title" }),
    h("p", { class: "dc-quiet", t: "begin_note" }),
    field("participant", code),
    error,
    begin,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const participant = code.value.trim();
    put(error, participant ? "" : L.need_participant);
    if (participant) desk.send({ kind: "begin", participant });
    else code.focus();
  });
  const how = makeHow();
  const aside = h("div", { class: "dc-aside" }, form, how.el);
  desk.onAccepted("begin", () => desk.drafts.clear("begin:"));
  const el = h("div", { class: "dc-start" }, h("section", {}, title, text), aside);
  return {
    el,
    update(state) {
      how.update(state);
      put(title, state.static.title);
      paragraphs(text, state.static.briefing);
    },
  };
}
